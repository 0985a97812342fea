namespace Joinery.App.Hosting;

/// <summary>
/// Headers that tell the browser what this site never does: run scripts or styles from elsewhere or written into a page,
/// stand in a frame, leak addresses, or be kept in a cache when somebody is signed in.
/// </summary>
internal static class Headers
{
    // A file that somebody sent or saves may do nothing at all, even where a browser opens it.
    private const string ForFiles = "default-src 'none'; sandbox; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    public static void Use(IApplicationBuilder app, Settings settings)
    {
        // Chromium holds the redirect after a form to form-action too, so the sign-in services are named.
        var signIn = string.Concat(new[] { settings.Cis2Authority, settings.EntraAuthority }.Where(address => address.Length > 0)
            .Select(address => " " + new Uri(address).GetLeftPart(UriPartial.Authority)).Distinct());
        var policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + $"form-action 'self'{signIn}; frame-ancestors 'none'; base-uri 'none'";
        app.Use((context, next) =>
        {
            // Written at the last moment, because the page of an error begins with every header taken away.
            context.Response.OnStarting(() => Write(context.Response.Headers));
            return next();
        });

        Task Write(IHeaderDictionary headers)
        {
            headers.ContentSecurityPolicy = headers.ContentDisposition.Count > 0 ? ForFiles : policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (!settings.Demo) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}
