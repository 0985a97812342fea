using System.Text.Json.Serialization;

namespace Joinery.Ledger;

/// <summary>How an amount is compared with its threshold.</summary>
public enum Comparison
{
    /// <summary>No less.</summary>
    AtLeast,
    /// <summary>The same to the last fraction of a penny.</summary>
    Equal,
    /// <summary>No more.</summary>
    AtMost,
}

/// <summary>What a test looks at.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(MoneyCheck), "money")]
[JsonDerivedType(typeof(SignatureCheck), "signatures")]
[JsonDerivedType(typeof(DocumentCheck), "document")]
public abstract record ConditionCheck;

/// <summary>Compares two amounts, unrounded.</summary>
/// <param name="Value">What is measured.</param>
/// <param name="Compare">How.</param>
/// <param name="Threshold">What it is measured against.</param>
public sealed record MoneyCheck(Tally Value, Comparison Compare, Tally Threshold) : ConditionCheck
{
    /// <summary>Subjects, such as streams, each tested by itself; empty for one test without a subject.</summary>
    public IReadOnlyList<string> Each { get; init; } = [];

    /// <summary>True for a test that asks only places where districts hold housing.</summary>
    public bool OnlyTwoTier { get; init; }

    /// <summary>A document that lets less than the threshold pass, and what is kept is shown; null for none.</summary>
    public string? Unless { get; init; }

    /// <summary>True where money left over is worth a word though the test passes.</summary>
    public bool FlagRoom { get; init; }
}

/// <summary>All who must sign a document have signed; late is flagged and passes.</summary>
/// <param name="Document">Such as plan.</param>
public sealed record SignatureCheck(string Document) : ConditionCheck;

/// <summary>A document is there; late is flagged and passes, missing fails.</summary>
/// <param name="Document">Such as section-75.</param>
public sealed record DocumentCheck(string Document) : ConditionCheck;

/// <summary>One test of a year.</summary>
/// <param name="Code">T1 to T7, or a variant such as T3-LA.</param>
/// <param name="Title">What it asks, in a few words.</param>
/// <param name="Check">What it looks at.</param>
/// <param name="Status">How sure the reading is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record ConditionTest(string Code, string Title, ConditionCheck Check, FigureStatus Status, string Source)
{
    /// <summary>The number of the national condition that it belongs to; empty where none is known.</summary>
    public string Condition { get; init; } = "";

    /// <summary>The test whose other reading this is; null for none.</summary>
    public string? VariantOf { get; init; }

    /// <summary>False for a reading that is held ready and not in use.</summary>
    public bool IsSelected { get; init; } = true;
}

/// <summary>A national condition in its words.</summary>
/// <param name="Number">As the year numbers it.</param>
/// <param name="Text">What it asks.</param>
/// <param name="Status">How sure the wording is.</param>
/// <param name="Source">Where it was read.</param>
public sealed record NationalCondition(string Number, string Text, FigureStatus Status, string Source);

/// <summary>The national conditions of one year and the tests that go with them, as one version of data.</summary>
/// <param name="Year">The year.</param>
/// <param name="Version">Which edition; results carry it.</param>
public sealed record ConditionSet(FinancialYear Year, string Version)
{
    /// <summary>False for a year that nobody has entered; its tests are refused.</summary>
    public bool IsEntered { get; init; } = true;

    /// <summary>What is known of the year as a whole.</summary>
    public string Note { get; init; } = "";

    /// <summary>The conditions in words.</summary>
    public IReadOnlyList<NationalCondition> Conditions { get; init; } = [];

    /// <summary>The tests, selected or not.</summary>
    public IReadOnlyList<ConditionTest> Tests { get; init; } = [];

    /// <summary>The set with a test selected in the place of the other readings of the same condition; refuses a code that the year does not have.</summary>
    public Outcome<ConditionSet> With(string code)
    {
        if (Tests.FirstOrDefault(test => test.Code == code) is not { } chosen) return PlanRefusals.TestUnknown.With(code, Year);
        var family = chosen.VariantOf ?? chosen.Code;
        return this with { Tests = [.. Tests.Select(test => test.Code == code ? test with { IsSelected = true } : (test.VariantOf ?? test.Code) == family ? test with { IsSelected = false } : test)] };
    }

    /// <summary>The refusal when tests repeat a code, contradict each other, or hold a predicate of no form; null when sound.</summary>
    internal Refusal? Unfit()
    {
        if (IsEntered && Tests.Count == 0) return PlanRefusals.TestsNone.With(Year);
        if (Tests.GroupBy(test => test.Code).FirstOrDefault(same => same.Count() > 1) is { } twice) return PlanRefusals.TestTwice.With(twice.Key);
        if (Tests.Where(test => test.IsSelected).GroupBy(test => test.VariantOf ?? test.Code).FirstOrDefault(same => same.Count() > 1) is { } two) return PlanRefusals.TestTwice.With(two.Key);
        return Predicates().Select(pair => pair.Predicate.Unfit()?.At(pair.Test.Code)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>Every predicate with its test.</summary>
    internal IEnumerable<(ConditionTest Test, Predicate Predicate)> Predicates() =>
        from test in Tests
        from tally in test.Check is MoneyCheck money ? new[] { money.Value, money.Threshold } : []
        where tally.Rows is not null
        select (test, tally.Rows);
}
