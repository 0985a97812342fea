using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Rules;

/// <summary>NHS Continuing Healthcare and NHS-funded nursing care.</summary>
public sealed class HealthTests
{
    // Domains and levels as "Breathing A; Skin B"; the others have the lowest.
    private static Dictionary<CareDomain, T> Levels<T>(string text, int domains, T lowest) where T : struct, Enum
    {
        var levels = Enum.GetValues<CareDomain>().Take(domains).ToDictionary(domain => domain, _ => lowest);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ');
            levels[Enum.Parse<CareDomain>(words[0])] = Enum.Parse<T>(words[1]);
        }
        return levels;
    }

    [Fact]
    public void E30_the_checklist()
    {
        foreach (var row in Written.Rows("""
            | case                                | levels                                                                      | full |
            | (a) two A                           | Nutrition A; Mobility A                                                     | yes  |
            | (b) five B                          | Nutrition B; Mobility B; Skin B; Cognition B; Continence B                  | yes  |
            | (c) one A and four B                | Skin A; Nutrition B; Mobility B; Cognition B; Continence B                  | yes  |
            | (d) one A in a priority domain      | Breathing A                                                                 | yes  |
            | (e) one A and three B               | Skin A; Nutrition B; Mobility B; Cognition B                                | no   |
            | (f) four B                          | Nutrition B; Mobility B; Cognition B; Continence B                          | no   |
            | priority: behaviour                 | Behaviour A                                                                 | yes  |
            | priority: drug therapies            | DrugTherapies A                                                             | yes  |
            | priority: altered states            | AlteredStates A                                                             | yes  |
            | no priority level: cognition        | Cognition A                                                                 | no   |
            | nothing                             |                                                                             | no   |
            """))
        {
            var result = Checklist.Of(Levels(row[1], 11, ChecklistLevel.C)).Value;
            result.FullAssessment.ShouldBe(row[2] == "yes", row[0]);
            result.Ground.ShouldNotBeEmpty();
        }
        Checklist.Of(Levels("", 10, ChecklistLevel.C)).Refusal!.Code.ShouldBe("rules.domain-missing");
        Checklist.Of(Levels("", 12, ChecklistLevel.C)).Refusal!.Code.ShouldBe("rules.domain-unknown");
    }

    [Fact]
    public void The_levels_lead_one_to_expect_a_recommendation_and_never_make_a_score()
    {
        foreach (var row in Written.Rows("""
            | levels                                   | expected    | why                                     |
            | Breathing Priority                       | Expected    | any priority                            |
            | Skin Severe; Mobility Severe             | Expected    | two severe                              |
            | Skin Severe; Nutrition Low; Mobility Low | MayIndicate | one severe with needs in others         |
            | Skin Severe; Nutrition Low               | NotStated   | one severe and little else              |
            | Skin Severe                              | NotStated   | one severe alone                        |
            | Skin High; Mobility Moderate             | MayIndicate | several high or moderate                |
            | Skin High                                | NotStated   | one high                                |
            | Skin Low; Mobility Low; Continence Low   | Unlikely    | all low                                 |
            |                                          | Unlikely    | none                                    |
            """))
            DecisionSupport.Of(Levels(row[0], 12, NeedLevel.No)).Value.Expected.ToString().ShouldBe(row[1], row[2]);
        typeof(DecisionSupportResult).GetProperties().ShouldAllBe(property => property.PropertyType == typeof(ExpectedRecommendation) || property.PropertyType == typeof(string));
    }

    [Fact]
    public void A_domain_without_a_level_and_a_level_that_its_domain_does_not_know_are_refused()
    {
        DecisionSupport.Of(Levels("", 11, NeedLevel.No)).Refusal!.Code.ShouldBe("rules.domain-missing");
        foreach (var level in new[] { "Nutrition Priority", "Continence Severe", "AlteredStates Severe", "Cognition Priority" })
            DecisionSupport.Of(Levels(level, 12, NeedLevel.No)).Refusal!.Code.ShouldBe("rules.level-unknown", level);
        Enum.GetValues<CareDomain>().Where(domain => DecisionSupport.Knows(domain, NeedLevel.Priority)).Order().ShouldBe(Checklist.PriorityDomains.Order());
    }

    [Fact]
    public void A_recommendation_needs_four_descriptions_and_somebody_who_decided()
    {
        var result = DecisionSupport.Of(Levels("Breathing Priority", 12, NeedLevel.No)).Value;
        var all = new NeedNarratives("breathless at rest", "day and night", "with heart failure", "without warning");
        DecisionSupport.Recommend(result, all, true, Written.Decided).Value.DiffersFromExpected.ShouldBeFalse();
        DecisionSupport.Recommend(result, all, false, Written.Decided).Value.DiffersFromExpected.ShouldBeTrue();
        foreach (var one in new[] { all with { Nature = "" }, all with { Intensity = " " }, all with { Complexity = "" }, all with { Unpredictability = "" } })
            DecisionSupport.Recommend(result, one, true, Written.Decided).Refusal!.Code.ShouldBe("rules.narrative-missing");
        DecisionSupport.Recommend(result, all, true, Written.Decided with { Reason = "" }).Refusal!.Code.ShouldBe("rules.judgement-missing");
    }

    [Fact]
    public void Days_by_which_things_are_due()
    {
        HealthcareDates.DecisionDue(new(2026, 2, 1)).ShouldBe(new DateOnly(2026, 3, 1));
        HealthcareDates.FastTrackDue(new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero)).ShouldBe(new DateTimeOffset(2026, 2, 3, 9, 0, 0, TimeSpan.Zero));
        HealthcareDates.ReviewDue(new(2026, 2, 1), null).ShouldBe(new DateOnly(2026, 5, 1));
        HealthcareDates.ReviewDue(new(2026, 2, 1), new(2026, 4, 20)).ShouldBe(new DateOnly(2027, 4, 20));
    }

    [Fact]
    public void The_nursing_rate_is_that_which_was_known()
    {
        foreach (var row in Written.Rows("""
            | day        | known      | standard | higher  |
            | 2026-04-01 | 2026-11-01 | 267.68   | 368.24  |
            | 2026-03-31 | 2026-11-01 | 254.06   | 349.50  |
            | 2019-05-01 | 2020-01-01 | 165.56   | 227.77  |
            | 2019-05-01 | 2020-05-01 | 180.31   | 248.06  |
            | 2021-05-01 | 2021-06-01 | 187.60   | 258.08  |
            | 2021-05-01 | 2022-06-01 | 209.53   | 288.25  |
            | 2022-05-01 | 2022-06-01 | 209.19   | 287.78  |
            """))
        {
            var rates = RateBook.BuiltIn.On(Written.Day(row[0]), Written.Day(row[1]));
            FundedNursing.Weekly(NursingBand.Standard, rates, new OnPaper(new())).Value.ShouldBe(Written.Pounds(row[2]), row[0]);
            FundedNursing.Weekly(NursingBand.Higher, rates, default(Silent)).Value.ShouldBe(Written.Pounds(row[3]), row[0]);
        }
        FundedNursing.Weekly(NursingBand.Standard, Written.Rates("2027-04-01"), default(Silent)).Refusal!.Code.ShouldBe("rules.rate-not-entered");
    }
}
