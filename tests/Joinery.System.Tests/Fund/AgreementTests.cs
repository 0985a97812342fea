using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>The agreement on a pool: read by a board member, varied by a fund manager, signed by each body for itself, and used at the end of the year.</summary>
public sealed class AgreementTests
{
    private const string Manager = "Pooled fund manager", Member = "Health and wellbeing board member", Board = "NHS Harbourne Vale Integrated Care Board", Council = "Harbourneshire County Council";
    private static readonly Code<PoolAgreement> Pool = Code<PoolAgreement>.Of("HV-2026");

    // The demo's own variation waits for the council; one of the tests' own takes its place.
    private static async Task<Visitor> Drawing(PlaceUnderTest place, DateOnly from)
    {
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2026");
        await manager.Follow("Agreement");
        await manager.Follow("Draw up a variation");
        await manager.Fill("Why does the agreement change?", "Winter came early.").Fill("From which day does the change hold?", from).Press("Save and continue");
        manager.Page.Heading.ShouldBe("Variation of the agreement");
        return manager;
    }

    private static async Task<Page> Change(Visitor manager, string part, string label, string answer)
    {
        await manager.Open($"/fund/HV-2026/agreement/vary/{part}");
        return await manager.Fill(label, answer).Press("Save and continue");
    }

    private static Task<Page> Sign(Visitor somebody, DateOnly on) => somebody.Fill("Who signed?", "Sam Blythe").Fill("Which office does that person hold?", "Chief executive").Fill("When was it signed?", on).Press("Record the signature");

    [Theory, OnBothDatabases]
    public async Task A_board_member_reads_the_agreement_its_versions_and_who_signed_late(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var member = await place.SignedIn(Member);
        await member.Open("/fund/HV-2025");
        var page = await member.Follow("Agreement");
        page.Words.ShouldContain("Version 2 is in force, from 1 October 2025. Every partner has signed it.");
        page.Words.ShouldContain("Pooled fund (section 75). The host keeps the money for all");
        page.Words.ShouldContain($"{Council}Peter LowndesDirector of adult social services7 October 20256 days late");
        page.Words.ShouldContain("S02 Home care after hospital: rule of sharingNot thereNHS Harbourne Vale Integrated Care Board 60%, Harbourneshire County Council 40%");
        page.Words.ShouldContain($"NHS minimum contribution{Board}15 July 2025£7,870,000.00");
        page.Words.ShouldContain($"S05 Frailty at the front door{Board}Does not come back to the NHS£46,000.00£46,000.00{Council}: £46,000.00 less");
        page.Facts.ShouldContain(("Notice", "12 months"));
        page.Words.ShouldNotContain("Draw up a variation");
        (await member.Follow("Version 1")).Words.ShouldContain("A later version is in force.");
        (await member.Open("/fund/HV-2025/agreement/versions/3")).Status.ShouldBe(404);
        (await member.Open("/fund/nothing/agreement")).Status.ShouldBe(404);
        (await member.Open("/fund/HV-2025/agreement/vary")).Status.ShouldBe(403);
        var worker = await place.SignedIn("Social worker");
        foreach (var path in new[] { "", "/versions/1", "/vary" }) (await worker.Open($"/fund/HV-2025/agreement{path}")).Status.ShouldBe(403, path);
    }

    [Theory, OnBothDatabases]
    public async Task A_variation_holds_in_the_ledger_only_when_every_body_has_signed_it(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        using var other = new JointLedger(place.Database.AnotherNode(), place.Clock);
        async Task<Money> Limit(JointLedger node) => await node.Read(now => now.Books.Position(Pool, Code<PoolStream>.Of("ADD-LA")).Value.Contribution);
        var manager = await Drawing(place, new(2026, 9, 1));
        (await Change(manager, "contributions", Council, "x")).Status.ShouldBe(400);
        await manager.Open("/fund/HV-2026/agreement/vary/contributions");
        await manager.Post("/fund/HV-2026/agreement/vary/contributions", manager.AnswersOf("Save and continue").Select(one => one.Key == "put-ADD-LA-XHC" ? new("put-ADD-LA-XHC", "£4,500,000") : one));
        manager.Page.Words.ShouldContain($"Additional council contribution: contribution of {Council}£4,120,000.00£4,500,000.00");
        var page = await manager.Press("Put it to the partners");
        page.Heading.ShouldBe("Version 3 of the agreement");
        page.Words.ShouldContain($"This version does not hold yet. Still to sign: {Board} and {Council}.");
        page.Words.ShouldContain("Why: Winter came early.");
        // The demo's own variation was not signed by all, and is replaced.
        (await manager.Open("/fund/HV-2026/agreement/versions/2")).Words.ShouldContain("This version never held");

        await manager.Open("/fund/HV-2026/agreement/versions/3");
        (await manager.Press("Record the signature")).Problems.ShouldBe(["Enter the name of the person who signed", "Enter the office of the person who signed"]);
        (await Sign(manager, place.Clock.Today().AddDays(1))).Problems.Single().ShouldContain("must be the same as or before");
        (await Sign(manager, new(2026, 8, 28))).Words.ShouldContain("Sam BlytheChief executive28 August 2026In time");
        (await Limit(ledger)).ShouldBe(new Money(4_120_000_00));
        var member = await place.SignedIn(Member);
        await member.Open("/fund/HV-2026/agreement/versions/3");
        (await Sign(member, new(2026, 9, 11))).Words.ShouldContain("Version 3 is in force, from 1 September 2026. Every partner has signed it.");
        member.Page.Words.ShouldContain("10 days late");
        (await Limit(ledger)).ShouldBe(new Money(4_500_000_00));
        (await Limit(other)).ShouldBe(new Money(4_500_000_00));
        (await place.Database.Store.Read(db => db.One<long>("select count(*) from kernel_deed where action = 'fund.sign' and subject = 'pool:HV-2026'"))).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task A_version_that_all_have_signed_waits_for_its_first_day(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        async Task<(long, Money)> Now() => await ledger.Read(now => (now.Find("HV-2026")!.Version, now.Books.Position(Pool, Code<PoolStream>.Of("ADD-NHS")).Value.Contribution));
        var before = await Now();
        var member = await place.SignedIn(Member);
        await member.Open("/fund/HV-2026/agreement");
        await member.Follow("version 2, to hold from 1 November 2026");
        (await Sign(member, place.Clock.Today())).Words.ShouldContain("Every partner has signed this version. It holds from 1 November 2026.");
        (await Now()).ShouldBe(before);
        place.Clock.MoveTo(new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));
        (await Now()).ShouldBe((2, before.Item2 + new Money(250_000_00)));
        // Three instalments were due before; the rest falls on the last.
        (await (await place.SignedIn(Member)).Open("/fund/HV-2026/agreement")).Words.ShouldContain($"Additional NHS contribution{Board}15 January 2027£726,375.00");
    }

    [Theory, OnBothDatabases]
    public async Task Each_problem_of_a_variation_is_one_sentence_and_the_answers_stay(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2026/agreement/vary");
        (await manager.Press("Save and continue")).Problems.ShouldBe(["Say why the agreement changes", "Enter the first day of the variation"]);
        (await manager.Fill("Why does the agreement change?", "Winter.").Fill("From which day does the change hold?", new DateOnly(2027, 4, 1)).Press("Save and continue")).Problems.ShouldBe(["A variation must hold from a day between 1 April 2026 and 31 March 2027, the first and last days of the agreement in this year"]);
        manager.Page.Answer("Why does the agreement change?").ShouldBe("Winter.");
        await manager.Fill("From which day does the change hold?", new DateOnly(2026, 11, 1)).Press("Save and continue");
        foreach (var (amount, sentence) in new[]
        {
            ("(1,200)", "The amount must be a number of pounds, like 12,500 or 12500.50"), ("-5", "must be between £0.00 and £10,000,000,000.00"), ("ten", "The amount must be a number of pounds, like 12,500 or 12500.50"),
        })
        {
            await manager.Open("/fund/HV-2026/agreement/vary/contributions");
            await manager.Post("/fund/HV-2026/agreement/vary/contributions", manager.AnswersOf("Save and continue").Select(one => one.Key == "put-ADD-NHS-XHV" ? new("put-ADD-NHS-XHV", amount) : one));
            manager.Page.Problems.Single().ShouldContain(sentence);
            manager.Page.Source.ShouldContain($"value=\"{amount}\"");
        }
        await manager.Open("/fund/HV-2026/agreement/vary/contributions");
        await manager.Post("/fund/HV-2026/agreement/vary/contributions", manager.AnswersOf("Save and continue").Select(one => one.Key == "put-ADD-NHS-XHV" ? new("put-ADD-NHS-XHV", "£1,000") : one));
        manager.Page.Problems.Single().ShouldContain($"{Board} was to pay");

        await manager.Open("/fund/HV-2026/agreement/vary/words");
        (await manager.Fill("What is its last day?", new DateOnly(2026, 3, 31)).Press("Save and continue")).Problems.ShouldBe(["The agreement must end on or after the day on which it starts, 1 April 2026"]);
        (await manager.Fill("How much notice does a partner give?", "61").Press("Save and continue")).Problems.Single().ShouldContain("must be between 0 and 60");

        await manager.Open("/fund/HV-2026/agreement/vary/sharing");
        (await manager.Choose("By agreed shares").Fill($"Share of {Board}", "50").Fill($"Share of {Council}", "40").Press("Save and continue")).Problems.ShouldBe(["The shares add up to 90%. They must add up to 100%."]);
        (await manager.Fill($"Share of {Council}", "50.001").Press("Save and continue")).Problems.Single().ShouldContain("may have two decimals");
        (await manager.Fill($"Share of {Council}", "50").Press("Save and continue")).Words.ShouldContain($"The partners share what is left: {Board} 50%, {Council} 50%.");

        await manager.Open("/fund/HV-2026/agreement/vary/schemes/S03");
        await manager.Select("How is VAT treated?", "Comes back to the NHS for a contracted-out service (section 41)").Press("Save and continue");
        manager.Page.Problems.Single().ShouldContain("Give the number of its heading");
        (await manager.Open("/fund/HV-2026/agreement/vary/schemes/S99")).Status.ShouldBe(404);
        await manager.Open("/fund/HV-2026/agreement/vary");
        (await manager.Press("Throw the variation away")).Words.ShouldContain("Draw up a variation");
    }

    [Theory, OnBothDatabases]
    public async Task A_scheme_is_added_by_a_variation_and_left_out_again_while_it_is_drawn_up(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn(Manager);
        await manager.Open("/fund/HV-2026/agreement/vary");
        await manager.Fill("Why does the agreement change?", "Falls.").Fill("From which day does the change hold?", new DateOnly(2026, 11, 1)).Press("Save and continue");
        Task<Page> Send(string path, params (string Field, string Answer)[] answers) =>
            manager.Post(path, manager.AnswersOf("Save and continue").Where(one => answers.All(answer => answer.Field != one.Key)).Concat(answers.Select(answer => new KeyValuePair<string, string>(answer.Field, answer.Answer))));

        await manager.Follow("Add a scheme");
        manager.Page.Heading.ShouldBe("Add a scheme");
        (await manager.Press("Save and continue")).Problems.ShouldBe(["Enter a short code for the scheme", "Enter what the scheme is called", "Choose the area of spend", "Choose the body that delivers it", "The shares add up to 0%. They must add up to 100%.", "Enter what is planned from at least one stream", "Choose how VAT is treated"]);
        (string, string)[] falls = [("name", "Falls response"), ("area", "Community Health"), ("deliverer", "XHC"), ("borne-XHV", "60"), ("borne-XHC", "40"), ("plan-ADD-NHS", "50,000"), ("regime", "S33")];
        (await Send("/fund/HV-2026/agreement/vary/new-scheme", [("code", "S01"), .. falls])).Problems.Single().ShouldContain("S01");
        manager.Page.Answer("What is it called?").ShouldBe("Falls response");
        var page = await Send("/fund/HV-2026/agreement/vary/new-scheme", [("code", "S10"), .. falls]);
        page.Heading.ShouldBe("Variation of the agreement");
        page.Words.ShouldContain("S10 Falls response: cost borne byNot there");
        // Its money must come from somewhere.
        page.Words.ShouldContain("is planned from Additional NHS contribution");
        await manager.Open("/fund/HV-2026/agreement/vary/schemes/S10");
        page = await manager.Choose("Leave this scheme out again").Press("Save and continue");
        page.Words.ShouldNotContain("Falls response");
        (await manager.Open("/fund/HV-2026/agreement/vary/schemes/S03")).Words.ShouldNotContain("Leave this scheme out again");
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_signs_for_a_body_that_is_no_partner_nor_twice_nor_a_version_that_was_replaced(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        async Task<string?> Signed(string body, long version) => (await ledger.Sign(Some.Deed("fund.sign"), Pool, version, new(Code<Body>.Of(body), "A. Adams", "Chief executive", new(2026, 9, 30)))).Refusal?.Sentence;
        (await Signed("XHR", 2)).ShouldBe("XHR is not a partner of this agreement, so nobody can sign it for XHR.");
        (await Signed("XHV", 2)).ShouldBe($"{Board} has signed this version already.");
        (await Signed("XHV", 9)).ShouldBe("There is no version 9 of this agreement.");
        (await ledger.Vary(Some.Deed("fund.vary"), Pool, new(2, new(2026, 11, 1), "Again.", await ledger.Read(now => now.Find("HV-2026")!.Terms with { Name = "Another name" })))).Value.ShouldBe(3);
        (await Signed("XHC", 2)).ShouldBe("Version 2 was replaced by version 3. Sign that one.");
        (await ledger.Vary(Some.Deed("fund.vary"), Pool, new(2, new(2026, 11, 1), "Again.", await ledger.Read(now => now.Find("HV-2026")!.Terms with { Name = "A third" })))).Refusal!.Code.ShouldBe("agreement.draft-changed");
        // A role without the right sees no form, and cannot send one.
        var auditor = await place.SignedIn("Information governance auditor");
        (await auditor.Open("/fund/HV-2026/agreement/versions/3")).Words.ShouldNotContain("Record the signature");
        (await auditor.Post("/fund/HV-2026/agreement/versions/3/sign", [])).Status.ShouldBeOneOf(400, 403);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_people_who_change_one_variation_the_second_looks_again(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await Drawing(place, new(2026, 11, 1));
        await manager.Open("/fund/HV-2026/agreement/vary/schemes/S01");
        var stale = manager.AnswersOf("Save and continue").Where(one => one.Key != "form-deed").ToList();
        await manager.Fill("How much VAT is expected in the year?", "1,000").Press("Save and continue");
        manager.Page.Words.ShouldContain("S01 Reablement at home: VAT expected£0.00£1,000.00");
        (await manager.Post("/fund/HV-2026/agreement/vary/schemes/S01", stale)).Problems.Single().ShouldContain("Somebody else changed the variation since you opened the page");
    }

    [Theory, OnBothDatabases]
    public async Task The_command_shows_an_agreement_and_puts_a_variation_from_a_file(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var scratch = new Scratch();
        (await JoineryCommand.Run(place.Database, "fund", "agreement", "show", "HV-2025")).ShouldSucceed().Out.ShouldContain("on 7 October 2025, 6 days late.");
        (await JoineryCommand.Run(place.Database, "fund", "agreement", "show", "HV-2025", "--version", "7")).Error.ShouldContain("There is no version 7 of this agreement.");
        (await JoineryCommand.Run(place.Database, "fund", "agreement", "show", "nothing")).Exit.ShouldBe(2);
        var shown = (await JoineryCommand.Run(place.Database, "fund", "agreement", "show", "HV-2026", "--json")).ShouldSucceed().Out;
        var terms = System.Text.Json.JsonDocument.Parse(shown).RootElement.GetProperty("terms").GetRawText();
        Task<CommandRun> Vary(string text, params string[] more) => JoineryCommand.Run(place.Database, ["fund", "agreement", "vary", "HV-2026", scratch.Write("terms.json", text), "--from", "2026-11-01", .. more]);
        (await Vary(terms, "--reason", "Winter.")).Error.ShouldContain("The variation changes nothing.");
        (await Vary(terms.Replace("\"agreed\": 4120000.00", "\"agreed\": -1.00", StringComparison.Ordinal), "--reason", "Winter.")).Error.ShouldContain("The contribution of Harbourneshire County Council to Additional council contribution must be £0 or more.");
        (await Vary(terms.Replace("\"deliverer\": \"XHC\"", "\"deliverer\": \"XYZ\"", StringComparison.Ordinal), "--reason", "Winter.")).Error.ShouldContain("XYZ is not a partner of this agreement.");
        (await Vary(terms.Replace("\"basisPoints\": 6000", "\"basisPoints\": 5000", StringComparison.Ordinal), "--reason", "Winter.")).Exit.ShouldBe(2);
        var more = terms.Replace("\"noticeMonths\": 12", "\"noticeMonths\": 18", StringComparison.Ordinal);
        (await Vary(more)).Error.ShouldContain("Say why the agreement changes.");
        (await Vary(more, "--preview")).ShouldSucceed().Out.ShouldContain("18 months");
        (await Vary(more, "--reason", "Longer notice.")).ShouldSucceed().Out.ShouldContain("Version 3 is put to the partners.");
        (await Vary(more, "--reason", "Longer notice.", "--json")).ShouldSucceed().Out.ShouldContain("\"version\": 4");
    }

    [Theory, OnBothDatabases]
    public async Task The_year_ends_by_the_rule_in_force_with_its_working_and_an_officer_confirms(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        var manager = await place.SignedIn(Manager);
        var page = await manager.Open("/fund/HV-2025/year-end/share");
        page.Words.ShouldContain("Each scheme stands by itself. The partners share what is left: whoever bears the cost of the scheme bears it.");
        page.Words.ShouldContain($"The rule: {Board} 60%, {Council} 40%. (Its own rule.)");
        page.Words.ShouldContain("Nothing");
        page.Words.ShouldNotContain("Book the shares");
        // What was shared is turned round, and shared again by the rule.
        var seq = await ledger.Read(now => now.Books.Entries.Single(one => one.Entry.Kind == EntryKind.OverspendShared).Seq);
        await manager.Open($"/fund/HV-2025/entries/{seq}");
        await manager.Fill("To which day does the correction belong?", new DateOnly(2026, 9, 1)).Fill("Which paper does it rest on?", "M-1").Press("Turn this entry round");
        await manager.Open("/fund/HV-2025/year-end/share");
        (await manager.Press("Book the shares")).Problems.ShouldBe(["Choose what is shared", "Enter the reference of the paper that it rests on"]);
        manager.Choose("Home care after hospital").Fill("Which paper does it rest on?", "Outturn 2025/26").Fill("To which day does it belong?", new DateOnly(2026, 9, 1));
        (await manager.Press("Book the shares")).Heading.ShouldBe("End of the year 2025/26");
        await ledger.Read(now =>
        {
            var pool = now.Find("HV-2025")!;
            var borne = now.Books.SpendBy(heading => heading.Book.Text, new() { Pool = pool.Code, Scheme = Code<Scheme>.Of("S02") }, AsOf.Now);
            var over = borne.Values.Sum() - pool.Terms.Scheme("S02")!.Planned;
            borne["XHC"].ShouldBe(over.Split(60, 40)[1]);
            now.Books.TrialBalances(AsOf.Now).ShouldAllBe(balance => balance.Total == Money.Zero);
            return 0;
        });

        page = await manager.Open("/fund/HV-2025/year-end/underspend");
        page.Words.ShouldContain("It goes back to whoever put the money in.");
        page.Words.ShouldContain("The stream is restricted: the money stays in it and is not shared.");
        (await manager.Press("Book the return")).Problems.ShouldBe(["Choose the body", "Choose the stream of money", "Enter the reference of the paper that it rests on"]);
    }

    [Theory, OnBothDatabases]
    public async Task Where_no_rule_was_agreed_the_page_says_so_and_asks_and_an_old_row_is_read(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        // A row as it was written before the words of agreements, first days and signatures were kept.
        var old = AgreedText.Write(await ledger.Read(now => now.Find("HV-2025")!.Terms with { Clauses = null }));
        await place.Database.Sql($"delete from fund_agreement where pool = 'HV-2025'; insert into fund_agreement (pool, version, terms, reason, recorded_at, recorded_by, recorded_by_name) values ('HV-2025', 1, '{old}', 'Agreed.', '2025-04-01T00:00:00.000000Z', 'demo-fund', 'Marcus Webb')");
        var manager = await place.SignedIn(Manager);
        var page = await manager.Open("/fund/HV-2025/agreement");
        page.Words.ShouldContain("Version 1 is in force.");
        page.Words.ShouldContain("The words of this version were not kept here.");
        page.Words.ShouldContain("The partners have agreed on no rule.");
        (await manager.Open("/fund/HV-2025/agreement/versions/1")).Words.ShouldContain("This version was recorded before signatures were kept.");
        page = await manager.Open("/fund/HV-2025/year-end/share");
        page.Words.ShouldContain("The partners have agreed on no rule of sharing. Record what the partnership board decided.");
        manager.Select("Which scheme?", "Home care after hospital").Fill($"Share of {Board}", "50").Fill($"Share of {Council}", "50").Fill("Reference of the decision", "BOARD-7");
        (await manager.Fill("To which day does it belong?", new DateOnly(2026, 9, 1)).Press("Book the shares")).Heading.ShouldBe("End of the year 2025/26");
        // Its words can be added by a variation; the rule comes after them.
        await manager.Open("/fund/HV-2025/agreement/vary");
        await manager.Fill("Why does the agreement change?", "Its words are kept from now on.").Fill("From which day does the change hold?", new DateOnly(2025, 4, 1)).Press("Save and continue");
        manager.Page.Words.ShouldContain("Fill in term, manager, aims and exit first");
        (await manager.Open("/fund/HV-2025/agreement/vary/sharing")).Status.ShouldBe(404);
    }
}
