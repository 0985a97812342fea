namespace Joinery.Rules;

/// <summary>One service of a package of care.</summary>
/// <param name="Name">What it is, without anything personal: home care, respite, nursing home.</param>
/// <param name="Weekly">What it costs a week.</param>
/// <param name="Days">The days on which it is given.</param>
public sealed record ServiceLine(string Name, Money Weekly, DateRange Days)
{
    /// <summary>On which ground the NHS pays a part.</summary>
    public HealthFunding Funding { get; init; }

    /// <summary>The part of the NHS where one is agreed, 0 to 100.</summary>
    public decimal? HealthPercent { get; init; }

    /// <summary>The amount of the NHS a week where an amount is agreed.</summary>
    public Money? HealthAmount { get; init; }

    /// <summary>The rate of nursing, where the NHS funds it.</summary>
    public NursingBand Nursing { get; init; }

    /// <summary>Reablement, which is free for its first six weeks.</summary>
    public bool IsReablement { get; init; }

    /// <summary>A third party's top-up a week.</summary>
    public Money ThirdPartyTopUp { get; init; }

    /// <summary>The person's own top-up a week.</summary>
    public Money OwnTopUp { get; init; }
}

/// <summary>Who pays for one service a week.</summary>
/// <param name="Service">The service.</param>
/// <param name="Split">Who pays for it.</param>
public sealed record ServiceSplit(ServiceLine Service, Split Split);

/// <summary>Who pays for each service of a package. A person has one charge; it is shared over the services in proportion to what the NHS and top-ups leave of each.</summary>
[RulesOf("Cost split")]
public static class PackageSplit
{
    /// <summary>What the charge may cover on a day, a week: without parts of the NHS, top-ups, aftercare and free reablement.</summary>
    [Law(Instruments.CareAct, "s14")]
    public static Outcome<Money> Chargeable(IReadOnlyList<ServiceLine> services, RatesOn rates)
    {
        var sum = Money.Zero;
        foreach (var service in services.Where(service => service.Days.Contains(rates.On)))
        {
            if (!Left(service, rates).Try(out var left, out var refusal)) return refusal;
            sum += left;
        }
        return sum;
    }

    /// <summary>
    /// Who pays for each service that is given on the day, with the charge and what of it is deferred, both a week. The parts of all services add up to the
    /// charge, or to all that it may cover where that is less.
    /// </summary>
    [Law(Instruments.CareAct, "s14")]
    [Law(Instruments.StandingRules, "reg 21")]
    [Law(Instruments.StandingRules, "reg 28")]
    public static Outcome<IReadOnlyList<ServiceSplit>> On(IReadOnlyList<ServiceLine> services, Money charge, Money deferred, RatesOn rates)
    {
        if (charge.IsNegative || deferred.IsNegative) return RulesRefusals.AmountNegative.With("Every amount of the split");
        var given = services.Where(service => service.Days.Contains(rates.On)).ToList();
        var left = new long[given.Count];
        for (var i = 0; i < given.Count; i++)
        {
            if (!Left(given[i], rates).Try(out var one, out var refusal)) return refusal;
            left[i] = one.Pence;
        }
        var charges = Share(charge, left);
        var splits = new List<ServiceSplit>();
        var deferrals = Share(deferred < charge ? deferred : charge, [.. charges.Select(part => part.Pence)]);
        for (var i = 0; i < given.Count; i++)
        {
            if (!Facts(given[i], rates).Try(out var facts, out var refusal)) return refusal;
            if (!CostSplit.Of(facts with { AssessedCharge = charges[i], Deferred = deferrals[i] }).Try(out var split, out refusal)) return refusal;
            splits.Add(new(given[i], split));
        }
        return splits;
    }

    /// <summary>The days on which who pays may change because a service begins, ends, or is no longer free.</summary>
    [Law(Instruments.Charging, "reg 3")]
    public static IReadOnlyList<DateOnly> Changes(IReadOnlyList<ServiceLine> services, RatesOn rates) =>
        [.. services.SelectMany(service => new[] { service.Days.From, service.Days.Until, service.IsReablement ? FreeOfCharge.ReablementDays(service.Days.From, rates).Until : null }).OfType<DateOnly>().Distinct().Order()];

    // No service is charged for more than is left of it, which the proportion sees to.
    private static Money[] Share(Money amount, long[] left)
    {
        var all = left.Sum();
        if (all == 0) return new Money[left.Length];
        return (amount.Pence < all ? amount : new Money(all)).Split(left);
    }

    private static Outcome<Money> Left(ServiceLine service, RatesOn rates)
    {
        if (!Facts(service, rates).Try(out var facts, out var refusal)) return refusal;
        if (!CostSplit.Health(facts).Try(out var nhs, out refusal)) return refusal;
        var left = facts.Gross - nhs - facts.ThirdPartyTopUp - facts.OwnTopUp;
        var isFree = service.Funding == HealthFunding.Aftercare || service.IsReablement && FreeOfCharge.ReablementDays(service.Days.From, rates).Contains(rates.On);
        return isFree || left.IsNegative ? Money.Zero : left;
    }

    private static Outcome<SplitFacts> Facts(ServiceLine service, RatesOn rates)
    {
        var nursing = Money.Zero;
        if (service.Funding == HealthFunding.FundedNursing && !FundedNursing.Weekly(service.Nursing, rates, default(Silent)).Try(out nursing, out var refusal)) return refusal;
        return new SplitFacts(service.Weekly, service.Funding)
        {
            HealthPercent = service.HealthPercent,
            HealthAmount = service.HealthAmount,
            Nursing = nursing,
            ThirdPartyTopUp = service.ThirdPartyTopUp,
            OwnTopUp = service.OwnTopUp,
        };
    }
}
