using System.Net;
using System.Threading.RateLimiting;
using Joinery.App.Access;
using Joinery.App.Features.Errors;
using Joinery.App.Features.Notices;
using Joinery.Design;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace Joinery.App.Hosting;

/// <summary>Puts the web server together: services first, then the order in which a request passes through.</summary>
internal static class Server
{
    /// <summary>Bytes that a form may have; uploads state their own limit.</summary>
    private const int FormBytes = 1_000_000;

    public const string SignInLimit = "sign-in";

    public static WebApplication Build(Settings settings, Store store, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(settings.Url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormBytes;
        });
        AddLogging(builder.Logging, settings);
        AddServices(builder.Services, settings, store, clock);
        var app = builder.Build();
        Use(app, settings, clock);
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging, Settings settings)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        logging.SetMinimumLevel(Enum.Parse<LogLevel>(settings.LogLevel));
        // The framework's own lines name addresses of pages, which may hold ids; ours name routes.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        // A start that fails is told in a sentence by the command; a background task that fails is logged as critical.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }

    private static void AddServices(IServiceCollection services, Settings settings, Store store, TimeProvider clock)
    {
        services.AddSingleton(settings).AddSingleton(store).AddSingleton(clock);
        services.AddSingleton(Ids.Unguessable(clock)).AddSingleton(AccessBook.Load()).AddSingleton<Deeds>();
        services.AddSingleton<IEnumerable<LiveTopic>>(Modules.All.SelectMany(module => module.Topics).ToList());
        services.AddSingleton<Live>().AddHostedService(all => all.GetRequiredService<Live>());
        services.AddHostedService<Housekeeping>();
        services.AddSingleton(all => new Site(settings.PlaceName, settings.Demo, Modules.All.SelectMany(module => module.Navigation).ToList(),
            all.GetRequiredService<AccessBook>(), all.GetRequiredService<NoticeBoard>().Shown));
        foreach (var module in Modules.All) module.AddServices(services);
        if (settings.TelemetryUrl.Length > 0) services.AddSingleton(new Telemetry(new Uri(settings.TelemetryUrl)));

        services.AddRazorComponents();
        PublicPages.Add(services);
        services.AddOpenApi("joinery");
        services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 500;
            form.ValueLengthLimit = 100_000;
            form.KeyLengthLimit = 200;
        });
        AddAccess(services, settings, store);
    }

    private static void AddAccess(IServiceCollection services, Settings settings, Store store)
    {
        services.AddDataProtection().SetApplicationName("joinery");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SharedKeys(store));
        services.AddSingleton<Sessions>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => Sessions.Harden(cookie, settings));
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<Sessions>((cookie, sessions) => cookie.SessionStore = sessions);
        services.AddSingleton<IAuthorizationHandler, RightCheck>();
        // No policy means no access.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = settings.Demo ? "joinery-form" : "__Host-joinery-form";
            form.Cookie.SecurePolicy = settings.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.FormFieldName = "form-token";
            form.SuppressXFrameOptionsHeader = true;
        });
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = settings.SignInPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    private static void Use(WebApplication app, Settings settings, TimeProvider clock)
    {
        RequestLog.Use(app, clock);
        Headers.Use(app, settings);
        app.UseExceptionHandler(ErrorPages.OnException);
        if (settings.TrustedProxies.Length > 0) app.UseForwardedHeaders(Trusted(settings));
        app.UseStatusCodePages(ErrorPages.OnStatus);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UseAntiforgery();
        app.UseMiddleware<FormTokens>();

        // Every form is checked for its token unless a route says that it is no form.
        var pages = app.MapGroup("").WithMetadata(new RequireAntiforgeryTokenAttribute());
        foreach (var module in Modules.All) module.Map(pages);
        pages.MapAssets().Public().ExcludeFromDescription();
        ErrorPages.Map(pages);
        if (settings.Development) GalleryPages.Map(pages);
        app.MapOpenApi("/api/{documentName}.json").Public();
    }

    private static ForwardedHeadersOptions Trusted(Settings settings)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // The framework trusts the whole loopback network by itself; only what was set is trusted here.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.ProxyList) options.KnownProxies.Add(IPAddress.Parse(proxy));
        return options;
    }
}
