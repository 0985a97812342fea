using System.Text.Json.Serialization;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>A service of the capacity and demand plan, from data/fund/services.csv.</summary>
/// <param name="Code">Its code.</param>
/// <param name="IsDischarge">True for people who leave hospital; false for people in the community.</param>
/// <param name="Pathway">The pathway out of hospital, 0 to 3; empty in the community.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Status">How sure its wording is.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record CapacityKind(string Code, bool IsDischarge, string Pathway, string Name, string Status, string Source)
{
    /// <summary>The two rows of a service in a workbook.</summary>
    internal const string Demand = "demand", CapacitySide = "capacity";

    private static readonly IReadOnlyList<(FinancialYear First, FinancialYear Last, CapacityKind Service)> All = ReferenceData.Read(typeof(FundBook).Assembly, "data/fund/services.csv", row =>
        (FinancialYear.Parse(row("first_year")).OrThrow(), FinancialYear.Parse(row("last_year")).OrThrow(), new CapacityKind(row("service"), row("group") == "discharge", row("pathway"), row("name"), row("status"), row("source"))));

    /// <summary>The services of a year, in their order; empty for a year whose services nobody has entered.</summary>
    public static IReadOnlyList<CapacityKind> Of(FinancialYear year) => [.. All.Where(one => one.First.StartYear <= year.StartYear && year.StartYear <= one.Last.StartYear).Select(one => one.Service)];

    /// <summary>Its name with where people come from.</summary>
    public string Title => IsDischarge ? $"From hospital, pathway {Pathway}: {Name}" : $"In the community: {Name}";
}

/// <summary>What is planned of one service in one month.</summary>
/// <param name="Number">1 for April, 12 for March.</param>
public sealed record PlannedMonth(int Number)
{
    /// <summary>People who are expected to need it; null where nothing is said.</summary>
    public int? Demand { get; init; }

    /// <summary>People whom it can take; null where nothing is said.</summary>
    public int? Capacity { get; init; }

    /// <summary>Capacity less demand; null where one of them is not said.</summary>
    [JsonIgnore]
    public int? Room => Capacity - Demand;
}

/// <summary>What is planned of one service, month by month: people who are expected to need it, and people whom it can take.</summary>
/// <param name="Service">Its code.</param>
/// <param name="Said">The months of which something is said, in their order.</param>
public sealed record CapacityPlan(string Service, IReadOnlyList<PlannedMonth> Said)
{
    /// <summary>Months of a year.</summary>
    public const int Months = 12;

    /// <summary>People that one month may have: far more than any place has.</summary>
    public const int Most = 1_000_000;

    /// <summary>A service from twelve numbers of each, from April; null where nothing is said.</summary>
    public static CapacityPlan Of(string service, IReadOnlyList<int?> demand, IReadOnlyList<int?> capacity) =>
        new(service, [.. Enumerable.Range(0, Months).Select(month => new PlannedMonth(month + 1) { Demand = demand[month], Capacity = capacity[month] }).Where(month => month.Demand is not null || month.Capacity is not null)]);

    /// <summary>The twelve months from April.</summary>
    [JsonIgnore]
    public IReadOnlyList<PlannedMonth> Year => [.. Enumerable.Range(1, Months).Select(number => Said.FirstOrDefault(month => month.Number == number) ?? new(number))];

    /// <summary>All that are expected.</summary>
    [JsonIgnore]
    public int Demand => Said.Sum(month => month.Demand ?? 0);

    /// <summary>All that can be taken.</summary>
    [JsonIgnore]
    public int Capacity => Said.Sum(month => month.Capacity ?? 0);

    /// <summary>Months in which fewer can be taken than are expected.</summary>
    [JsonIgnore]
    public IReadOnlyList<PlannedMonth> Short => [.. Said.Where(month => month.Room < 0)];
}

/// <summary>What the partners say of one national condition: their assurance, in their own words.</summary>
/// <param name="Condition">The condition's number.</param>
/// <param name="Text">What they say.</param>
public sealed record ConditionStatement(string Condition, string Text)
{
    /// <summary>Letters that a statement may have.</summary>
    public const int MostLetters = 2_000;
}
