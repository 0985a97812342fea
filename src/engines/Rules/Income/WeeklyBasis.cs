namespace Joinery.Rules;

/// <summary>
/// How sums of other periods are made weekly. The regulations ask for a weekly amount and name no table, so the authority's choice is
/// recorded with its policy.
/// </summary>
public sealed record WeeklyBasis
{
    private readonly decimal[] _times;
    private readonly decimal[] _over;

    private WeeklyBasis(string name, decimal[] times, decimal[] over) => (Name, _times, _over) = (name, times, over);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Year ÷ 52, quarter ÷ 13, month × 12 ÷ 52, four weeks ÷ 4.</summary>
    public static WeeklyBasis Usual { get; } = new("weeks", [1, 1, 1, 12, 1, 1], [1, 2, 4, 52, 13, 52]);

    /// <summary>Months × 12 ÷ 52 and other periods by days × 7, as the grant regulations ask: a year is 365 days, a quarter 91.25.</summary>
    public static WeeklyBasis ByDays { get; } = new("days", [1, 1, 1, 12, 7, 7], [1, 2, 4, 52, 91.25m, 365]);

    /// <summary>The weekly amount, not rounded.</summary>
    public decimal Weekly(decimal amount, Every every) => every == Every.Week ? amount : amount * _times[(int)every] / _over[(int)every];

    /// <summary>How it was done, for a formula.</summary>
    internal string Formula(decimal amount, Every every) => every == Every.Week ? $"{Words.Pounds(amount)} a week"
        : _times[(int)every] == 1 ? $"{Words.Pounds(amount)} {Period(every)} ÷ {Words.Number(_over[(int)every])}"
        : $"{Words.Pounds(amount)} {Period(every)} × {Words.Number(_times[(int)every])} ÷ {Words.Number(_over[(int)every])}";

    private static string Period(Every every) => every switch
    {
        Every.Fortnight => "every two weeks",
        Every.FourWeeks => "every four weeks",
        Every.Month => "a month",
        Every.Quarter => "a quarter",
        Every.Year => "a year",
        _ => "a week",
    };
}
