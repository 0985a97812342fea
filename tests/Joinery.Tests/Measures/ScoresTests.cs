using Joinery.Measures;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

/// <summary>Official scores: council assessment, oversight framework and outcomes framework.</summary>
public sealed class ScoresTests
{
    [Theory]
    [InlineData("1 1 1 1 1 2 2 2 2", 13, 36.11, 36, CqcRating.Inadequate)]
    [InlineData("2 2 2 2 3 3 3 3 3", 23, 63.89, 64, CqcRating.Good)]
    [InlineData("3 3 3 3 3 4 4 4 4", 31, 86.11, 86, CqcRating.Good)]
    [InlineData("1 1 1 1 1 1 1 1 1", 9, 25, 25, CqcRating.Inadequate)]
    [InlineData("1 1 1 1 2 2 2 2 2", 14, 38.89, 39, CqcRating.RequiresImprovement)]
    [InlineData("2 2 2 2 2 3 3 3 3", 22, 61.11, 61, CqcRating.RequiresImprovement)]
    [InlineData("3 3 3 3 4 4 4 4 4", 32, 88.89, 89, CqcRating.Outstanding)]
    [InlineData("4 4 4 4 4 4 4 4 4", 36, 100, 100, CqcRating.Outstanding)]
    public void Nine_scores_give_a_rating(string scores, int sum, double exact, int percent, CqcRating rating)
    {
        var found = CouncilAssessments.Of([.. scores.Split(' ').Select(int.Parse)]).Value;
        (found.Sum, Math.Round(found.Exact, 2), found.Percent, found.Rating).ShouldBe((sum, exact, percent, rating));
    }

    [Theory]
    [InlineData("1 2 3 4 1 2 3 4")]
    [InlineData("1 2 3 4 1 2 3 4 5")]
    [InlineData("1 2 3 4 1 2 3 4 0")]
    public void Scores_that_are_not_nine_from_one_to_four_are_refused(string scores) =>
        CouncilAssessments.Of([.. scores.Split(' ').Select(int.Parse)]).Refusal!.Code.ShouldBe("measures.assessment-scores");

    [Fact]
    public void The_oversight_score_is_the_mean_of_the_metric_scores()
    {
        var score = OversightScores.Of([1.5, 2.25, 3.0, 4.0, 2.0], OversightMethod.Quartiles2025).Value;
        score.Mean.ShouldBe(2.55, 1e-12);
        score.Since(OversightScores.Of([2.0], OversightMethod.Quartiles2025).Value).Value.ShouldBe(0.55, 1e-12);
    }

    [Fact]
    public void No_line_is_drawn_across_a_change_of_method()
    {
        double[] scores = [1.5, 2.25, 3.0, 4.0, 2.0];
        var (before, after) = (OversightScores.Of(scores, OversightMethod.Quartiles2025).Value, OversightScores.Of(scores, OversightMethod.Thresholds2026).Value);
        after.Since(before).Refusal!.Sentence.ShouldBe("The method changed between 2025/26 and 2026/27, so the two cannot be compared or joined by a line.");
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(4.01)]
    [InlineData(double.NaN)]
    public void A_metric_score_out_of_range_is_refused(double score) =>
        OversightScores.Of([2, score], OversightMethod.Quartiles2025).Refusal!.Code.ShouldBe("measures.oversight-scores");

    private static SurveyAnswers All(int answer) => new([.. Enumerable.Repeat((int?)answer, 8)], answer, answer, answer, [.. Enumerable.Repeat((int?)answer, 7)]);

    [Theory]
    [InlineData(1, 24)]
    [InlineData(2, 16)]
    [InlineData(4, 0)]
    public void Quality_of_life_is_thirty_two_less_the_answers(int answer, int score) => SurveyScores.QualityOfLife(All(answer)).Value.ShouldBe(score);

    [Theory]
    [InlineData(1, false, 0.418845)]
    [InlineData(2, false, 0.410181)]
    [InlineData(1, true, 0.371545)]
    public void Adjusted_quality_of_life_has_the_values_of_the_guide(int answer, bool from65, double score) =>
        Math.Round(SurveyScores.AdjustedQualityOfLife(All(answer), from65).Value, 6).ShouldBe(score);

    [Fact]
    public void The_published_vector_of_all_fours_answers_what_is_not_on_offer() =>
        SurveyScores.AdjustedQualityOfLife(All(4), false).Refusal!.Sentence.ShouldBe("4 is not one of the answers to question 15a.");

    [Fact]
    public void A_missing_answer_leaves_no_score()
    {
        SurveyScores.QualityOfLife(All(1) with { QualityOfLife = [1, 1, 1, null, 1, 1, 1, 1] }).Refusal!.Code.ShouldBe("measures.answer-missing");
        SurveyScores.QualityOfLife(All(5)).Refusal!.Code.ShouldBe("measures.answer-outside");
        foreach (var answers in (SurveyAnswers[])[All(1) with { Health = null }, All(1) with { Home = null }, All(1) with { Outside = null },
            All(1) with { Managing = [1, 1, 1] }, All(1) with { AnswersForThemselves = false }])
            SurveyScores.AdjustedQualityOfLife(answers, false).Refusal!.Code.ShouldBe("measures.answer-missing");
    }

    [Fact]
    public void Worse_answers_never_raise_quality_of_life() =>
        Enumerable.Range(1, 3).ShouldAllBe(answer => SurveyScores.QualityOfLife(All(answer)).Value > SurveyScores.QualityOfLife(All(answer + 1)).Value);

    [Fact]
    public void Admissions_to_care_homes_are_a_rate_of_a_hundred_thousand() => Math.Round(Rates.Of(700, 120_000).Value.Value, 1).ShouldBe(583.3);

    [Theory]
    [InlineData(-8, false)]
    [InlineData(-7, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Reablement_follows_a_discharge_of_seven_days_before_to_three_days_after(int days, bool linked)
    {
        var start = new DateOnly(2026, 5, 10);
        Reablement.LinkedDischarge(start, [start.AddDays(days)]).ShouldBe(linked ? start.AddDays(days) : null);
    }

    [Fact]
    public void The_latest_discharge_wins() =>
        Reablement.LinkedDischarge(new(2026, 5, 10), [new(2026, 5, 6), new(2026, 5, 9), new(2026, 5, 14)]).ShouldBe(new DateOnly(2026, 5, 9));

    [Theory]
    [InlineData(0, false)]
    [InlineData(84, false)]
    [InlineData(85, true)]
    public void A_readmission_on_the_eighty_fourth_day_is_no_success(int days, bool success)
    {
        var discharge = new DateOnly(2026, 1, 2);
        Reablement.Succeeded(discharge, [discharge.AddDays(days)]).ShouldBe(success);
        Reablement.Succeeded(discharge, []).ShouldBeTrue();
    }
}
