namespace Joinery.Rules;

/// <summary>On which ground the NHS pays a part.</summary>
public enum HealthFunding
{
    /// <summary>It does not.</summary>
    None,
    /// <summary>NHS Continuing Healthcare: it pays all of it.</summary>
    ContinuingHealthcare,
    /// <summary>A joint package: an agreed part of each need.</summary>
    Joint,
    /// <summary>A nursing home: it pays for the nursing.</summary>
    FundedNursing,
    /// <summary>Aftercare under section 117: an agreed part, and the person pays nothing.</summary>
    Aftercare,
}

/// <summary>One need of a joint package with the part that the NHS pays.</summary>
/// <param name="Need">Which need.</param>
/// <param name="Weekly">What it costs a week.</param>
/// <param name="HealthPercent">The part of the NHS, 0 to 100.</param>
public sealed record JointNeed(string Need, Money Weekly, decimal HealthPercent);

/// <summary>What decides who pays for a package.</summary>
/// <param name="Gross">The weekly cost.</param>
/// <param name="Funding">On which ground the NHS pays.</param>
public sealed record SplitFacts(Money Gross, HealthFunding Funding)
{
    /// <summary>The part of the NHS where it is agreed, 0 to 100.</summary>
    public decimal? HealthPercent { get; init; }

    /// <summary>The amount of the NHS where an amount is agreed.</summary>
    public Money? HealthAmount { get; init; }

    /// <summary>The needs of a joint package, where each has its own part; they add up to the cost.</summary>
    public IReadOnlyList<JointNeed> Needs { get; init; } = [];

    /// <summary>NHS-funded nursing care a week.</summary>
    public Money Nursing { get; init; }

    /// <summary>The person's charge by the financial assessment.</summary>
    public Money AssessedCharge { get; init; }

    /// <summary>A third party's top-up.</summary>
    public Money ThirdPartyTopUp { get; init; }

    /// <summary>The person's own top-up.</summary>
    public Money OwnTopUp { get; init; }

    /// <summary>How much of what the person owes is deferred: the council pays it now.</summary>
    public Money Deferred { get; init; }
}

/// <summary>Who bears the cost.</summary>
public enum Funder
{
    /// <summary>The integrated care board.</summary>
    Nhs,
    /// <summary>The council.</summary>
    Council,
    /// <summary>The person, now.</summary>
    Person,
    /// <summary>The person, later: paid by the council under a deferred payment agreement.</summary>
    PersonDeferred,
    /// <summary>Somebody else, by a top-up.</summary>
    ThirdParty,
}

/// <summary>One funder's part, as the pooled fund books it.</summary>
/// <param name="Funder">Who.</param>
/// <param name="Amount">How much.</param>
/// <param name="Rule">The provision that puts it on them.</param>
public sealed record SplitLine(Funder Funder, Money Amount, Provision Rule);

/// <summary>Who pays for a package, to the penny: the lines add up to the cost.</summary>
/// <param name="Gross">The cost.</param>
/// <param name="Lines">The parts; a funder with nothing to pay has none.</param>
public sealed record Split(Money Gross, IReadOnlyList<SplitLine> Lines)
{
    /// <summary>The part of one funder; £0.00 without a line.</summary>
    public Money Of(Funder funder) => Lines.Where(line => line.Funder == funder).Sum(line => line.Amount);
}

/// <summary>The split of a cost between NHS, council, person and third party.</summary>
[RulesOf("Cost split")]
public static class CostSplit
{
    /// <summary>
    /// Who pays. Nursing comes off first and never off the person's contribution; a part in percent is shared by largest remainder, of which the council
    /// takes the odd penny on a tie; the person pays no more than their charge and no more than what is left. Refuses parts that exceed the cost.
    /// </summary>
    [Law(Instruments.CareAct, "s14")]
    [Law(Instruments.CareAct, "s22")]
    [Law(Instruments.StandingRules, "reg 21")]
    [Law(Instruments.StandingRules, "reg 28")]
    [Law(Instruments.MentalHealthAct, "s117")]
    public static Outcome<Split> Of(SplitFacts facts)
    {
        if (facts.Gross.IsNegative || facts.AssessedCharge.IsNegative || facts.ThirdPartyTopUp.IsNegative || facts.OwnTopUp.IsNegative || facts.Deferred.IsNegative || facts.Nursing.IsNegative)
            return RulesRefusals.AmountNegative.With("Every amount of the split");
        if (!Health(facts).Try(out var nhs, out var refusal)) return refusal;
        var left = facts.Gross - nhs;
        if (facts.Funding == HealthFunding.ContinuingHealthcare)
            return facts.ThirdPartyTopUp + facts.OwnTopUp > Money.Zero ? RulesRefusals.SplitTopUpHealth.With() : Lines(facts, nhs, Money.Zero, Money.Zero);
        var topUps = facts.ThirdPartyTopUp + facts.OwnTopUp;
        if (topUps > left) return RulesRefusals.SplitTooMuch.With(topUps, left);
        var isFree = facts.Funding == HealthFunding.Aftercare;
        var charge = isFree ? Money.Zero : facts.AssessedCharge < left - topUps ? facts.AssessedCharge : left - topUps;
        return Lines(facts, nhs, charge + facts.OwnTopUp, facts.ThirdPartyTopUp);
    }

    /// <summary>The part of the NHS; refuses a percentage or amount that is missing, out of range, or not of the cost.</summary>
    [Law(Instruments.StandingRules, "reg 21")]
    [Law(Instruments.StandingRules, "reg 28")]
    public static Outcome<Money> Health(SplitFacts facts)
    {
        switch (facts.Funding)
        {
            case HealthFunding.None:
                return Money.Zero;
            case HealthFunding.ContinuingHealthcare:
                return facts.Gross;
            case HealthFunding.FundedNursing:
                return facts.Nursing > facts.Gross ? RulesRefusals.SplitTooMuch.With(facts.Nursing, facts.Gross) : facts.Nursing;
            case HealthFunding.Joint when facts.Needs.Count > 0:
                if (facts.Needs.Sum(need => need.Weekly) != facts.Gross) return RulesRefusals.SplitNeeds.With(facts.Gross);
                var sum = Money.Zero;
                foreach (var need in facts.Needs)
                {
                    if (!Part(need.Weekly, need.HealthPercent).Try(out var part, out var refusal)) return refusal;
                    sum += part;
                }
                return sum;
            default:
                if (facts.HealthAmount is { } amount) return amount.IsNegative || amount > facts.Gross ? RulesRefusals.SplitTooMuch.With(amount, facts.Gross) : amount;
                return facts.HealthPercent is { } percent ? Part(facts.Gross, percent) : RulesRefusals.SplitPartMissing.With();
        }
    }

    private static Outcome<Money> Part(Money whole, decimal percent)
    {
        if (percent is < 0 or > 100) return RulesRefusals.SplitPercent.With(percent);
        // The council comes first, so that it takes the penny when both remainders are equal.
        return whole.Split([100 - percent, percent])[1];
    }

    private static Split Lines(SplitFacts facts, Money nhs, Money person, Money thirdParty)
    {
        var deferred = facts.Deferred < person ? facts.Deferred : person;
        var law = facts.Funding switch
        {
            HealthFunding.FundedNursing => new Provision(Instruments.StandingRules, "reg 28"),
            HealthFunding.Aftercare => new(Instruments.MentalHealthAct, "s117"),
            _ => new(Instruments.StandingRules, "reg 21"),
        };
        SplitLine[] all =
        [
            new(Funder.Nhs, nhs, law),
            new(Funder.Council, facts.Gross - nhs - person - thirdParty, facts.Funding == HealthFunding.Aftercare ? law : new(Instruments.CareAct, "s18")),
            new(Funder.Person, person - deferred, new(Instruments.CareAct, "s14")),
            new(Funder.PersonDeferred, deferred, new(Instruments.DeferredPayments, "reg 5")),
            new(Funder.ThirdParty, thirdParty, new(Instruments.Choice, "reg 5")),
        ];
        return new(facts.Gross, [.. all.Where(line => line.Amount != Money.Zero)]);
    }
}
