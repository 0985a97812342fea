namespace Joinery.Rules;

/// <summary>The figures and choices that a simulated charge needs, as whole pence. A simulation changes them freely; they are no law then.</summary>
public sealed record BulkRates
{
    /// <summary>The bases of the minimum income guarantee in the order of <see cref="BulkCase.Base"/>.</summary>
    internal static readonly RateElement[] Bases =
    [
        RateElement.MigSingle1824, RateElement.MigSingle25ToPcAge, RateElement.MigSinglePcAge, RateElement.MigLoneParent18, RateElement.MigCouple18Each, RateElement.MigCouplePcAgeEach,
    ];

    private static readonly RateElement[] Single = [RateElement.MigDisabilityPremiumSingle, RateElement.MigEnhancedDisabilityPremiumSingle, RateElement.MigCarerPremium];
    private static readonly RateElement[] Couple = [RateElement.MigDisabilityPremiumCouple, RateElement.MigEnhancedDisabilityPremiumCouple, RateElement.MigCarerPremium];

    /// <summary>Upper capital limit in a care home.</summary>
    public long UpperPence { get; init; }
    /// <summary>Upper capital limit at home.</summary>
    public long UpperAtHomePence { get; init; }
    /// <summary>True where the authority pays at home above the limit.</summary>
    public bool PaysAboveLimitAtHome { get; init; }
    /// <summary>True where the authority pays above the limit for a temporary stay.</summary>
    public bool PaysAboveLimitForTemporary { get; init; }
    /// <summary>Lower capital limit.</summary>
    public long LowerPence { get; init; }
    /// <summary>Step of the tariff.</summary>
    public long StepPence { get; init; }
    /// <summary>Tariff income a step.</summary>
    public long StepIncomePence { get; init; }
    /// <summary>Personal expenses allowance.</summary>
    public long PeaPence { get; init; }
    /// <summary>Savings credit disregard, single and couple.</summary>
    public (long Single, long Couple) SavingsCreditPence { get; init; }
    /// <summary>Standard minimum guarantee, single and couple.</summary>
    public (long Single, long Couple) GuaranteePence { get; init; }
    /// <summary>Capital that deemed income leaves out, and its step.</summary>
    public (long LeftOut, long Step) DeemedPence { get; init; }
    /// <summary>Flat uplift of the guarantee.</summary>
    public long UpliftPence { get; init; }
    /// <summary>Uplift of the guarantee in hundredths of a percent.</summary>
    public long UpliftBasisPoints { get; init; }
    /// <summary>Part of disposable income taken at home, in hundredths of a percent.</summary>
    public long TakenBasisPoints { get; init; } = 10_000;
    /// <summary>A charge at home below this is not made.</summary>
    public long MinimumChargePence { get; init; }
    /// <summary>Fee for arranging care at home, where all of it is paid.</summary>
    public long ArrangementFeePence { get; init; }
    /// <summary>True where all of savings credit is left out at home.</summary>
    public bool IgnoresSavingsCreditAtHome { get; init; }

    /// <summary>The minimum income guarantee by base, children and premiums, without uplift: an amount for each base.</summary>
    public IReadOnlyList<long> BasePence { get; init; } = [];
    /// <summary>The amount for a child.</summary>
    public long ChildPence { get; init; }
    /// <summary>Premiums of a single person for each combination: 1 disability, 2 enhanced, 4 carer.</summary>
    public IReadOnlyList<long> SinglePremiumsPence { get; init; } = [];
    /// <summary>The same for a member of a couple.</summary>
    public IReadOnlyList<long> CouplePremiumsPence { get; init; } = [];

    /// <summary>The figures of a day and the choices of an authority; refuses a day without them, and a percentage with more than two decimals.</summary>
    public static Outcome<BulkRates> Of(RatesOn rates, PolicyOn policy)
    {
        if (rates.Lack([.. Bases, .. Single, .. Couple, .. SavingsCreditDisregard.Needed, RateElement.MigChild, RateElement.Pea, RateElement.CareCapitalUpper, RateElement.PcCapitalStep]) is { } lack) return lack;
        var (taken, uplift) = (policy[PolicyItem.DisposableIncomePercent]?.Value ?? 100, policy[PolicyItem.GuaranteeUpliftPercent]?.Value ?? 0);
        if (decimal.Round(taken, 2) != taken || decimal.Round(uplift, 2) != uplift) return RulesRefusals.PolicyPercent.With("a simulation");
        long Own(RateElement element) => Pence(policy.Own(element)?.Value ?? rates[element]);
        return new BulkRates
        {
            UpperPence = Pence(rates[RateElement.CareCapitalUpper]),
            UpperAtHomePence = Pence(policy[PolicyItem.UpperCapitalLimitAtHome]?.Value ?? rates[RateElement.CareCapitalUpper]),
            PaysAboveLimitAtHome = policy.Is(PolicyItem.PaysAboveLimitAtHome),
            PaysAboveLimitForTemporary = policy.Is(PolicyItem.PaysAboveLimitForTemporary),
            LowerPence = Pence(rates[RateElement.CareCapitalLower]),
            StepPence = Pence(rates[RateElement.CareTariffStep]),
            StepIncomePence = Pence(rates[RateElement.CareTariffAmount]),
            PeaPence = Pence(rates[RateElement.Pea]),
            SavingsCreditPence = (Pence(rates[RateElement.SavingsCreditDisregardSingle]), Pence(rates[RateElement.SavingsCreditDisregardCouple])),
            GuaranteePence = (Pence(rates[RateElement.PcStandardMinimumGuaranteeSingle]), Pence(rates[RateElement.PcStandardMinimumGuaranteeCouple])),
            DeemedPence = (Pence(rates[RateElement.PcCapitalDisregard]), Pence(rates[RateElement.PcCapitalStep])),
            UpliftPence = Pence(policy[PolicyItem.GuaranteeUplift]?.Value ?? 0),
            UpliftBasisPoints = Pence(uplift),
            TakenBasisPoints = Pence(taken),
            // A charge is whole pence, so it is below a limit exactly when it is below the limit rounded up.
            MinimumChargePence = Pence(Pennies.Up(policy[PolicyItem.MinimumCharge]?.Value ?? 0)),
            ArrangementFeePence = Pence(Pennies.Down(policy[PolicyItem.ArrangementFee]?.Value ?? 0)),
            IgnoresSavingsCreditAtHome = policy.Is(PolicyItem.IgnoresSavingsCreditAtHome),
            BasePence = [.. Bases.Select(Own)],
            ChildPence = Own(RateElement.MigChild),
            SinglePremiumsPence = [.. Enumerable.Range(0, 8).Select(flags => Single.Where((_, bit) => (flags & (1 << bit)) != 0).Sum(Own))],
            CouplePremiumsPence = [.. Enumerable.Range(0, 8).Select(flags => Couple.Where((_, bit) => (flags & (1 << bit)) != 0).Sum(Own))],
        };
    }

    private static long Pence(decimal pounds) => (long)(pounds * 100m);
}
