using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Deferrals;
using Joinery.Rules;

namespace Joinery.Entitlement.Choices;

/// <summary>A top-up that was agreed in writing, and on which ground the person may pay it themselves.</summary>
/// <param name="Agreement">Its eight terms and who pays.</param>
/// <param name="Ground">The ground, as the case showed it then.</param>
public sealed record TopUp(TopUpAgreement Agreement, FirstPartyGround Ground) : ITerms
{
    /// <inheritdoc/>
    public static string Kind => "top-up";

    /// <summary>Nothing that could be topped up.</summary>
    public static readonly RefusalKind NoService = new("top-up.no-service", "Add the place among the services first: a top-up pays for one of them.");

    /// <summary>The service that it pays for, by its name.</summary>
    public string Service { get; init; } = "";

    /// <summary>What it may pay for: the services of the case, each name once.</summary>
    internal static IReadOnlyList<string> Places(CaseFacts facts) => [.. facts.Services.Select(service => service.Name).Distinct()];

    /// <summary>On which grounds a person may pay their own top-up on a day, from what the case knows: nobody has to say it again.</summary>
    internal static FirstPartyGround GroundOn(DateOnly day, CaseFacts facts, IReadOnlyList<Agreed<Deferral>> deferrals, RateBook rates) => new(
        facts.Care is { Setting: Setting.Permanent, MovedIn: { } moved } care && TwelveWeeks.Of(moved, care.EarlierStay, rates.On(day)) is { } weeks && weeks.Contains(day),
        deferrals.On(day) is not null,
        facts.Services.Any(service => service.Funding == HealthFunding.Aftercare && service.Days.Contains(day)));

    /// <summary>The grounds in words; empty where there is none.</summary>
    internal static IReadOnlyList<string> Words(FirstPartyGround ground) =>
    [
        .. ground.InTwelveWeeks ? ["The home is left out for the first 12 weeks"] : Array.Empty<string>(),
        .. ground.UnderDeferral ? ["A deferred payment agreement is in force: it must cover the top-up"] : Array.Empty<string>(),
        .. ground.Aftercare ? ["The accommodation is aftercare under section 117"] : Array.Empty<string>(),
    ];
}
