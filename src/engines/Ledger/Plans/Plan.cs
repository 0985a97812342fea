namespace Joinery.Ledger;

/// <summary>What a body of a plan is.</summary>
public enum PartnerKind
{
    /// <summary>An integrated care board; before July 2022 a clinical commissioning group.</summary>
    Nhs,
    /// <summary>The upper-tier council.</summary>
    Council,
}

/// <summary>A body that makes the plan.</summary>
/// <param name="Code">Its short name.</param>
/// <param name="Kind">What it is.</param>
public sealed record PlanPartner(Code<Partner> Code, PartnerKind Kind);

/// <summary>What a partner pays in from one stream.</summary>
/// <param name="Source">The code of the stream, as entered: nhs-minimum.</param>
/// <param name="Partner">Who pays.</param>
/// <param name="Amount">For the year.</param>
public sealed record IncomeRow(string Source, Code<Partner> Partner, Money Amount) : IPlanRow
{
    string IPlanRow.Field(PlanField field) => field == PlanField.Source ? Source : "";
}

/// <summary>
/// One row of expenditure: one scheme paid from one source. Values of lists are the codes that were entered;
/// <see cref="PlanCheck"/> says which of them the year does not know.
/// </summary>
/// <param name="Scheme">The scheme's code, such as S01.</param>
/// <param name="Source">The stream that pays.</param>
/// <param name="Amount">For the year; £0 or more, in whole pounds.</param>
public sealed record PlanLine(string Scheme, string Source, Money Amount) : IPlanRow
{
    /// <summary>What the scheme is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>Area of spend: social-care.</summary>
    public string Area { get; init; } = "";

    /// <summary>Who commissions: la, nhs or joint.</summary>
    public string Commissioner { get; init; } = "";

    /// <summary>The NHS part of a joint line in basis points, above 0 and below 10,000; null for lines that are not joint.</summary>
    public int? NhsShareBasisPoints { get; init; }

    /// <summary>Kind of provider.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Scheme type of the templates of 2023-25.</summary>
    public string SchemeType { get; init; } = "";

    /// <summary>Sub type of the scheme type.</summary>
    public string SubType { get; init; } = "";

    /// <summary>Activity of the template of 2025-26.</summary>
    public string Activity { get; init; } = "";

    /// <summary>Primary objective of the template of 2025-26.</summary>
    public string Objective { get; init; } = "";

    /// <summary>Expected outputs in the unit of the type; null where none are expected.</summary>
    public decimal? Outputs { get; init; }

    /// <summary>True for capital.</summary>
    public bool IsCapital { get; init; }

    /// <summary>The NHS part in basis points: all of an NHS line, the share of a joint one, nothing of a council's. A joint line without its share counts as nothing, and <see cref="PlanCheck"/> finds it.</summary>
    public int NhsBasisPoints => Commissioner switch
    {
        "nhs" => BasisPoints.Whole,
        "joint" => NhsShareBasisPoints ?? 0,
        _ => 0,
    };

    string IPlanRow.Field(PlanField field) => field switch
    {
        PlanField.Source => Source,
        PlanField.Area => Area,
        PlanField.Commissioner => Commissioner,
        PlanField.Provider => Provider,
        PlanField.SchemeType => SchemeType,
        PlanField.SubType => SubType,
        PlanField.Activity => Activity,
        _ => Objective,
    };
}

/// <summary>What a county passes to a district of the Disabled Facilities Grant.</summary>
/// <param name="District">Its name.</param>
/// <param name="Amount">£0 or more.</param>
public sealed record DistrictGrant(string District, Money Amount);

/// <summary>The plan of one health and wellbeing board for one year, in one version.</summary>
/// <param name="Year">The year it plans.</param>
/// <param name="Version">Which version of the plan; results of tests carry it.</param>
/// <param name="Partners">The bodies that make it, in the agreement's order.</param>
/// <param name="Income">By stream and partner.</param>
/// <param name="Lines">Expenditure.</param>
public sealed record Plan(FinancialYear Year, string Version, IReadOnlyList<PlanPartner> Partners, IReadOnlyList<IncomeRow> Income, IReadOnlyList<PlanLine> Lines)
{
    /// <summary>The most lines of one plan; real ones have about a hundred.</summary>
    public const int MostLines = 2_000;

    /// <summary>True where districts hold the housing duties, so that the Disabled Facilities Grant is passed on.</summary>
    public bool IsTwoTier { get; init; }

    /// <summary>What is passed on.</summary>
    public IReadOnlyList<DistrictGrant> Districts { get; init; } = [];

    /// <summary>All income.</summary>
    public Money TotalIncome => Income.Sum(row => row.Amount);

    /// <summary>All planned spending.</summary>
    public Money TotalSpend => Lines.Sum(line => line.Amount);
}

/// <summary>A field that predicates ask about.</summary>
public enum PlanField
{
    /// <summary>The funding stream.</summary>
    Source,
    /// <summary>Area of spend.</summary>
    Area,
    /// <summary>Who commissions.</summary>
    Commissioner,
    /// <summary>Kind of provider.</summary>
    Provider,
    /// <summary>Scheme type.</summary>
    SchemeType,
    /// <summary>Sub type.</summary>
    SubType,
    /// <summary>Activity.</summary>
    Activity,
    /// <summary>Primary objective.</summary>
    Objective,
}

/// <summary>A row that predicates can be asked of.</summary>
internal interface IPlanRow
{
    string Field(PlanField field);
}
