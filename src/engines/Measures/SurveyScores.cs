namespace Joinery.Measures;

/// <summary>
/// One person's answers to the adult social care survey. 1 is the best answer; null is no answer.
/// </summary>
/// <param name="QualityOfLife">Questions 3a, 4a, 5a, 6a, 7a, 8a, 9a and 11, in that order, each 1 to 4.</param>
/// <param name="Health">Question 13, general health, 1 to 5.</param>
/// <param name="Home">Question 17, how well the home meets needs, 1 to 5.</param>
/// <param name="Outside">Question 18, getting around outside, 1 to 4.</param>
/// <param name="Managing">Questions 15a to 15d and 16a to 16c, managing everyday tasks, each 1 to 3.</param>
/// <param name="AnswersForThemselves">False when question 2c says that the person could not answer.</param>
public sealed record SurveyAnswers(IReadOnlyList<int?> QualityOfLife, int? Health, int? Home, int? Outside, IReadOnlyList<int?> Managing, bool AnswersForThemselves = true);

/// <summary>
/// Two scores of the Adult Social Care Outcomes Framework for one person. The value of a council is a weighted mean over its survey.
/// Source: NHS England, adult social care survey, published code; measure 1A, and 1B, formerly 1J.
/// </summary>
public static class SurveyScores
{
    private static readonly string[] Questions = ["3a", "4a", "5a", "6a", "7a", "8a", "9a", "11"];

    private static readonly string[] Tasks = ["15a", "15b", "15c", "15d", "16a", "16b", "16c"];

    // A row for each question, a column for each answer.
    private static readonly double[][] Weights =
    [
        [1, 0.919, 0.541, 0], [0.911, 0.789, 0.265, 0.195], [0.879, 0.775, 0.294, 0.184], [0.863, 0.78, 0.374, 0.288],
        [0.88, 0.452, 0.298, 0.114], [0.873, 0.748, 0.497, 0.241], [0.962, 0.927, 0.567, 0.17], [0.847, 0.637, 0.295, 0.263],
    ];

    private static readonly double[] HealthAdjustment = [0, 0, -0.0148, -0.1090, -0.1090];
    private static readonly double[] HomeAdjustment = [0, -0.0308, -0.1250, -0.1250, -0.1250];
    private static readonly double[] OutsideAdjustment = [0, -0.0603, -0.1100, -0.1100];

    private const double From65Adjustment = 0.0473;

    /// <summary>Measure 1A, social care-related quality of life: 32 less the eight answers, 0 to 24. Refused when one is missing.</summary>
    public static Outcome<int> QualityOfLife(SurveyAnswers answers) =>
        Problem(answers.QualityOfLife, Questions, 4) is { } problem ? problem : 32 - answers.QualityOfLife.Sum(answer => answer!.Value);

    /// <summary>
    /// Measure 1B, the same adjusted for what services cannot change: health, home, surroundings and age. Refused when an answer is missing or
    /// is none of its question's; the published all-fours test vector answers 4 to questions 15 and 16, which only have three answers.
    /// </summary>
    /// <param name="answers">The answers.</param>
    /// <param name="from65">True when the person is 65 or older.</param>
    public static Outcome<double> AdjustedQualityOfLife(SurveyAnswers answers, bool from65)
    {
        if (!answers.AnswersForThemselves) return MeasuresRefusals.AnswerMissing.With();
        var problem = Problem(answers.QualityOfLife, Questions, 4) ?? Problem([answers.Health], ["13"], 5) ?? Problem([answers.Home], ["17"], 5)
            ?? Problem([answers.Outside], ["18"], 4) ?? Problem(answers.Managing, Tasks, 3);
        if (problem is not null) return problem;
        var weights = answers.QualityOfLife.Select((answer, i) => Weights[i][answer!.Value - 1]).Sum();
        var difficulty = answers.Managing.Sum(answer => answer!.Value - 1);
        var adjustment = HealthAdjustment[answers.Health!.Value - 1] + HomeAdjustment[answers.Home!.Value - 1] + OutsideAdjustment[answers.Outside!.Value - 1]
            + (from65 ? From65Adjustment : 0) + 0.5798 - 0.0202 * difficulty;
        return 0.203 * weights - 0.466 - adjustment;
    }

    private static Refusal? Problem(IReadOnlyList<int?> answers, string[] questions, int most)
    {
        if (answers.Count != questions.Length || answers.Any(answer => answer is null)) return MeasuresRefusals.AnswerMissing.With();
        for (var i = 0; i < questions.Length; i++)
            if (answers[i] < 1 || answers[i] > most) return MeasuresRefusals.AnswerOutside.With(answers[i]!, questions[i]);
        return null;
    }
}
