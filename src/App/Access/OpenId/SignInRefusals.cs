namespace Joinery.App.Access.OpenId;

/// <summary>Why a sign-in service did not bring somebody in. {0} is the name of the service.</summary>
internal static class SignInRefusals
{
    /// <summary>No answer, or none that can be read.</summary>
    public static readonly RefusalKind ProviderDown = new("sign-in.provider-down", "{0} cannot be reached at the moment. Try again in a few minutes. If it goes on, tell your organisation’s Joinery administrator.");
    /// <summary>The service refuses this Joinery, or describes itself otherwise than it is set up here.</summary>
    public static readonly RefusalKind SetUp = new("sign-in.set-up", "Sign-in with {0} is not set up correctly. Tell your organisation’s Joinery administrator the reference below.");
    /// <summary>The person turned back, or the service refused them.</summary>
    public static readonly RefusalKind Cancelled = new("sign-in.cancelled", "You did not finish signing in with {0}. Sign in again when you are ready.");
    /// <summary>The service answered with an error of its own.</summary>
    public static readonly RefusalKind ProviderError = new("sign-in.provider-error", "{0} could not sign you in. Sign in again. If it happens again, tell your organisation’s Joinery administrator the reference below.");
    /// <summary>The answer belongs to no sign-in that this browser began lately.</summary>
    public static readonly RefusalKind Expired = new("sign-in.expired", "Signing in with {0} took too long, or was begun in another browser. Sign in again.");
    /// <summary>The answer does not prove who the person is.</summary>
    public static readonly RefusalKind Untrusted = new("sign-in.untrusted", "What {0} sent could not be trusted, so you were not signed in. Sign in again. If it happens again, tell your organisation’s Joinery administrator the reference below.");
    /// <summary>The answer lacks a name, an identity or an organisation.</summary>
    public static readonly RefusalKind Incomplete = new("sign-in.incomplete", "{0} did not say who you are or which organisation you act for. Ask your organisation’s Joinery administrator to check your account there.");
    /// <summary>Proved with less than Joinery asks for.</summary>
    public static readonly RefusalKind Weak = new("sign-in.weak", "Joinery needs a stronger way of signing in. Sign in again with {0}, using a smartcard, a security key or an authenticator app.");
}

/// <summary>Tells the log why somebody was not let in, by code alone, and gives the refusal that they see.</summary>
internal sealed partial class Trouble(ILogger log, string provider, string providerName, string reference)
{
    /// <summary>What the person is told to quote.</summary>
    public string Reference { get; } = reference;

    /// <summary>The refusal, after it was logged. The cause is a word of ours or a kind of error: never text that came from outside.</summary>
    public Refusal Tell(RefusalKind kind, string cause)
    {
        Refused(log, provider, kind.Code, cause, Reference);
        return kind.With(providerName);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in with {Provider} refused: {Code}, because of {Cause}, reference {Reference}")]
    private static partial void Refused(ILogger log, string provider, string code, string cause, string reference);
}
