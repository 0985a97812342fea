using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Joinery.App.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Joinery.App.Access;

/// <summary>
/// Sessions live in the database, so that signing out ends them on every node at once; the cookie holds only a key,
/// and the table only the key's hash.
/// </summary>
internal sealed class Sessions(Store store, Settings settings, TimeProvider clock) : ITicketStore
{
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await store.Tend(async db =>
        {
            await db.Execute("insert into app_session (key_hash, account, ticket, began_at, ends_at) values (@hash, @account, @bytes, @now, @ends)",
                new { hash = Hash(key), account = ticket.Principal.FindFirst("sub")!.Value, bytes = TicketSerializer.Default.Serialize(ticket), now, ends = Ends(now, now) });
        });
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => store.Tend(async db =>
    {
        var began = await db.Find<string>("select began_at from app_session where key_hash = @hash", new { hash = Hash(key) });
        if (began is null) return;
        var ends = Ends(SqlTypes.ReadMoment(began), clock.GetUtcNow());
        await db.Execute("update app_session set ticket = @bytes, ends_at = @ends where key_hash = @hash",
            new { bytes = TicketSerializer.Default.Serialize(ticket), ends, hash = Hash(key) });
    });

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var bytes = await store.Read(db => db.Find<byte[]>("select ticket from app_session where key_hash = @hash and ends_at >= @now",
            new { hash = Hash(key), now = clock.GetUtcNow() }));
        return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
    }

    public Task RemoveAsync(string key) =>
        store.Tend(db => db.Execute("delete from app_session where key_hash = @hash", new { hash = Hash(key) }));

    /// <summary>Forgets sessions that are over.</summary>
    public Task Forget(CancellationToken stop) => store.Tend(db => db.Execute("delete from app_session where ends_at < @Now", new { db.Now }), stop);

    // A session ends after some minutes without a click, and in any case after some hours.
    private DateTimeOffset Ends(DateTimeOffset began, DateTimeOffset now)
    {
        var idle = now.AddMinutes(settings.SessionMinutes);
        var whole = began.AddHours(settings.SessionHours);
        return idle < whole ? idle : whole;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));

    // A page leads to signing in and back; a form that was being sent is kept; a program is told 401.
    private static Task Challenge(RedirectContext<CookieAuthenticationOptions> signIn)
    {
        var context = signIn.HttpContext;
        if (HttpMethods.IsPost(context.Request.Method) && FormTokens.CameFromHere(context)) return FormTokens.ShowAgain(context, signedOut: true);
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) context.Response.Redirect(signIn.RedirectUri);
        else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <summary>
    /// Begins a session under a new key, and ends the one that the browser may have had. The framework by itself would put the newcomer
    /// into that session under its old key, which somebody else may know.
    /// </summary>
    public static async Task Begin(HttpContext context, ClaimsPrincipal who)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var scheme = await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var fresh = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(context.RequestServices);
        await fresh.InitializeAsync(scheme!, context);
        await fresh.SignInAsync(who, new AuthenticationProperties { IsPersistent = false });
    }

    // The framework would renew only after half of the time, and so end a session as much too early.
    private static Task RenewAtClick(CookieSlidingExpirationContext click)
    {
        click.ShouldRenew = click.ElapsedTime >= TimeSpan.FromMinutes(1);
        return Task.CompletedTask;
    }

    /// <summary>The cookie: not readable by scripts, not sent along from other sites, and only over HTTPS outside the demo.</summary>
    public static void Harden(CookieAuthenticationOptions cookie, Settings settings)
    {
        // The __Host- prefix binds the cookie to this host and to HTTPS; the demo is served over plain HTTP on one machine.
        cookie.Cookie.Name = settings.Demo ? "joinery-demo" : "__Host-joinery";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = settings.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(settings.SessionMinutes);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "return";
        cookie.Events.OnRedirectToAccessDenied = refused =>
        {
            refused.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToLogin = Challenge;
        cookie.Events.OnCheckSlidingExpiration = RenewAtClick;
    }
}
