using Joinery.Ledger;
using Joinery.Tests.Rules;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgatePlan;
using static Joinery.Tests.Ledger.WrittenPlan;

namespace Joinery.Tests.Ledger;

/// <summary>The worked example W9, and who may sign for whom.</summary>
public sealed class PlanSigningTests
{
    private static readonly IReadOnlyList<PlanPartner> Two = [new(IcbA, PartnerKind.Nhs), new(Council, PartnerKind.Council)];

    private static IReadOnlyList<Signature> Signatures(string text) => [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' '))
        .Select(words => new Signature(words[0] switch { "ce" => "chief-executive", "s151" => "section-151-officer", var other => other }, Code<Partner>.Of(words[1]), Written.Day(words[2]), words.Length > 3))];

    private static SigningState State(string signatures, DateOnly? ratified = null) => Signing.Of(Book, "plan", Y2025, Two, Signatures(signatures), ratified).Value;

    [Fact]
    public void W9_a_plan_is_submitted_on_the_day_of_the_last_signature_however_late()
    {
        var state = State("ce ICB-A 2025-03-28; s151 Council 2025-04-01; ce Council 2025-04-05", new(2025, 5, 20));
        state.SubmittedOn.ShouldBe(new DateOnly(2025, 4, 5));
        state.Signed.Select(one => (one.Signature.Role, one.Signature.Partner, one.LateDays)).ShouldBe([("chief-executive", IcbA, 0), ("chief-executive", Council, 5), ("section-151-officer", Council, 1)]);
        state.Signed.Select(one => one.Sentence).ShouldBe([
            "chief-executive of ICB-A signed on 28 March 2025, in time.", "chief-executive of Council signed on 5 April 2025, 5 days late.", "section-151-officer of Council signed on 1 April 2025, 1 day late."]);
        // The board ratifies on 20 May: recorded, and nothing else changes.
        state.RatifiedOn.ShouldBe(new DateOnly(2025, 5, 20));
        State("ce ICB-A 2025-03-28; s151 Council 2025-04-01; ce Council 2025-04-05").SubmittedOn.ShouldBe(state.SubmittedOn);
    }

    [Fact]
    public void Signatures_count_or_not_as_the_year_says()
    {
        foreach (var row in Written.Rows("""
            | signatures                                                                                   | submitted  | missing                                        | rejected                 |
            |                                                                                              |            | ICB-A ce; Council ce; Council s151             |                          |
            | ce ICB-A 2025-03-31; s151 Council 2025-03-31                                                  |            | Council ce                                     |                          |
            | ce ICB-A 2025-03-31; s151 Council 2025-03-31; ce Council 2025-03-31 delegate                  |            | Council ce                                     | plan.role-not-delegable  |
            | ce ICB-A 2025-03-31; s151 Council 2025-03-31; ce Council 2025-03-30 delegate; ce Council 2025-04-02 | 2025-04-02 |                                          | plan.role-not-delegable  |
            | ce ICB-A 2025-03-31; s151 Council 2025-03-31; ce Council 2025-04-09; ce Council 2025-03-30    | 2025-03-31 |                                                |                          |
            | ce ICB-A 2025-03-31; s151 Council 2025-03-31; ce Council 2025-03-30; ce ICB-B 2025-03-30      | 2025-03-31 |                                                | share.partner-unknown    |
            | ce ICB-A 2025-03-31; s151 Council 2025-03-31; ce Council 2025-03-30; s151 ICB-A 2025-03-30    | 2025-03-31 |                                                | plan.role-unknown        |
            """))
        {
            var state = State(row[0]);
            (state.SubmittedOn is { } day ? $"{day:yyyy-MM-dd}" : "").ShouldBe(row[1], row[0]);
            string.Join("; ", state.Missing.Select(one => $"{one.Partner} {(one.Role == "chief-executive" ? "ce" : "s151")}")).ShouldBe(row[2], row[0]);
            string.Join("; ", state.Rejected.Select(one => one.Why.Code)).ShouldBe(row[3], row[0]);
        }
        State("ce Council 2025-03-31 delegate").Rejected[0].Why.Sentence.ShouldBe("chief-executive of Council must sign in person: this signature cannot be delegated, so it does not count.");
        State("ce ICB-A 2025-03-31").Sentence.ShouldBe("still to sign: chief-executive of Council, section-151-officer of Council.");
    }

    [Fact]
    public void Each_care_board_signs_for_itself() =>
        Signing.Of(Book, "plan", Y2025, Bodies, Signatures("ce ICB-A 2025-03-28; s151 Council 2025-03-28; ce Council 2025-03-28")).Value.Missing.ShouldBe([("chief-executive", IcbB)]);

    [Fact]
    public void A_return_may_be_signed_under_delegated_powers()
    {
        var state = Signing.Of(Book, "return", FinancialYear.Starting(2024), Two, Signatures("ce Council 2025-02-14 delegate")).Value;
        state.SubmittedOn.ShouldBe(new DateOnly(2025, 2, 14));
        Signing.Of(Book, "return", FinancialYear.Starting(2026), Two, []).Refusal!.Sentence.ShouldBe("Who must sign the return of 2026/27 is not entered. An administrator must enter it with its source.");
    }

    [Fact]
    public void A_board_that_must_ratify_first_holds_a_plan_back()
    {
        var files = FundFiles.BuiltIn.Select(file => file.Name.EndsWith("signatories.csv", StringComparison.Ordinal) ? file with { Text = file.Text.Replace("plan,health-and-wellbeing-board,council,no", "plan,health-and-wellbeing-board,council,yes") } : file).ToList();
        var book = FundFiles.Read(files).Book!;
        SigningState Of(DateOnly? ratified) => Signing.Of(book, "plan", Y2025, Two, Signatures("ce ICB-A 2025-03-28; s151 Council 2025-03-28; ce Council 2025-03-28"), ratified).Value;
        Of(null).ShouldSatisfyAllConditions(state => state.SubmittedOn.ShouldBeNull(), state => state.Missing.ShouldBeEmpty(), state => state.Sentence.ShouldBe("all signatures are there, and the board must ratify it first."));
        Of(new(2025, 5, 20)).SubmittedOn.ShouldBe(new DateOnly(2025, 5, 20));
    }

    [Fact]
    public void Late_days_are_days_of_the_calendar()
    {
        foreach (var row in Written.Rows("""
            | signed     | late |
            | 2025-03-30 | 0    |
            | 2025-03-31 | 0    |
            | 2025-04-01 | 1    |
            | 2026-03-31 | 365  |
            """))
            Signing.LateDays(Written.Day(row[0]), new(2025, 3, 31)).ShouldBe(int.Parse(row[1]));
    }

    [Fact]
    public void A_late_agreement_is_flagged_and_a_missing_one_fails()
    {
        var plan = Northgate() with { Year = FinancialYear.Starting(2024) };
        ConditionResult Seventh(params AttachedDocument[] documents) => Test(plan, Facts() with { Documents = documents }).Of("T7");
        Seventh(new AttachedDocument("section-75", new(2024, 9, 30))).ShouldSatisfyAllConditions(one => one.Verdict.ShouldBe(Verdict.Passed), one => one.Flags.ShouldBeEmpty());
        Seventh(new AttachedDocument("section-75", new(2024, 10, 2))).ShouldSatisfyAllConditions(one => one.Verdict.ShouldBe(Verdict.Passed), one => one.Flags.ShouldBe(["The section-75 document came 2 days late."]));
        Seventh().Sentence.ShouldBe("T7 failed: the section-75 document is not attached. It was due by 30 September 2024.");
        Test(Northgate()).Of("T7").Doubts[^1].ShouldBe("No deadline for the section-75 document of 2025/26 is held, so nobody can say whether it was late.");
        Test(plan).Of("T6").Sentence.ShouldBe("T6 was not tested. Who must sign the plan of 2024/25 is not entered. An administrator must enter it with its source.");
        Book.Deadline("plan", FinancialYear.Starting(2016))!.Day.ShouldBe(new DateOnly(2016, 3, 21), "the last round");
    }
}
