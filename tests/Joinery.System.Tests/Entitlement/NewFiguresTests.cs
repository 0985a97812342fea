using System.Globalization;
using System.Text;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Releases;
using Joinery.Rules;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Entitlement;

/// <summary>A new year's figures: sent, seen before they take effect, published by somebody named, and carried over all cases.</summary>
public sealed class NewFiguresTests
{
    private const string Officer = "Financial assessment officer", Header = "element,value,valid_from,known_from,source,status,unit,note\n";

    // Every figure that ends in the spring of 2027, a tenth higher from the day after, and interest left out, which is set by the half-year.
    private static readonly string NextYear = Header + string.Concat(RateBook.BuiltIn.Series.Select(series => (series.Code, series.Uprating, Last: series.Rates[^1])).Where(one => one.Uprating != Uprating.HalfYear && one.Last.Until is { Year: 2027 })
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Code},{decimal.Round(one.Last.Value * 1.1m, 2)},{one.Last.Until:yyyy-MM-dd},,a test,verified,{one.Last.Unit},\n")));

    private static async Task<Page> Send(Visitor officer, string figures)
    {
        await officer.Open("/rates/import");
        return await officer.Press("See what would change", "file", Encoding.UTF8.GetBytes(figures));
    }

    private static async Task Publish(Visitor officer)
    {
        await Send(officer, NextYear);
        await officer.Fill("Where were they announced, and who checked them?", "Circular of February, checked by two officers.").Press("Publish");
    }

    private static Visitor From(Visitor officer, DateOnly day) => officer.Fill("From which day do the new charges hold?", day);

    [Theory, OnBothDatabases]
    public async Task A_year_is_seen_published_and_carried_over_and_what_was_decided_before_stays(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn(Officer);
        (await officer.Open("/assessments")).Words.ShouldContain("HV-0412");
        await officer.Follow("Bring in new figures of the law");

        var page = await Send(officer, NextYear);
        page.Heading.ShouldBe("What these figures would change");
        page.Words.ShouldContain("Attendance allowance, higher rate£114.60 a week£126.06 a week+10.0%12 April 2027Verified");
        // Five cases of the demo place are decided; the facts of one were put right since.
        page.Words.ShouldContain("Can be carried over 4");
        page.Words.ShouldContain("To be decided by hand 1");
        // By hand: 265.43 + 43.01 + 126.06 + 9.00 comes in; 273.63, 24.10, 16.75 and 20.00 are kept.
        page.Words.ShouldContain("HV-0412£98.31£109.02£10.71");
        page.Words.ShouldContain("With an income to ask about 4");
        (await officer.Press("Publish")).Problems.ShouldBe(["Say where the figures were announced"]);
        (await place.Visitor().Open("/rates?on=2027-05-01")).Words.ShouldContain("Attendance allowance, higher rateNone for this day");

        await officer.Fill("Where were they announced, and who checked them?", "Circular of February, checked by two officers.").Press("Publish");
        officer.Page.Words.ShouldContain("Published here since the program came out");
        officer.Page.Words.ShouldContain("Circular of February, checked by two officers.");
        (await place.Visitor(await place.AnotherNode()).Open("/rates?on=2027-05-01")).Words.ShouldContain("Attendance allowance, higher rate£126.06 a week12 April 2027Verified");

        await officer.Open("/assessments/new-figures");
        page = await From(officer, new(2027, 4, 12)).Press("See what would change");
        page.Words.ShouldContain("What would change on 12 April 2027");
        var decisions = await Decisions(place);
        page.Words.ShouldContain($"HV-0412{decisions[0].Weekly}£109.02£10.71");
        (await officer.Press("Decide 4 cases")).Problems.ShouldBe(["Say why the charges change"]);
        await officer.Fill("Why do the charges change?", "New rates begin in April.").Press("Decide 4 cases");

        await officer.Follow("HV-0412");
        decisions = await Decisions(place);
        decisions.Count.ShouldBe(2);
        var letter = await officer.Open($"{officer.Page.Path}/decisions/2");
        letter.Words.ShouldContain($"From 12 April 2027 you pay {decisions[1].Weekly} a week.");
        letter.Words.ShouldContain("New rates begin in April.");
        letter.Words.ShouldContain("126.06");

        var (replayed, differences) = await new CaseBook(place.Database.Store, new(place.Database.Store)).Replay();
        (replayed, differences.Count).ShouldBe((await place.Database.Value<long>("select count(*) from entitlement_decision"), 0));
        decisions.Select(one => one.RatesHash).Distinct().Count().ShouldBe(2);

        // Twice the same leaves nothing to decide.
        await officer.Open("/assessments/new-figures");
        page = await From(officer, new(2027, 4, 12)).Press("See what would change");
        page.Words.ShouldContain("It is decided from 12 April 2027 already.");
        page.Words.ShouldNotContain("Decide all of them");
    }

    [Theory, OnBothDatabases]
    public async Task A_case_that_somebody_changes_meanwhile_is_left_to_be_decided_by_hand(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await place.SignedIn(Officer);
        await Publish(officer);
        place.Clock.Move(TimeSpan.FromMinutes(1));
        await officer.Open("/assessments");
        await officer.Follow("HV-0412");
        await officer.Follow("Income");
        await officer.Select("What is it?", "Earnings").Fill("How much each time, before tax?", "10").Select("How often?", "Week").Press("Add this income");
        await officer.Open("/assessments/new-figures");
        var page = await From(officer, new(2027, 4, 12)).Press("See what would change");
        page.Words.ShouldContain("HV-0412Its facts were changed since the decision.");
        page.Words.ShouldContain("Can be carried over 3");
    }

    [Fact]
    public async Task Without_the_new_figures_no_case_is_carried_over_a_gap()
    {
        await using var place = await PlaceUnderTest.Open();
        var officer = await place.SignedIn(Officer);
        await officer.Open("/assessments/new-figures");
        var page = await From(officer, new(2027, 4, 12)).Press("See what would change");
        page.Words.ShouldContain("Can be carried over 0");
        page.Words.ShouldContain("there is no figure for 12 April 2027");
        (await From(officer, new(2031, 4, 12)).Press("See what would change")).Problems.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_refused_with_every_problem_and_its_line()
    {
        await using var place = await PlaceUnderTest.Open();
        var officer = await place.SignedIn(Officer);
        await officer.Open("/rates/import");
        (await officer.Press("See what would change")).Problems.ShouldBe(["Choose a file"]);
        foreach (var (figures, sentence) in new[]
        {
            ("hello\nworld\n", "The file needs the columns element, value, valid_from, known_from, source, status, unit, note, and no others."),
            (Header, "There is no figure in the file."),
            (Header + "pea,32.00,2027-04-06,,a test,sure,GBP/week,\n", "sure is not a status. Use verified, derived or unverified."),
            (Header + "pea,99.00,2026-04-06,,a test,verified,GBP/week,\n", "The figure from 6 April 2026 is 31.80 already. One that was announced later needs the day of that in known_from."),
            (Header + "pea,32.00,2027-04-06,,a test,verified,GBP,\n", "The unit GBP differs from GBP/week of the rows before."),
            (Header + "pea,32.00,2028-04-06,,a test,verified,GBP/week,\n", "Personal expenses allowance in a care home has no figure from 6 April 2027 to 6 April 2028."),
            (Header + "pea,,2027-04-06,,a test,verified,GBP/week,\n", "The figure is missing. Enter it, or take the row out until it is known."),
            (Header + "pea,32.00,2027-04-06,2026-12-01,a test,verified,GBP/week,\n", "Personal expenses allowance in a care home: the figure from 6 April 2027 is said to be known from 1 December 2026, which is still to come. Put the day on which it was announced."),
            (Header + "pea,32.00,2027-01-01,,a test,verified,GBP/week,\n", "Personal expenses allowance in a care home has two figures in one year: from 6 April 2026 and from 1 January 2027."),
            (Header + "made_up,1,2027-04-06,,a test,verified,GBP,\n", "No rule asks for made_up. Check its spelling against elements.csv."),
        }) (await Send(officer, figures)).Words.ShouldContain(sentence);
        officer.Page.Words.ShouldContain("The file, line 2, element");
        await officer.Open("/rates/import");
        (await officer.Press("See what would change", "file", [0x65, 0xa3])).Problems.ShouldBe(["The file is not in UTF-8. Save it again as plain text in UTF-8."]);

        // What is there already is no news.
        (await Send(officer, Header + "pea,31.80,2026-04-06,,legislation.gov.uk/uksi/2026/1,verified,GBP/week,\n")).Words.ShouldContain("New, or known better 1");
        await officer.Press("Do not publish");
        (await officer.Open("/rates/import/0190f2c4-0000-7000-8000-000000000001")).Status.ShouldBe(404);
        (await (await place.SignedIn("Social worker")).Open("/rates/import")).Status.ShouldBe(403);
        (await place.Visitor().Open("/rates/next.csv")).Words.ShouldContain("pea,,2027-04-06,,,unverified,GBP/week,");
    }

    [Fact]
    public async Task A_release_stands_where_the_program_brings_the_same_figures_later()
    {
        await using var place = await PlaceUnderTest.Open();
        await Publish(await place.SignedIn(Officer));
        await place.Database.Sql("update entitlement_release set figures = figures || 'pea,31.99,2026-04-06,,a test,verified,GBP/week,' || char(10)");
        var books = await new RateReleases(place.Database.Store).Books();
        books.All.Count.ShouldBe(2);
        books.Newest.On(new(2026, 5, 1))[RateElement.Pea].ShouldBe(31.99m);
        books.Of(RateBook.BuiltIn.Hash).On(new(2026, 5, 1))[RateElement.Pea].ShouldBe(31.80m);
    }

    // Those of one case.
    private static Task<IReadOnlyList<Decision>> Decisions(PlaceUnderTest place) => place.Database.Store.Read<IReadOnlyList<Decision>>(async db => await db.Query<Decision>(
        "select id, case_id, number, from_day, setting, weekly_pence, authority_pence, reason, engine, rates_hash, policy_version, inputs_hash, inputs, answers, decided_at, decided_by_name, review_on, until_day from entitlement_decision where case_id = (select id from entitlement_case where reference = 'HV-0412') order by number"));
}
