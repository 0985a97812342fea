namespace Joinery.Measures;

/// <summary>A rating of the Care Quality Commission.</summary>
public enum CqcRating
{
    /// <summary>Inadequate.</summary>
    Inadequate = 1,
    /// <summary>Requires improvement.</summary>
    RequiresImprovement = 2,
    /// <summary>Good.</summary>
    Good = 3,
    /// <summary>Outstanding.</summary>
    Outstanding = 4,
}

/// <summary>The result of a council's assessment.</summary>
/// <param name="Sum">The scores added up, 9 to 36.</param>
/// <param name="Exact">Of the most possible, in percent.</param>
/// <param name="Percent">The same in whole percent, by which the rating is given.</param>
/// <param name="Rating">The rating.</param>
public sealed record CouncilAssessment(int Sum, double Exact, int Percent, CqcRating Rating);

/// <summary>
/// The Care Quality Commission's assessment of how a council meets its duties under the Care Act: nine quality statements in four themes,
/// each scored 1 to 4. Source: CQC, assessment framework for local authority assurance.
/// </summary>
public static class CouncilAssessments
{
    /// <summary>How many quality statements are scored.</summary>
    public const int Statements = 9;

    /// <summary>The rating that nine scores give: 25-38% inadequate, 39-62% requires improvement, 63-87% good, 88% and above outstanding.</summary>
    public static Outcome<CouncilAssessment> Of(IReadOnlyCollection<int> scores)
    {
        if (scores.Count != Statements || scores.Any(score => score is < 1 or > 4)) return MeasuresRefusals.AssessmentScores.With(Statements);
        var sum = scores.Sum();
        var exact = 100.0 * sum / (4 * Statements);
        // Thirty-sixths are never halfway between two whole percents, so it does not matter which way halves go.
        var percent = (int)Math.Round(exact);
        var rating = percent switch { <= 38 => CqcRating.Inadequate, <= 62 => CqcRating.RequiresImprovement, <= 87 => CqcRating.Good, _ => CqcRating.Outstanding };
        return new CouncilAssessment(sum, exact, percent, rating);
    }
}
