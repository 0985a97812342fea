using System.Text.Json;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>Events from a file, care packages that are set aside and agreed, and what becomes of a commitment on its page.</summary>
public sealed class PostTests
{
    private const string Package = "a1b2c3d4-0000-7000-8000-000000000000";

    private static Task<CommandRun> Post(PlaceUnderTest place, string events, params string[] more) => Sent(place, $$"""{ "events": [{{events}}] }""", more);

    private static async Task<CommandRun> Sent(PlaceUnderTest place, string text, params string[] more)
    {
        using var scratch = new Scratch();
        return await JoineryCommand.Run(place.Database, ["fund", "post", "HV-2026", scratch.Write("events.json", text), .. more]);
    }

    private static string Order(string id, string net, string more = "") =>
        $$"""{ "type": "order", "id": "{{id}}", "on": "2026-10-01", "document": "PO-9", "scheme": "S08", "stream": "ADD-LA", "supplier": "Harbourne Carers Trust", "net": {{net}}{{more}} }""";

    private static string Id(int number) => $"a1b2c3d4-0001-7000-8000-{number:D12}";

    private const string OrderId = "a1b2c3d4-0001-7000-8000-000000000016";

    [Theory, OnBothDatabases]
    public async Task Events_of_a_file_are_booked_once_and_each_may_rest_on_the_one_before(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var events = string.Join(",",
            $$"""{ "type": "contribution", "id": "{{Id(32)}}", "on": "2026-10-01", "document": "C-9", "stream": "NHS-MIN", "partner": "XHV", "amount": 1000.00 }""",
            Order(OrderId, "1200.00"),
            $$"""{ "type": "payment", "id": "{{Id(48)}}", "on": "2026-10-02", "document": "INV-9", "scheme": "S08", "stream": "ADD-LA", "supplier": "Harbourne Carers Trust", "net": 500.00, "vat": 100.00, "commitment": "{{OrderId}}" }""",
            $$"""{ "type": "accrual", "id": "{{Id(64)}}", "on": "2026-10-31", "document": "ACC-9", "scheme": "S08", "stream": "ADD-LA", "supplier": "Harbourne Carers Trust", "net": 300.00, "commitment": "{{OrderId}}" }""",
            $$"""{ "type": "accrual-reversal", "id": "{{Id(80)}}", "on": "2026-10-31", "document": "ACC-9R", "accrual": "{{Id(64)}}" }""",
            $$"""{ "type": "credit-note", "id": "{{Id(96)}}", "on": "2026-10-20", "document": "CN-9", "invoice": "{{Id(48)}}", "net": 50.00, "vat": 10.00 }""",
            $$"""{ "type": "release", "id": "{{Id(112)}}", "on": "2026-10-25", "document": "MEMO-9", "commitment": "{{OrderId}}", "amount": 600.00 }""",
            $$"""{ "type": "reversal", "id": "{{Id(128)}}", "on": "2026-10-26", "document": "MEMO-10", "entry": "{{Id(32)}}" }""");

        var first = await Post(place, events, "--json");
        var said = JsonDocument.Parse(first.ShouldSucceed().Out).RootElement;
        said.GetProperty("added").GetInt32().ShouldBe(9);
        said.GetProperty("entries").EnumerateArray().Select(one => one.GetProperty("spending").GetDecimal()).ShouldBe([0m, 0m, 0m, 500m, 300m, -300m, -50m, 0m, 0m]);

        var again = JsonDocument.Parse((await Post(place, events, "--json")).ShouldSucceed().Out).RootElement;
        (again.GetProperty("added").GetInt32(), again.GetProperty("before").GetInt32()).ShouldBe((0, 9));

        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        await ledger.Read(now =>
        {
            var commitment = now.Books.Find(new Id<Commitment>(Guid.Parse(OrderId)))!;
            // 1,200 less 500 paid; 300 accrued and bound again; 600 set free.
            (commitment.Committed, commitment.Spent).ShouldBe((new Money(100_00), new Money(500_00)));
            now.Books.TrialBalances(AsOf.Now).ShouldAllBe(balance => balance.Total == Money.Zero);
            now.Books.Differences(AsOf.Now).ShouldBeEmpty();
            return 0;
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_file_with_one_wrong_event_leaves_nothing_behind_and_says_which(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        var before = await ledger.Read(now => now.Books.Entries.Count);
        List<string> said = [], expected = [];
        async Task Refused(string text, string because)
        {
            var run = await Post(place, text);
            run.Exit.ShouldBe(2);
            said.Add(run.Error.Trim());
            expected.Add(because);
        }

        await Refused(Order(OrderId, "1200.00") + "," + Order(Id(32), "1200.001"), "events.json, events[1].net: The text cannot be read as it stands. An amount is a number of pounds with at most two decimals, like 12.50.");
        await Refused(Order(OrderId, "1200.00") + "," + Order(Id(32), "99000000.00"), "events.json, events[1]: Stream ADD-LA of pool HV-2026 has £1,691,247.08 free and would need £97,308,752.92 more. Find the money elsewhere, vary the agreement, or let two signatories override.");
        await Refused(Order(OrderId, "1200.00") + "," + Order(OrderId, "1300.00"), $"events.json, events[1]: Entry {OrderId} is already booked and says something else. Make a new entry with an id of its own.");
        await Refused(Order(OrderId, "-5.00"), "events.json, events[0]: The net price must be more than £0.00.");
        await Refused(Order(OrderId, "5.00").Replace("S08", "S99", StringComparison.Ordinal), "events.json, events[0]: HV-2026 has no scheme S99. Use a code of its agreement.");
        await Refused(Order(OrderId, "5.00").Replace("ADD-LA", "ADD", StringComparison.Ordinal), "events.json, events[0]: HV-2026 has no stream ADD. Use a code of its agreement.");
        await Refused(Order(OrderId, "5.00").Replace("2026-10-01", "2016", StringComparison.Ordinal), "events.json, events[0].on: The text cannot be read as it stands. A day is written like 2026-10-01.");
        await Refused(Order(OrderId, "5.00").Replace("2026-10-01", "2027-04-01", StringComparison.Ordinal), "events.json, events[0]: The agreement ended on 31 March 2027, so nothing new can be committed after that day.");
        await Refused(Order(OrderId, "5.00").Replace("PO-9", " ", StringComparison.Ordinal), "events.json, events[0]: The document must have 1 to 60 characters.");
        await Refused(Order(OrderId, "5.00").Replace("order", "gift", StringComparison.Ordinal), "events.json, events[0]: The text cannot be read as it stands. There is no type gift.");
        await Refused(Order(OrderId, "5.00", """, "to": "me" """), "events.json, events[0].to: The text cannot be read as it stands. Nothing of this name belongs here.");
        await Refused(Order(OrderId, "5.00") + "," + Order(Id(32), "5.00", $$""", "commitment": "{{OrderId}}" """).Replace("order", "payment", StringComparison.Ordinal).Replace("S08", "S07", StringComparison.Ordinal), "events.json, events[1].commitment: The commitment is for scheme S08 from stream ADD-LA. Name one for the same scheme and stream, or none.");
        await Refused("", "events.json: A file has 1 to 10,000 events, and this one has 0.");
        await Refused($$"""{ "type": "agree", "id": "{{Id(0)}}", "on": "2026-10-01", "document": "PKG" }""", "events.json, events[0]: Say either the commitment or the package.");
        await Refused($$"""{ "type": "agree", "id": "{{Id(0)}}", "on": "2026-10-01", "document": "PKG", "package": "{{Package}}" }""", $"events.json, events[0]: Commitment {Package} is not in the ledger. Reserve it first.");
        await Refused($$"""{ "type": "package", "id": "{{Id(0)}}", "on": "2026-10-01", "document": "PKG", "held": "2026-10-19", "lines": [{ "scheme": "S02", "stream": "NHS-MIN", "supplier": "A", "borneBy": "XHV", "weekly": 10.00, "from": "2026-10-05" }, { "scheme": "S02", "stream": "NHS-MIN", "supplier": "A", "borneBy": "XXX", "weekly": 10.00, "from": "2026-10-05" }] }""", "events.json, events[0].lines[1]: XXX is not a partner of the pool.");
        await Refused($$"""{ "type": "package", "id": "{{Id(0)}}", "on": "2026-10-01", "document": "PKG", "held": "2026-10-19", "lines": [{ "scheme": "S02", "stream": "NHS-MIN", "supplier": "A", "borneBy": "XHV", "weekly": 10.00, "from": "2027-10-05" }] }""", "events.json, events[0].lines[0]: It has no day in 2026/27, the year of the pool.");
        // The last day is a year from today.
        (await Post(place, Order(OrderId, "5.00").Replace("2026-10-01", "2014-10-01", StringComparison.Ordinal))).ShouldRefuse().ShouldStartWith("events.json, events[0]: The day must be from 1 April 2015 to ");
        string.Join('\n', said).ShouldBe(string.Join('\n', expected));
        (await ledger.Read(now => now.Books.Entries.Count)).ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task A_care_package_is_set_aside_to_the_penny_of_its_split_and_agreed_as_one(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var package = $$"""
            { "type": "package", "id": "{{Package}}", "on": "2026-10-05", "document": "PKG-1", "held": "2026-10-19", "lines": [
              { "scheme": "S02", "stream": "NHS-MIN", "supplier": "Harbour Home Care", "borneBy": "XHV", "weekly": 254.06, "from": "2026-10-05", "until": "2026-11-16" },
              { "scheme": "S02", "stream": "NHS-MIN", "supplier": "Harbour Home Care", "borneBy": "XHC", "weekly": 410.37, "from": "2026-11-16" }
            ] }
            """;
        (await Post(place, package)).ShouldSucceed().Out.ShouldContain("Booked now: 2. Booked before: 0.");
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        Task<(Money First, Money Second, CommitmentStatus Status)> Look() => ledger.Read(now =>
        {
            var (one, other) = (now.Books.Find(new Id<Commitment>(Guid.Parse(Package)))!, now.Books.Find(new Id<Commitment>(Guid.Parse(Package[..^1] + "1")))!);
            return (one.Reserved + one.Committed, other.Reserved + other.Committed, one.Status);
        });
        // Six weeks of 254.06; from 16 November to 31 March 136 days of 410.37 a week.
        (await Look()).ShouldBe((new Money(1_524_36), new Money(7_972_90), CommitmentStatus.Reserved));

        (await Post(place, $$"""{ "type": "agree", "id": "{{Id(144)}}", "on": "2026-10-07", "document": "PKG-1", "package": "{{Package}}" }""")).ShouldSucceed();
        (await Look()).ShouldBe((new Money(1_524_36), new Money(7_972_90), CommitmentStatus.Made));
        (await Post(place, package)).ShouldSucceed().Out.ShouldContain("Booked now: 0. Booked before: 2.");
        // Whatever differs makes it another event: another day, or who lets it go beyond its limit.
        (await Post(place, package.Replace("\"until\": \"2026-11-16\"", "\"until\": \"2026-11-15\"", StringComparison.Ordinal))).ShouldRefuse().ShouldContain("is already booked and says something else");
        (await Post(place, package.Replace("\"held\"", "\"beyond\": { \"first\": \"A\", \"second\": \"B\", \"reason\": \"C\" }, \"held\"", StringComparison.Ordinal))).ShouldRefuse().ShouldContain("is already booked and says something else");
    }

    [Theory, OnBothDatabases]
    public async Task A_manager_agrees_to_what_was_set_aside_and_sets_free_what_is_not_needed(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        (await Post(place, $$"""{ "type": "reservation", "id": "{{Id(0)}}", "on": "2026-10-01", "document": "PKG-2", "scheme": "S08", "stream": "ADD-LA", "supplier": "Harbourne Carers Trust", "net": 700.00, "until": "2026-12-01" }""")).ShouldSucceed();
        var manager = await place.SignedIn("Pooled fund manager");
        await manager.Open("/fund/HV-2026/commitments");
        await manager.Follow("PKG-2");
        manager.Page.Words.ShouldContain("Reserved until 30 November 2026");
        (await manager.Press("Record it")).Problems.ShouldBe(["Choose what happens", "Enter the paper that it rests on"]);
        await manager.Choose("It is agreed, and binds from now on").Fill("Paper that it rests on", "PKG-2").Press("Record it");
        manager.Page.Words.ShouldContain("Binding");
        await manager.Fill("How much of it is no longer needed?", "200").Fill("Paper that it rests on", "MEMO").Press("Set it free");
        manager.Page.Words.ShouldContain("Bound, not yet spent £500.00");
        (await manager.Fill("How much of it is no longer needed?", "501").Fill("Paper that it rests on", "MEMO").Press("Set it free")).Problems.Single().ShouldContain("would free more of commitment");
        await manager.Follow("Record a cost without an invoice");
        manager.Page.Answer("Supplier").ShouldBe("Harbourne Carers Trust");
        await manager.Fill("Price without VAT", "120").Fill("Paper that it rests on", "ACC-1").Press("Record the cost");
        manager.Page.Words.ShouldContain("Costs not yet invoiced");
        await manager.Fill("Which paper does it rest on?", "ACC-1").Press("Turn this entry round");
        manager.Page.Words.ShouldContain("Accrual turned round");
    }

    [Theory, OnBothDatabases]
    public async Task Returns_are_listed_shown_and_submitted_on_the_command_line(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        Task<CommandRun> Run(params string[] more) => JoineryCommand.Run(place.Database, ["fund", "returns", .. more]);
        (await Run("list", "HV-2026")).ShouldSucceed().Out.ShouldContain("30 June 2026");
        var shown = (await Run("show", "HV-2026", "2026-06-30")).ShouldSucceed().Out;
        shown.ShouldContain("HV-2026/S08/credit-1, −£12,500.00.");
        (await Run("show", "HV-2026", "2026-09-30")).Error.Trim().ShouldBe("No return of HV-2026 to 30 September 2026 has been submitted.");
        (await Run("submit", "HV-2026", "June")).Error.Trim().ShouldBe("Say the last day of the quarter, written like 2026-06-30.");
        var again = await Run("submit", "HV-2026", "2026-06-30");
        (again.Exit, again.Error.Trim()).ShouldBe((2, "This period has been submitted. Say why it is submitted again."));
        var said = JsonDocument.Parse((await Run("submit", "HV-2026", "2026-06-30", "--reason", "A credit note came late.", "--json")).ShouldSucceed().Out).RootElement;
        said.GetProperty("submitted").GetProperty("version").GetInt64().ShouldBe(2);
        said.GetProperty("knownNow").EnumerateArray().ShouldAllBe(one => one.GetProperty("difference").GetDecimal() == 0m);
    }

    [Theory, OnBothDatabases]
    public async Task Published_payments_are_laid_beside_the_ledger_and_recorded_under_their_commitment(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var manager = await place.SignedIn("Pooled fund manager");
        (await manager.Open("/fund/HV-2026/matching")).Words.ShouldContain("No file of payments has been imported for this year.");
        using var scratch = new Scratch();
        const string Heading = "Body,Name of Body,Date,Transaction Number,Amount,Supplier Name,Supplier ID,Expense Area,Expense Type,Expense Code,Creditor Type\n";
        // What the ledger has for August: two payments to the carers' trust. One is published in two lines, one is not, and a third is new.
        using var ledger = new JointLedger(place.Database.Store, place.Clock);
        var booked = await ledger.Read(now => now.Books.Entries.Where(one => one.Entry is { Kind: EntryKind.SupplierPaid, Purchase.Supplier: "Harbourne Carers Trust" } && one.Entry.Effective == new DateOnly(2026, 8, 31)).Select(one => one.Entry.Purchase!.Net).ToList());
        booked.Count.ShouldBe(2);
        string Line(string number, Money amount) => $"18,Harbourneshire County Council,10/08/2026,{number},{amount.Pounds:0.00},HARBOURNE  CARERS TRUST,7,Adults,Home,5701,B\n";
        var file = scratch.Write("payments-202608.csv", Heading + Line("T1", booked[0] - new Money(100_00)) + Line("T1", new Money(100_00)) + Line("T2", new Money(640_50)) + Line("T3", new Money(1)).Replace("HARBOURNE  CARERS TRUST", "SOMEBODY ELSE", StringComparison.Ordinal));
        (await JoineryCommand.Run(place.Database, "fund", "import-payments", file)).ShouldSucceed();

        await manager.Open("/fund/HV-2026/matching");
        manager.Page.Words.ShouldContain("Months with a file August 2026");
        manager.Page.Words.ShouldContain($"In both 1, together {booked[0]}");
        manager.Page.Words.ShouldContain("Only published 1, together £640.50");
        manager.Page.Words.ShouldContain("Only in the ledger");
        await manager.Follow("Record under HV-2026/S08/contract");
        (manager.Page.Answer("Supplier"), manager.Page.Answer("Price without VAT"), manager.Page.Answer("Number of the invoice")).ShouldBe(("Harbourne Carers Trust", "640.50", "T2"));
        // The books of August are closed, so it belongs to September.
        (await manager.Press("Record payment")).Problems.Single().ShouldContain("closed");
        await manager.Fill("Month", "9").Press("Record payment");
        manager.Page.Words.ShouldContain("Supplier paid");
        (await manager.Open("/fund/HV-2026/matching")).Words.ShouldContain("Only published None");
    }
}
