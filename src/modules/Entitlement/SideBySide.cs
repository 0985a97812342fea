using Joinery.Entitlement.Files;
using Joinery.Entitlement.Rates;
using Joinery.Rules;

namespace Joinery.Entitlement;

/// <summary>One line of a working, for people and for files.</summary>
/// <param name="Key">The same for the same line of every assessment.</param>
/// <param name="Label">In plain words.</param>
/// <param name="Figure">Pounds, or pounds a week.</param>
/// <param name="Formula">How it came about.</param>
/// <param name="Law">The provision.</param>
/// <param name="Link">Where to read it; null where there is no one place.</param>
/// <param name="Kind">Where the figure comes from.</param>
/// <param name="Depth">How many totals it is part of.</param>
/// <param name="Reason">Why an officer decided so; null for a line that nobody had to decide.</param>
public sealed record WorkingLine(string Key, string Label, decimal Figure, string Formula, string Law, string? Link, LineKind Kind, int Depth, string? Reason)
{
    internal static WorkingLine Of(Line line) => new(line.Key, line.Label, line.Figure, line.Formula, line.Law.ToString(), line.Law.Link, line.Kind, line.Depth, line.Judgement?.Reason);
}

/// <summary>What one test says.</summary>
/// <param name="Test">Its code.</param>
/// <param name="Title">Its name.</param>
/// <param name="Weekly">What the person pays a week; null when the test cannot be made.</param>
/// <param name="Authority">What the authority pays a week.</param>
/// <param name="Ground">On what ground, in words.</param>
/// <param name="Refused">Why the test cannot be made; null when it was.</param>
/// <param name="Working">Line by line.</param>
/// <param name="Advice">What an officer should look at.</param>
/// <param name="Uncertain">Figures used that nobody has verified.</param>
public sealed record Answer(string Test, string Title, Money? Weekly, Money? Authority, string Ground, string? Refused,
    IReadOnlyList<WorkingLine> Working, IReadOnlyList<string> Advice, IReadOnlyList<string> Uncertain);

/// <summary>Every test for one person, side by side.</summary>
/// <param name="On">The day of the law and the figures.</param>
/// <param name="RatesHash">Which figures.</param>
/// <param name="PolicyVersion">Which version of the authority's policy.</param>
/// <param name="Asked">The test that the file asks for, by its setting.</param>
/// <param name="Others">The same person and cost in the other settings.</param>
public sealed record Answers(DateOnly On, string RatesHash, string PolicyVersion, Answer Asked, IReadOnlyList<Answer> Others)
{
    internal IEnumerable<Answer> All => [Asked, .. Others];
}

/// <summary>Answers every test from one set of facts.</summary>
public static class SideBySide
{
    private static readonly Setting[] Compared = [Setting.AtHome, Setting.Temporary, Setting.Permanent];

    /// <summary>Every test for one person. A test that cannot be made says why; the others are still made.</summary>
    public static Answers Of(PersonFile file, RateBook? book = null)
    {
        var rates = (book ?? RateBook.BuiltIn).On(file.On, file.KnownOn ?? DateOnly.MaxValue);
        return new(file.On, rates.Book.Hash, file.Policy.Version, Charge(file, rates, file.Care.Setting),
            [.. Compared.Where(setting => setting != file.Care.Setting).Select(setting => Charge(file, rates, setting))]);
    }

    private static Answer Charge(PersonFile file, RatesOn rates, Setting setting)
    {
        var (test, title) = ($"charge-{EnumNames<Setting>.Of(setting)}", TitleOf(setting));
        Answer Not(Refusal refusal) => new(test, title, null, null, "", refusal.ToString(), [], [], []);
        if (!file.Policy.On(rates).Try(out var policy, out var refusal)) return Not(refusal);
        var paper = new WorkingPaper();
        // A day of moving in belongs to the setting that the file asks for; compared settings begin on the day itself.
        var care = setting == file.Care.Setting ? file.Care : file.Care with { Setting = setting, MovedIn = setting == Setting.Permanent ? file.On : null, EarlierStay = null, Free = null };
        if (!CareCharge.Assess(file.Person, care, rates, policy, new OnPaper(paper)).Try(out var charge, out refusal)) return Not(refusal);
        return new(test, title, charge.Weekly, charge.Authority, GroundOf(charge), null, [.. paper.Lines.Select(WorkingLine.Of)], [.. charge.Advice.Select(advice => advice.Sentence)],
            [.. paper.Uncertain.Select(rate => $"{rates.Book[rate.Element].Label}, {RateCommands.Number(rate.Value)} from {rate.From:d MMMM yyyy}: {SourceOf(rate)}")]);
    }

    private static string SourceOf(Rate rate)
    {
        var status = rate.Status.ToString().ToLowerInvariant();
        return rate.Source.StartsWith(status, StringComparison.OrdinalIgnoreCase) ? rate.Source : $"{status} ({rate.Source})";
    }

    internal static string TitleOf(Setting setting) => setting switch
    {
        Setting.Permanent => "Care home, for good",
        Setting.Temporary => "Care home, for a time",
        Setting.ShortTerm => "Short stay, charged as at home",
        Setting.Carer => "Support for a carer",
        _ => "Care at home",
    };

    private static string GroundOf(Charge charge) => charge.Ground switch
    {
        ChargeGround.Free => "The care is free",
        ChargeGround.FullCost => "Capital above the limit: the whole cost",
        _ => "By the person’s means",
    };
}
