namespace Joinery.Rules;

/// <summary>Who pays a top-up.</summary>
public enum TopUpPayer
{
    /// <summary>Somebody else.</summary>
    ThirdParty,
    /// <summary>The person themselves.</summary>
    FirstParty,
}

/// <summary>The written agreement on a payment for dearer accommodation. A term that is null is missing.</summary>
/// <param name="Payer">Who pays.</param>
/// <param name="From">The first day.</param>
public sealed record TopUpAgreement(TopUpPayer Payer, DateOnly From)
{
    /// <summary>Term 1: the additional cost a week.</summary>
    public Money? AdditionalCost { get; init; }

    /// <summary>Term 2: the amount of the personal budget for accommodation of that kind.</summary>
    public Money? PersonalBudget { get; init; }

    /// <summary>Term 3: how often it is paid.</summary>
    public Every? Frequency { get; init; }

    /// <summary>Term 4: to whom it is paid.</summary>
    public string? Payee { get; init; }

    /// <summary>Term 5: how it is reviewed.</summary>
    public string? Review { get; init; }

    /// <summary>Term 6: what happens when payment stops.</summary>
    public string? IfPaymentStops { get; init; }

    /// <summary>Term 7: what happens when the provider's price rises.</summary>
    public string? IfPriceRises { get; init; }

    /// <summary>Term 8: what happens when the payer's means change.</summary>
    public string? IfMeansChange { get; init; }

    /// <summary>What is agreed to be paid a week; no more than the additional cost, and it may be less.</summary>
    public Money Weekly { get; init; }

    /// <summary>True when the payer is able and willing for as long as the arrangement is expected to last, and had information and advice.</summary>
    public bool PayerIsAbleAndInformed { get; init; }

    /// <summary>The day of the last review.</summary>
    public DateOnly? LastReview { get; init; }
}

/// <summary>When a person may top up for themselves.</summary>
/// <param name="InTwelveWeeks">The home is left out for the first 12 weeks.</param>
/// <param name="UnderDeferral">A deferred payment agreement covers the top-up.</param>
/// <param name="Aftercare">The accommodation is aftercare under section 117.</param>
public sealed record FirstPartyGround(bool InTwelveWeeks = false, bool UnderDeferral = false, bool Aftercare = false);

/// <summary>Payments for accommodation that costs more than the personal budget for its kind.</summary>
[RulesOf("Choice of accommodation")]
public static class TopUps
{
    private const int MonthsBetweenReviews = 12;

    /// <summary>
    /// What is paid a week; refuses an agreement without one of its eight terms, without a payer who is able and informed, for more than the
    /// additional cost, and by the person themselves on no ground.
    /// </summary>
    [Law(Instruments.Choice, "reg 5")]
    [Law(Instruments.Choice, "reg 4(3)")]
    public static Outcome<Money> Check(TopUpAgreement agreement, FirstPartyGround ground)
    {
        (string Term, bool IsThere)[] terms =
        [
            ("the additional cost", agreement.AdditionalCost is not null), ("the personal budget", agreement.PersonalBudget is not null),
            ("the frequency", agreement.Frequency is not null), ("the payee", Is(agreement.Payee)), ("the review", Is(agreement.Review)),
            ("what happens when payment stops", Is(agreement.IfPaymentStops)), ("what happens when the price rises", Is(agreement.IfPriceRises)),
            ("what happens when the payer's means change", Is(agreement.IfMeansChange)),
        ];
        if (terms.Where(term => !term.IsThere).Select(term => term.Term).ToList() is { Count: > 0 } missing) return RulesRefusals.TopUpTerms.With(string.Join(", ", missing));
        if (agreement.Payer == TopUpPayer.FirstParty && ground is { InTwelveWeeks: false, UnderDeferral: false, Aftercare: false }) return RulesRefusals.TopUpFirstParty.With();
        if (!agreement.PayerIsAbleAndInformed) return RulesRefusals.TopUpPayer.With();
        if (agreement.Weekly.Pence <= 0 || agreement.Weekly > agreement.AdditionalCost) return RulesRefusals.TopUpAmount.With(agreement.AdditionalCost!.Value);
        return agreement.Weekly;
    }

    /// <summary>The first day on which a review is overdue: 12 months after the last one, or after the agreement began.</summary>
    [Law(Instruments.Choice, "reg 5")]
    public static DateOnly ReviewDue(TopUpAgreement agreement) => (agreement.LastReview ?? agreement.From).AddMonths(MonthsBetweenReviews);

    private static bool Is(string? text) => !string.IsNullOrWhiteSpace(text);
}
