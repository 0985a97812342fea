using Joinery.Fund.Returns;
using Microsoft.Extensions.DependencyInjection;
using Joinery.Fund.Plans;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>Versions of a plan: signed by each body for itself, compared, with capacity, statements and metrics.</summary>
public sealed class PlanSigningTests
{
    private const string Manager = "Pooled fund manager", Member = "Health and wellbeing board member";

    private static readonly Code<PoolAgreement> Pool = Code<PoolAgreement>.Of("HV-2025");

    private static async Task Save(Visitor manager, string line, string amount, string reason)
    {
        await manager.Open("/fund/HV-2025/plan");
        await manager.Follow(line);
        await manager.Fill("How much for the year?", amount).Fill("Why does the plan change?", reason).Press("Save as a new version");
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_is_signed_by_each_body_for_itself_and_a_later_version_is_signed_anew(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var (manager, member) = (await place.SignedIn(Manager), await place.SignedIn(Member));
        await manager.Open("/fund/HV-2025/plan");
        await manager.Follow("Signatures: who signed, and who must");
        manager.Page.Words.ShouldContain("Every signature is there: the plan counts as submitted on 3 April 2025, 3 days after it was due.");
        manager.Page.Words.ShouldContain("Section 151 officerHarbourneshire County CouncilPeter Ashdown3 April 20253 days late");
        (await new PlanBook(place.Database.Store).Of(Pool))[0].Signed.Count.ShouldBe(3);

        // The board's approval may follow and holds nothing up: only the council records it.
        var page = await member.Open("/fund/HV-2025/plan/signatures");
        page = await member.Choose("Health and wellbeing board").Fill("Who signed?", "Ruth Penhale").Fill("When was it signed?", new DateOnly(2025, 5, 20)).Press("Record the signature");
        page.Words.ShouldContain("Harbourneshire County CouncilRuth Penhale20 May 2025");
        page.Words.ShouldContain("submitted on 3 April 2025");
        page.Words.ShouldContain("It may follow later, and holds nothing up.");
        page.Words.ShouldNotContain("Sign for");

        // Another amount: nobody has signed that.
        await Save(manager, "Change line 2", "9,100,000", "Fewer hours.");
        page = await manager.Open("/fund/HV-2025/plan/signatures");
        page.Words.ShouldContain("Still to sign: chief executive of NHS Harbourne Vale Integrated Care Board, chief executive of Harbourneshire County Council, section 151 officer of Harbourneshire County Council.");
        (await new PlanBook(place.Database.Store).EvidenceOf(Pool, (await new PlanBook(place.Database.Store).Of(Pool))[0])).Document.ShouldContain("chief-executive");
        (await manager.Press("Record the signature")).Problems.ShouldBe(["Choose the role", "Enter the name of the person who signed"]);
        manager.Choose("Chief executive").Fill("Who signed?", "Dr Oluwaseun Adeyemi").Choose("Somebody else signed for this office, under delegated powers").Fill("When was it signed?", new DateOnly(2026, 4, 2));
        (await manager.Press("Record the signature")).Problems.Single().ShouldContain("must sign in person: this signature cannot be delegated");
        manager.Page.Answer("Who signed?").ShouldBe("Dr Oluwaseun Adeyemi");
        await manager.Open("/fund/HV-2025/plan/signatures");
        page = await manager.Choose("Chief executive").Fill("Who signed?", "Dr Oluwaseun Adeyemi").Fill("When was it signed?", new DateOnly(2026, 4, 2)).Press("Record the signature");
        page.Words.ShouldContain("Dr Oluwaseun Adeyemi2 April 2026367 days late");
        page.Words.ShouldNotContain("Sign for");

        // The evidence of the version has the signature, and its hash fits.
        var plans = new PlanBook(place.Database.Store);
        var newest = (await plans.Of(Pool))[0];
        var kept = await plans.EvidenceOf(Pool, newest);
        kept.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(kept.Document))));
        (newest.Version, newest.Signed.Single().Role, (await plans.Of(Pool))[1].Signed.Count).ShouldBe((2, "chief-executive", 4));
        (await plans.Sign(Some.Deed("fund.plan-sign"), Pool, newest.Signed[0])).Refusal!.Code.ShouldBe("plan.signed-already");
        (await plans.Sign(Some.Deed("fund.plan-sign"), Pool, newest.Signed[0] with { Version = 1 })).Refusal!.Code.ShouldBe("plan.changed");
        (await plans.Sign(Some.Deed("fund.plan-sign"), Pool, newest.Signed[0] with { Role = "section-151-officer" })).Refusal!.Code.ShouldBe("plan.role-unknown");
        (await (await place.SignedIn("Social worker")).Open("/fund/HV-2025/plan/signatures")).Status.ShouldBe(403);
        (await manager.Open("/fund/HV-2026/plan/signatures")).Words.ShouldContain("No plan has been saved, so there is nothing to sign.");
    }

    [Theory, OnBothDatabases]
    public async Task Two_versions_are_compared_line_by_line(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await Save(manager, "Change line 2", "9,100,000", "Fewer hours.");
        await Save(manager, "Change line 8", "1,000,000", "More carers.");
        await manager.Follow("What changed in version 3");
        manager.Page.Heading.ShouldBe("From version 2 to version 3 of the plan");
        manager.Page.Words.ShouldContain("£1,000,000.00");
        manager.Page.Words.ShouldNotContain("£9,100,000.00");
        var page = await manager.Open("/fund/HV-2025/plan/3/changes?since=1");
        page.Words.ShouldContain("£9,200,000.00£9,100,000.00");
        page.Words.ShouldContain("£1,000,000.00");
        (await manager.Open("/fund/HV-2025/plan/1/changes")).Words.ShouldContain("There is no version before it to compare it with.");
        (await manager.Open("/fund/HV-2025/plan/9/changes")).Status.ShouldBe(404);
    }

    [Theory, OnBothDatabases]
    public async Task Capacity_and_demand_are_planned_month_by_month_and_say_where_too_little_is(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025/plan");
        await manager.Follow("Capacity and demand, month by month");
        // 148 a month and 32 more in three months of winter, for 160 places a month.
        manager.Page.Words.ShouldContain("Reablement and rehabilitation at home (pathway 1)1,8721,92048December, January, February");
        manager.Page.Words.ShouldContain("Other short-term social careNot planned");
        await manager.Follow("Change numbers: In the community: Other short-term social care");
        (await manager.Fill("Expected to need it", "ten").Press("Save as a new version")).Problems.ShouldBe(["The number of people must be a whole number", "Say why the plan changes"]);
        var page = await manager.Fill("Expected to need it", "12").Fill("Why does the plan change?", "The service is new.").Press("Save as a new version");
        page.Words.ShouldContain("Other short-term social care120Cannot be saidCannot be said");
        page.Words.ShouldContain("April 202512Not saidNot said");
        (await new PlanBook(place.Database.Store).Of(Pool))[0].File.Capacity.Count.ShouldBe(9);
        (await manager.Open("/fund/HV-2025/plan/capacity/unknown")).Status.ShouldBe(404);
        (await manager.Open("/fund/HV-2026/plan/capacity")).Words.ShouldContain("The services of 2026/27 are not entered");
    }

    [Theory, OnBothDatabases]
    public async Task Partners_say_what_they_assure_beside_how_the_tests_came_out(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025/plan");
        await manager.Follow("Statements on the national conditions");
        manager.Page.Words.ShouldContain("All 11 tests passed.");
        manager.Page.Answer("Statement on condition 1 (optional)").ShouldStartWith("The council and the board agreed");
        (await manager.Fill("Statement on condition 4 (optional)", "Reports go to the board each quarter.").Press("Save as a new version")).Problems.ShouldBe(["Say why the plan changes"]);
        await manager.Fill("Why does the plan change?", "Condition 4 was left out.").Press("Save as a new version");
        var words = (await (await place.SignedIn(Member)).Open("/fund/HV-2025/plan/statements")).Words;
        words.ShouldContain("Reports go to the board each quarter.");
        (await manager.Open("/fund/HV-2025/plan/2/evidence")).Words.ShouldContain("Complying with oversight and support processesReports go to the board each quarter.");
        words.ShouldContain("10 of 11 tests passed. T6: All who must sign have signed: failed.");
    }

    [Theory, OnBothDatabases]
    public async Task A_return_keeps_its_schemes_and_the_metrics_as_they_were_measured_when_it_was_submitted(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025/returns");
        var page = await manager.Choose("To 30 June 2025").Fill("Why again? (only for a period that was submitted before)", "With its metrics.").Press("Submit");
        page.Texts("main tbody tr").ShouldContain("Average length of discharge delay for all acute adults1.00 days1.02 daysNot metThe wording is unverified.");
        page.Words.ShouldContain("S01 Reablement at home");
        var said = (await place.Services.GetRequiredService<ReturnBook>().Of("HV-2025"))
            .First(one => one.PeriodEnd == new DateOnly(2025, 6, 30)).Said;
        said.Metrics.Count.ShouldBe(3);
        foreach (var (stream, line) in said.Streams)
        {
            var ofStream = said.Schemes.Where(one => one.Stream == stream.Text).ToList();
            (ofStream.Sum(one => one.YearToDate), ofStream.Sum(one => one.Plan)).ShouldBe((line.YearToDate, line.Plan));
        }
        using var csv = await manager.Send(HttpMethod.Get, "/fund/HV-2025/returns/2025-06-30/2/return.csv");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("Average length of discharge delay for all acute adults,1.00 days,1.02 days,Not met");
        (await manager.Open("/fund/HV-2026/returns/2026-06-30/1")).Words.ShouldContain("No metric was kept with this return");
    }
}
