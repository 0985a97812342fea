namespace Joinery.Rules;

/// <summary>What an authority may choose for itself. Most of it is the discretion of reg 15(2), which is for care at home and carers alone.</summary>
public enum PolicyItem
{
    /// <summary>Pounds a week on top of the minimum income guarantee.</summary>
    GuaranteeUplift,
    /// <summary>Percent on top of the base and premiums of the minimum income guarantee.</summary>
    GuaranteeUpliftPercent,
    /// <summary>An own figure instead of a national one of the minimum income guarantee; never below it. <see cref="PolicyRow.Element"/> says which.</summary>
    OwnFigure,
    /// <summary>Percent of disposable income that the charge takes, 0 to 100.</summary>
    DisposableIncomePercent,
    /// <summary>Pounds a week allowed for disability-related expenditure without asking; more where items come to more.</summary>
    FlatDisabilityCosts,
    /// <summary>A charge below this is not made.</summary>
    MinimumCharge,
    /// <summary>A higher upper capital limit for care at home.</summary>
    UpperCapitalLimitAtHome,
    /// <summary>1 where the authority pays towards care at home above the capital limit.</summary>
    PaysAboveLimitAtHome,
    /// <summary>1 where the authority pays towards a temporary stay in a care home above the capital limit.</summary>
    PaysAboveLimitForTemporary,
    /// <summary>1 where all of savings credit is left out for care at home.</summary>
    IgnoresSavingsCreditAtHome,
    /// <summary>1 where the difference between the two rates of Attendance Allowance is left out when no care at night is arranged.</summary>
    IgnoresNightRate,
    /// <summary>Pounds a week for arranging the care at home of somebody who pays all of it (reg 5).</summary>
    ArrangementFee,
    /// <summary>Nights of respite in a year that are charged as care at home.</summary>
    RespiteNightsAsAtHome,
    /// <summary>Days from the referral within which the authority aims to decide. No law sets any, and no charge depends on it.</summary>
    DecisionDays,
}

/// <summary>One choice of an authority, dated and cited.</summary>
/// <param name="Item">What is chosen.</param>
/// <param name="Value">The figure; 1 for a yes.</param>
/// <param name="Holds">The days.</param>
/// <param name="Citation">The paragraph of the authority's policy.</param>
/// <param name="Element">For an own figure: the national figure that it takes the place of.</param>
public sealed record PolicyRow(PolicyItem Item, decimal Value, DateRange Holds, string Citation, RateElement? Element = null);

/// <summary>The choices of one authority in one version of its policy.</summary>
/// <param name="Authority">Whose: the area code of the council.</param>
/// <param name="Version">Which version; part of every receipt.</param>
/// <param name="Rows">The choices.</param>
public sealed record LocalPolicy(string Authority, string Version, IReadOnlyList<PolicyRow> Rows)
{
    /// <summary>The regulations and nothing more.</summary>
    public static readonly LocalPolicy None = new("", "none", []);

    /// <summary>How sums of other periods are made weekly.</summary>
    public WeeklyBasis Basis { get; init; } = WeeklyBasis.Usual;

    /// <summary>
    /// The choices in force with a day's figures; refuses two at once for the same thing, a percentage outside 0 to 100, and a figure that is
    /// less generous than the national one.
    /// </summary>
    public Outcome<PolicyOn> On(RatesOn rates)
    {
        var chosen = new PolicyRow?[PolicyOn.Items];
        var own = new Dictionary<RateElement, PolicyRow>();
        foreach (var row in Rows)
        {
            if (!row.Holds.Contains(rates.On)) continue;
            if (Problem(row, rates) is { } problem) return problem;
            var isFirst = row is { Item: PolicyItem.OwnFigure, Element: { } element } ? own.TryAdd(element, row) : chosen[(int)row.Item] is null;
            if (!isFirst) return RulesRefusals.PolicyTwice.With(PolicyItems.LabelOf(row.Item), Words.Day(rates.On));
            chosen[(int)row.Item] = row;
        }
        return new PolicyOn(this, chosen, own);
    }

    private static Refusal? Problem(PolicyRow row, RatesOn rates) => row.Item switch
    {
        _ when row.Value < 0 => RulesRefusals.PolicyNegative.With(PolicyItems.LabelOf(row.Item)),
        PolicyItem.DisposableIncomePercent when row.Value > 100 => RulesRefusals.PolicyPercent.With(PolicyItems.LabelOf(row.Item)),
        PolicyItem.OwnFigure when row.Element is null => RulesRefusals.PolicyElement.With(row.Citation),
        PolicyItem.OwnFigure when rates.Find(row.Element!.Value) is { } national && row.Value < national.Value => RulesRefusals.PolicyBelowNational.With(row.Citation, Words.Pounds(row.Value), Words.Pounds(national.Value)),
        PolicyItem.UpperCapitalLimitAtHome when rates.Find(RateElement.CareCapitalUpper) is { } limit && row.Value < limit.Value => RulesRefusals.PolicyBelowNational.With(row.Citation, Words.Pounds(row.Value), Words.Pounds(limit.Value)),
        _ => null,
    };
}

/// <summary>The choices of an authority on one day.</summary>
public sealed class PolicyOn
{
    /// <summary>How many choices there are.</summary>
    internal static readonly int Items = Enum.GetValues<PolicyItem>().Length;

    private readonly PolicyRow?[] _chosen;
    private readonly Dictionary<RateElement, PolicyRow> _own;

    internal PolicyOn(LocalPolicy policy, PolicyRow?[] chosen, Dictionary<RateElement, PolicyRow> own) => (Policy, _chosen, _own) = (policy, chosen, own);

    /// <summary>No choices at all.</summary>
    public static PolicyOn None { get; } = new(LocalPolicy.None, new PolicyRow?[Items], []);

    /// <summary>The policy they come from.</summary>
    public LocalPolicy Policy { get; }

    /// <summary>How sums of other periods are made weekly.</summary>
    public WeeklyBasis Basis => Policy.Basis;

    /// <summary>A choice; null where the authority made none.</summary>
    public PolicyRow? this[PolicyItem item] => _chosen[(int)item];

    /// <summary>True for a choice that is a yes.</summary>
    public bool Is(PolicyItem item) => _chosen[(int)item] is { Value: not 0 };

    /// <summary>The authority's own figure instead of a national one; null where it has none.</summary>
    public PolicyRow? Own(RateElement element) => _own.Count == 0 ? null : _own.GetValueOrDefault(element);

    /// <summary>The line's citation of a choice.</summary>
    internal Provision Cite(PolicyRow row) => new(Policy.Authority.Length == 0 ? "Local policy" : $"Policy of {Policy.Authority}", row.Citation);
}
