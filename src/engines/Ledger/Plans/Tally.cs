using System.Text.Json.Serialization;

namespace Joinery.Ledger;

/// <summary>Which part of a line counts.</summary>
public enum LinePart
{
    /// <summary>The whole line, whoever commissions it.</summary>
    Whole,
    /// <summary>The part that the NHS commissions.</summary>
    NhsShare,
    /// <summary>The part that the council commissions.</summary>
    LaShare,
}

/// <summary>An amount that a test compares: lines, income, what goes to districts, or a published figure.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(LinesTally), "lines")]
[JsonDerivedType(typeof(IncomeTally), "income")]
[JsonDerivedType(typeof(DistrictsTally), "districts")]
[JsonDerivedType(typeof(FigureTally), "figure")]
public abstract record Tally
{
    internal virtual Predicate? Rows => null;

    internal abstract Outcome<Tallied> Of(Plan plan, ConditionFacts facts, string subject);
}

/// <summary>What a tally came to.</summary>
internal sealed record Tallied(ExactMoney Total, IReadOnlyList<CountedLine> Lines, IReadOnlyList<string> Doubts);

/// <summary>The sum over lines for which the predicate holds, each taken whole or by a commissioner's part.</summary>
/// <param name="Take">Which part of each line.</param>
/// <param name="Where">Which lines.</param>
public sealed record LinesTally(LinePart Take, Predicate Where) : Tally
{
    internal override Predicate Rows => Where;

    internal override Outcome<Tallied> Of(Plan plan, ConditionFacts facts, string subject)
    {
        var (total, counted) = (default(ExactMoney), new List<CountedLine>());
        for (var i = 0; i < plan.Lines.Count; i++)
        {
            var line = plan.Lines[i];
            if (!Where.Holds(line, subject)) continue;
            var share = Take switch { LinePart.Whole => BasisPoints.Whole, LinePart.NhsShare => line.NhsBasisPoints, _ => BasisPoints.Whole - line.NhsBasisPoints };
            if (share == 0) continue;
            counted.Add(new(i + 1, line.Scheme, share, ExactMoney.Of(line.Amount, share)));
            total += counted[^1].Amount;
        }
        return new Tallied(total, counted, []);
    }
}

/// <summary>The sum over rows of income for which the predicate holds.</summary>
/// <param name="Where">Which rows; only their source can be asked about.</param>
public sealed record IncomeTally(Predicate Where) : Tally
{
    internal override Predicate Rows => Where;

    internal override Outcome<Tallied> Of(Plan plan, ConditionFacts facts, string subject) =>
        new Tallied(ExactMoney.Of(plan.Income.Where(row => Where.Holds(row, subject)).Sum(row => row.Amount)), [], []);
}

/// <summary>What a county passes to its districts.</summary>
public sealed record DistrictsTally : Tally
{
    internal override Outcome<Tallied> Of(Plan plan, ConditionFacts facts, string subject) => new Tallied(ExactMoney.Of(plan.Districts.Sum(grant => grant.Amount)), [], []);
}

/// <summary>Figures published for the board, which must be entered; several of one name and subject (a minimum for each care board) add up.</summary>
/// <param name="Figure">Its name: minimum (of the stream that is the subject), asc-minimum, ooh-minimum.</param>
public sealed record FigureTally(string Figure) : Tally
{
    internal override Outcome<Tallied> Of(Plan plan, ConditionFacts facts, string subject)
    {
        var found = facts.Figures.Where(figure => figure.Name == Figure && (figure.Stream.Length == 0 || figure.Stream == subject)).ToList();
        if (found.Count == 0) return PlanRefusals.FigureMissing.With(subject.Length == 0 ? Figure : $"{Figure} ({subject})", plan.Year);
        return new Tallied(ExactMoney.Of(found.Sum(figure => figure.Amount)), [],
            [.. found.Where(figure => figure.Status != FigureStatus.Verified).Select(figure => $"The figure {figure.Amount} for {Figure} is {figure.Status.ToString().ToLowerInvariant()}: {figure.Source}.")]);
    }
}
