using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>The plan of a pool and who would bear an overspend, as a fund manager meets them.</summary>
public sealed class PlanTests
{
    private const string Manager = "Pooled fund manager";

    private static async Task<Visitor> AtThePlan(PlaceUnderTest place, string pool = "HV-2025", string role = Manager)
    {
        var visitor = await place.SignedIn(role);
        await visitor.Open($"/fund/{pool}");
        await visitor.Follow("Plan and national conditions");
        return visitor;
    }

    [Theory, OnBothDatabases]
    public async Task The_plan_shows_income_lines_and_how_every_national_condition_came_out(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await AtThePlan(place);
        manager.Page.Heading.ShouldBe("Plan for 2025/26");
        manager.Page.Words.ShouldContain("£52,730,000.00 comes in and £52,730,000.00 is planned. This is version 1.");
        manager.Page.Words.ShouldContain("T3: Social care from the NHS minimum, whole linesPassed£16,600,000.00£16,250,000.00£350,000.00S01, S02");
        manager.Page.Words.ShouldContain("T1-grants: Income of each grant is what was published (Local Authority Better Care Grant)Passed");
        manager.Page.Words.ShouldContain("section-151-officer of XHC signed on 3 April 2025, 3 days late.");
        manager.Page.Words.ShouldContain("The test T3 is unverified");
        manager.Page.Words.ShouldContain("S01 Reablement at homeMinimum NHS contributionSocial CareJoint, NHS 60%Private SectorHome-based intermediate care£7,400,000.00");
        manager.Page.Words.ShouldContain("Agreed by the health and wellbeing board and signed.");
        manager.Page.Words.ShouldNotContain("Still to put right");
    }

    [Theory, OnBothDatabases]
    public async Task A_changed_line_is_a_new_version_with_its_reason_and_the_conditions_follow(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await AtThePlan(place);
        await manager.Follow("Change line 2");
        manager.Page.Heading.ShouldBe("Change line 2 of the plan");
        manager.Page.Answer("How much for the year?").ShouldBe("9,200,000.00");

        (await manager.Fill("How much for the year?", "lots").Fill("What is it called?", "").Press("Save as a new version")).Problems.Count.ShouldBe(3);
        manager.Page.Answer("How much for the year?").ShouldBe("lots");
        manager.Select("Area of spend", "Choose").Choose("Joint").Fill("How much for the year?", "8,000,000").Fill("What is it called?", "Home care").Fill("Why does the plan change?", "Fewer hours were needed.");
        (await manager.Press("Save as a new version")).Problems.ShouldBe(["A line that is commissioned jointly needs the NHS share", "Choose an area of spend"]);

        manager.Select("Area of spend", "Social Care").Fill("For a joint line: which part does the NHS commission?", "62.5");
        var plan = await manager.Press("Save as a new version");
        plan.Words.ShouldContain("This is version 2.");
        plan.Words.ShouldContain("whole linesFailed£15,400,000.00£16,250,000.00−£850,000.00S01, S02");
        plan.Words.ShouldContain("(Minimum NHS contribution)Failed");
        plan.Words.ShouldContain("Joint, NHS 62.5%");
        plan.Words.ShouldContain("Marcus WebbFewer hours were needed.");
    }

    [Theory, OnBothDatabases]
    public async Task A_line_is_tried_against_the_conditions_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await AtThePlan(place);
        await manager.Follow("Change line 2");
        manager.Page.Words.ShouldContain("National conditions as they stand");
        manager.Page.Words.ShouldContain("T3: Social care from the NHS minimum, whole linesPassed£350,000.00S01, S02");
        var page = await manager.Fill("How much for the year?", "8,000,000").Press("Try it, and keep nothing");
        page.Problems.ShouldBeEmpty();
        page.Words.ShouldContain("National conditions with this line");
        page.Words.ShouldContain("T3: Social care from the NHS minimum, whole linesFailed−£850,000.00S01, S02");
        page.Answer("How much for the year?").ShouldBe("8,000,000");
        // What cannot be read counts as nothing, and is said when it is saved.
        (await manager.Fill("How much for the year?", "lots").Press("Try it, and keep nothing")).Problems.ShouldBeEmpty();
        (await manager.Open("/fund/HV-2025/plan")).Words.ShouldContain("This is version 1.");
    }

    [Theory, OnBothDatabases]
    public async Task A_line_is_added_and_one_that_is_there_already_is_refused(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await AtThePlan(place);
        await manager.Follow("Add a line");
        (await manager.Press("Save as a new version")).Problems.ShouldBe(["Enter the code of the scheme", "Enter what the scheme is called", "Enter the amount for the year", "Say why the plan changes"]);
        Visitor Line(string code) => manager.Select("Which stream pays?", "Additional local authority contribution").Select("Area of spend", "Other").Select("Kind of provider", "Local Authority").Select("Activity", "Other")
            .Fill("Code of the scheme", code).Fill("What is it called?", "Evaluation").Fill("How much for the year?", "25,000").Choose("Local authority").Fill("Why does the plan change?", "The board asked for it.");
        (await Line("S08").Press("Save as a new version")).Problems.ShouldBe(["S08 is already paid from additional-la on another line. Put the amounts together."]);
        var plan = await Line("S10").Press("Save as a new version");
        plan.Words.ShouldContain("S10 EvaluationAdditional local authority contribution");
        plan.Words.ShouldContain("(Additional local authority contribution)Failed");
    }

    [Theory, OnBothDatabases]
    public async Task Two_people_cannot_save_over_each_other(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var (one, other) = (await AtThePlan(place), await AtThePlan(place));
        await one.Follow("Change line 8");
        await other.Follow("Change line 9");
        (await one.Fill("Why does the plan change?", "A name.").Press("Save as a new version")).Words.ShouldContain("This is version 2.");
        (await other.Fill("Why does the plan change?", "A name.").Press("Save as a new version")).Problems.Single().ShouldStartWith("Somebody else saved a version");
        (await other.Press("Save as a new version")).Problems.Single().ShouldStartWith("Somebody else saved a version");
    }

    [Theory, OnBothDatabases]
    public async Task A_year_whose_conditions_nobody_entered_says_so_and_uses_no_other(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await AtThePlan(place, "HV-2026");
        manager.Page.Heading.ShouldBe("Plan for 2026/27");
        manager.Page.Words.ShouldContain("No plan has been saved: this one follows from the agreement on the pool.");
        manager.Page.Words.ShouldContain("The national conditions of 2026/27 are not entered.");
        manager.Page.Words.ShouldContain("those of another year are not used.");
        manager.Page.Words.ShouldNotContain("Passed");
        manager.Page.Words.ShouldNotContain("Add a line");
        await manager.Open("/fund/HV-2026/plan/lines/8");
        var page = await manager.Fill("Why does the plan change?", "To try.").Press("Save as a new version");
        page.Status.ShouldBe(400);
        page.Problems.ShouldContain(problem => problem.Contains("No list is entered"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_read_the_fund_reads_the_plan_and_nobody_else_changes_it(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var member = await AtThePlan(place, role: "Health and wellbeing board member");
        member.Page.Words.ShouldContain("This is version 1.");
        member.Page.Words.ShouldNotContain("Add a line");
        (await member.Open("/fund/HV-2025/plan/lines/1")).Status.ShouldBe(403);
        var worker = await place.SignedIn("Social worker");
        (await worker.Open("/fund/HV-2025/plan")).Status.ShouldBe(403);
        (await worker.Open("/fund/HV-2025/what-if")).Status.ShouldBe(403);
        var manager = await place.SignedIn(Manager);
        foreach (var missing in new[] { "/fund/nothing/plan", "/fund/nothing/what-if", "/fund/HV-2025/plan/lines/0", "/fund/HV-2025/plan/lines/99" }) (await manager.Open(missing)).Status.ShouldBe(404, missing);
    }

    [Theory, OnBothDatabases]
    public async Task An_overspend_is_tried_by_each_rule_and_the_shares_add_up(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2025");
        await manager.Follow("Who would bear an overspend?");
        manager.Page.Answer("S02 Home care after hospital").ShouldNotBeEmpty();
        foreach (var scheme in new[] { "S01 Reablement at home", "S03 Community nursing", "S04 Discharge hub", "S05 Frailty at the front door", "S06 Care home places", "S07 Adaptations", "S08 Breaks for carers", "S09 Crisis team" }) manager.Fill(scheme, "0");
        await manager.Fill("S02 Home care after hospital", "lots").Press("Show who bears it");
        manager.Page.Problems.Count.ShouldBe(1);

        const string Board = "NHS Harbourne Vale Integrated Care Board", Council = "Harbourneshire County Council";
        // 33.33 of 52.73 million is the board's.
        var page = await manager.Fill("S02 Home care after hospital", "300,000").Choose("In proportion to what partners contribute").Press("Show who bears it");
        page.Words.ShouldContain($"{Board}£189,626.40{Council}£110,373.60Together: what the pool is over or under£300,000.00");
        page = await manager.Choose("Own risk").Press("Show who bears it");
        page.Words.ShouldContain($"{Board}£300,000.00{Council}£0.00Together");
        page = await manager.Choose("Agreed shares").Fill($"Share of {Board}", "70").Fill($"Share of {Council}", "20").Press("Show who bears it");
        page.Problems.ShouldBe(["The shares add up to 90%. They must add up to 100%."]);
        page = await manager.Fill($"Share of {Council}", "30").Press("Show who bears it");
        page.Words.ShouldContain($"{Board}£210,000.00{Council}£90,000.00Together");
        page = await manager.Choose("In proportion, with a limit for each partner").Fill($"Limit of {Board}", "100,000").Fill($"Limit of {Council}", "150,000").Press("Show who bears it");
        page.Words.ShouldContain($"{Board}£100,000.00{Council}£150,000.00Covered by no rule: the board decides£50,000.00Together");
        page = await manager.Fill("S04 Discharge hub", "-80,000").Choose("Waterfall").Fill("Balance of the risk pool", "60,000").Fill("Money that nobody has committed", "20,000").Press("Show who bears it");
        page.Words.ShouldContain($"{Board}£140,000.00{Council}£0.00The risk pool£60,000.00Uncommitted money£20,000.00Together: what the pool is over or under£220,000.00");
        page.Words.ShouldContain("The risk pool of £60,000.00 bears £60,000.00; £160,000.00 is left to share.");
        page.Answer("S04 Discharge hub").ShouldBe("-80,000");
    }

    [Theory, OnBothDatabases]
    public async Task Planned_values_of_metrics_stand_beside_what_was_measured_and_change_with_a_reason(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await AtThePlan(place);
        await manager.Follow("Metrics: what is planned and what was measured");
        manager.Page.Words.ShouldContain("April to June 20251.00 days");
        manager.Page.Words.ShouldContain("No figures of this metric can be imported yet.");
        await manager.Open("/fund/HV-2025/plan/metrics/change");
        (await manager.Fill("April to June 2025", "soon").Press("Save as a new version")).Problems.Count.ShouldBe(2);
        // The first of the three metrics, of which no figures are known.
        await manager.Fill("April to June 2025", "5100").Fill("Why does the plan change?", "Agreed in the board.").Press("Save as a new version");
        manager.Page.Words.ShouldContain("April to June 20255,100.0 per 100,000NoneCannot be said");
        manager.Page.Words.ShouldContain("April to June 20251.00 days");
        (await manager.Open("/fund/HV-2025/plan")).Words.ShouldContain("This is version 2.");
        (await manager.Open("/fund/HV-2026/plan/metrics")).Words.ShouldContain("The metrics of 2026/27 are not entered, and those of another year are not used.");
        (await (await place.SignedIn("Health and wellbeing board member")).Open("/fund/HV-2025/plan/metrics")).Words.ShouldNotContain("Change the planned values");
    }
}
