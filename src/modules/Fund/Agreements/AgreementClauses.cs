using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>How partners act together. Source: NHS Act 2006 s75, s76 and s256, and published agreements made under them.</summary>
public enum ArrangementType
{
    /// <summary>Money stays in the accounts of each body and is steered to joint outcomes.</summary>
    Aligned,
    /// <summary>One pooled fund that the host keeps and partners decide on together (s75(2)(a)).</summary>
    Pooled,
    /// <summary>One partner commissions for the others (s75(2)(b) and (c)).</summary>
    LeadCommissioning,
    /// <summary>One partner provides with the staff and budgets of several (s75(2)(b) and (c)).</summary>
    IntegratedProvision,
    /// <summary>A transfer from the NHS to a council (s256).</summary>
    TransferToCouncil,
    /// <summary>A transfer from a council to the NHS (s76).</summary>
    TransferToNhs,
}

/// <summary>What one partner lets the arrangement do for it (SI 2000/617 reg 7).</summary>
/// <param name="Partner">Whose functions.</param>
/// <param name="Functions">Which, with the Act that gives them.</param>
public sealed record PartnerFunctions(Code<Body> Partner, string Functions);

/// <summary>When one partner pays its contribution to a stream.</summary>
/// <param name="Partner">Who pays.</param>
/// <param name="Instalments">In the order of their days; together the contribution.</param>
public sealed record ContributionSchedule(Code<Body> Partner, IReadOnlyList<Instalment> Instalments);

/// <summary>The rule by which partners share what is over or under the plan.</summary>
/// <param name="Rule">For what is over, unless a scheme or its stream has a rule of its own.</param>
/// <param name="Underspend">What becomes of what is not spent.</param>
public sealed record SharingTerms(ShareRule Rule, UnderspendRule Underspend)
{
    /// <summary>True where what is under elsewhere in the pool helps first (R7); false where each scheme stands by itself.</summary>
    public bool UnderspendsFirst { get; init; }

    /// <summary>The stream that is the pool's risk pool, used before partners pay; null where there is none.</summary>
    public Code<PoolStream>? RiskPool { get; init; }
}

/// <summary>How partners part: notice, and what becomes of what they hold together.</summary>
/// <param name="NoticeMonths">Months of notice that a partner gives.</param>
/// <param name="Balances">What becomes of balances.</param>
/// <param name="Assets">What becomes of equipment, records and contracts.</param>
/// <param name="Staff">What becomes of staff.</param>
public sealed record ExitTerms(int NoticeMonths, string Balances, string Assets, string Staff);

/// <summary>What an agreement says besides money, streams and schemes. What it must say is in SI 2000/617 reg 7.</summary>
/// <param name="Arrangement">How partners act together.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last.</param>
/// <param name="PoolManager">The officer of the host who manages the fund: the post, not the person.</param>
/// <param name="Aims">What partners want to reach.</param>
/// <param name="Functions">What each lets the arrangement do for it.</param>
/// <param name="Permitted">What the pool may pay for.</param>
/// <param name="Exit">How partners part.</param>
public sealed record AgreementClauses(ArrangementType Arrangement, DateOnly From, DateOnly Until, string PoolManager, string Aims, IReadOnlyList<PartnerFunctions> Functions, IReadOnlyList<PermittedCategory> Permitted, ExitTerms Exit)
{
    /// <summary>For whom the services are, and of which kinds.</summary>
    public string Services { get; init; } = "";

    /// <summary>Staff, goods and accommodation that partners put in.</summary>
    public string Resources { get; init; } = "";

    /// <summary>How the fund is managed, watched and reported on.</summary>
    public string Monitoring { get; init; } = "";

    /// <summary>How what is over or under the plan is shared; null where partners agreed on no rule.</summary>
    public SharingTerms? Sharing { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly Last => Until.AddDays(-1);
}
