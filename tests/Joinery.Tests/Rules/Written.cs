using System.Globalization;
using Joinery.Rules;

namespace Joinery.Tests.Rules;

/// <summary>Facts as an officer would note them in a table, read for the tests: incomes, capital and costs are separated by semicolons.</summary>
internal static class Written
{
    /// <summary>Nobody's authority, with complete reasons.</summary>
    public static readonly Judgement Decided = new("Is it reasonable?", "Yes", "The letter of 3 May says so.", "officer-1", new DateOnly(2024, 5, 3));

    /// <summary>The rows of a table drawn with bars, without its head; each cell trimmed.</summary>
    public static IReadOnlyList<string[]> Rows(string table) =>
        [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.StartsWith('|')).Skip(1)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Money Pounds(string text) => Money.Parse(text).OrThrow();

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>state-pension 170.00; occupational-pension 120 a month to-spouse 60; earnings 12 joint; other 3 tax 1</summary>
    public static IReadOnlyList<IncomeItem> Incomes(string text) => [.. Parts(text).Select(Income)];

    private static IncomeItem Income(string text)
    {
        var words = new Queue<string>(text.Split(' '));
        var kind = IncomeKinds.All.Single(one => one.Code == words.Peek());
        words.Dequeue();
        var item = new IncomeItem(kind.Kind, Pounds(words.Dequeue())) { Judgement = kind.Kind == IncomeKind.Notional ? Decided : null };
        while (words.TryDequeue(out var word))
            item = word switch
            {
                "weekly" => item with { Every = Every.Week },
                "fortnightly" => item with { Every = Every.Fortnight },
                "4-weekly" => item with { Every = Every.FourWeeks },
                "monthly" => item with { Every = Every.Month },
                "quarterly" => item with { Every = Every.Quarter },
                "yearly" => item with { Every = Every.Year },
                "to-spouse" => item with { PaidToSpouse = Pounds(words.Dequeue()) },
                "outgoings" => item with { Outgoings = Pounds(words.Dequeue()) },
                "disregarded" => item with { Disregarded = Pounds(words.Dequeue()) },
                "tax" => item with { Tax = Pounds(words.Dequeue()) },
                "joint" => item with { IsJoint = true },
                "child-lives-in" => item with { ChildLivesIn = true },
                "named" => item with { Name = words.Dequeue() },
                _ => throw new FormatException($"{word} says nothing about an income."),
            };
        return item;
    }

    /// <summary>savings 15250; home 240000 mortgage 30000 expenses; account 40000 of 2; shares 500 expenses; home 240000 TEMP_HOME 2024-05-06</summary>
    public static IReadOnlyList<CapitalItem> Capitals(string text) => [.. Parts(text).Select(Capital)];

    private static CapitalItem Capital(string text)
    {
        var words = new Queue<string>(text.Split(' '));
        var name = words.Dequeue();
        var kind = name switch
        {
            "home" => CapitalKind.MainHome,
            "land" => CapitalKind.Land,
            "shares" or "bond" => CapitalKind.Investment,
            _ => CapitalKind.Money,
        };
        var item = new CapitalItem(name, kind, Pounds(words.Dequeue()));
        while (words.TryDequeue(out var word))
            item = word switch
            {
                "mortgage" => item with { Encumbrance = Pounds(words.Dequeue()) },
                "surrender" => item with { SurrenderValue = Pounds(words.Dequeue()) },
                "expenses" => item with { SaleExpenses = true },
                "of" => item with { Owners = int.Parse(words.Dequeue()) },
                "share" => item with { ActualShare = Number(words.Dequeue()) },
                "given-up" => item with { Deprivation = Decided },
                _ => item with { Disregards = [.. item.Disregards, new(CapitalDisregards.All().Single(rule => rule.Name == word).Code, Day(words.Dequeue()))] },
            };
        return item;
    }

    /// <summary>housing council-tax 24.00; disability laundry 5.77; disability garden 10 refused; housing home-insurance 1.27 local</summary>
    public static IReadOnlyList<Cost> Costs(string text) => [.. Parts(text).Select(CostOf)];

    private static Cost CostOf(string text)
    {
        var words = new Queue<string>(text.Split(' '));
        var cost = new Cost(words.Dequeue() == "housing" ? CostKind.Housing : CostKind.Disability, words.Dequeue(), Pounds(words.Dequeue()));
        while (words.TryDequeue(out var word))
            cost = word switch
            {
                "monthly" => cost with { Every = Every.Month },
                "yearly" => cost with { Every = Every.Year },
                "local" => cost with { IsLocalPolicy = true },
                "refused" => cost with { Decision = CostDecision.Refuse, Judgement = Decided },
                "part" => cost with { Decision = CostDecision.Part, Allowed = Pounds(words.Dequeue()), Judgement = Decided },
                "met" => cost with { MetByBenefit = Pounds(words.Dequeue()) },
                _ => throw new FormatException($"{word} says nothing about a cost."),
            };
        return cost;
    }

    public static Setting SettingOf(string text) => text switch
    {
        "permanent" => Setting.Permanent,
        "temporary" => Setting.Temporary,
        "short term" => Setting.ShortTerm,
        "carer" => Setting.Carer,
        _ => Setting.AtHome,
    };

    /// <summary>Somebody whose birthday is 1 January, of an age on a day.</summary>
    public static DateOnly BornFor(int age, DateOnly on) => new(on.Year - age, 1, 1);

    /// <summary>A figure of the built-in book on a day.</summary>
    public static RatesOn Rates(string day) => RateBook.BuiltIn.On(Day(day));

    private static string[] Parts(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
