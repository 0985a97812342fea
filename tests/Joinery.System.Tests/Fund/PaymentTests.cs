using System.Globalization;
using System.IO.Compression;
using System.Text;
using Joinery.Fund.Payments;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Fund;

/// <summary>Published payments come in exactly, once, and every row of a file is accounted for.</summary>
public sealed class PaymentTests
{
    private static readonly string[] Months =
    [
        "201110", "201112", "201210", "201407", "201704", "202001", "202204", "202205", "202206", "202207", "202208", "202209", "202210", "202211", "202212", "202301", "202302", "202303",
        "202504", "202508", "202511", "202512", "202601",
    ];

    public static TheoryData<string> EveryMonth => [.. Months];

    private static byte[] Bytes(string month) => File.ReadAllBytes(Sources.Shared($"data/fund/devon-spending/DCCSpendingOver500_{month}.csv.gz"));

    private static PaymentFile Devon(string month) => PaymentFile.Read($"DCCSpendingOver500_{month}.csv.gz", Bytes(month)).OrThrow();

    private static PaymentFile Text(string name, params string[] rows) => PaymentFile.Read(name, Encoding.UTF8.GetBytes(
        "Body,Name of Body,Date,Transaction Number,Amount,Supplier Name,Supplier ID,Expense Area,Expense Type,Expense Code,Creditor Type\n" + string.Concat(rows.Select(row => row + "\n")))).OrThrow();

    private static string Line(string transaction, string amount, string supplier = "ACME LTD", string date = "03/04/2026") => $"18,Devon County Council,{date},{transaction},{amount},{supplier},7,Adult Care,Home,5701,B";

    private static Deed Deed(TestDatabase database) =>
        new(Ids.Unguessable(database.Clock).Next<Deed>(), Actor.System(OdsCode.Of("QXX")), "payments.import", Purpose.Operation, "", database.Clock.GetUtcNow());

    private static async Task<PaymentImport> Take(TestDatabase database, PaymentFile file) => (await new PaymentBook(database.Store).Take(Deed(database), file)).OrThrow();

    private static async Task<(long Payments, Money Sum)> Held(TestDatabase database)
    {
        var totals = await new PaymentBook(database.Store).Totals(PaymentGrouping.Month);
        return (totals.Sum(total => total.Payments), totals.Sum(total => total.Amount));
    }

    // A second count that knows nothing of the first: the text split at commas outside quotes, and amounts as the shortest way to a decimal.
    private sealed record Naive(int Payments, int OnlyBody, int Empty, int Totals, decimal Pounds, int Redacted)
    {
        public static Naive Of(byte[] packed)
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip, Encoding.Latin1);
            var lines = reader.ReadToEnd().TrimEnd('\r', '\n').Split('\n').Select(line => Split(line.TrimEnd('\r'))).ToList();
            int At(string name) => lines[0].FindIndex(header => string.Join(' ', header.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Equals(name, StringComparison.OrdinalIgnoreCase));
            var (amount, supplier) = (At("amount"), At("supplier name"));
            var filled = lines.Skip(1).Select(row => (Row: row, Count: row.Count(cell => cell.Trim().Length > 0))).ToList();
            var payments = filled.Where(pair => pair.Count > 2).Select(pair => pair.Row).ToList();
            return new(payments.Count, filled.Count(pair => pair.Count == 2), filled.Count(pair => pair.Count == 0), filled.Count(pair => pair.Count == 1),
                payments.Sum(row => Math.Round(decimal.Parse(row[amount].Trim(), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture), 2, MidpointRounding.AwayFromZero)),
                payments.Count(row => row[supplier].StartsWith("REDACTED", StringComparison.Ordinal)));
        }

        private static List<string> Split(string line)
        {
            var (cells, isQuoted) = (new List<string> { "" }, false);
            foreach (var letter in line)
                if (letter == '"') isQuoted = !isQuoted;
                else if (letter == ',' && !isQuoted) cells.Add("");
                else cells[^1] += letter;
            return cells;
        }
    }

    [Theory, MemberData(nameof(EveryMonth))]
    public void Every_row_of_a_published_file_is_a_payment_a_reject_an_empty_row_or_a_control_total(string month)
    {
        var (file, naive) = (Devon(month), Naive.Of(Bytes(month)));
        (file.Payments.Count, file.Rejected.Count, file.EmptyRows, file.ControlTotal is null ? 0 : 1, file.Sum.Pounds, file.Redacted)
            .ShouldBe((naive.Payments, naive.OnlyBody, naive.Empty, naive.Totals, naive.Pounds, naive.Redacted));
        file.Rejected.ShouldAllBe(row => row.Reason.Code == "payments.only-body");
        naive.Payments.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void The_worked_example_is_met_to_the_penny()
    {
        var november = Devon("202511");
        (november.Payments.Count, november.Sum, november.ControlTotal).ShouldBe((1_838, new Money(28_916_429_05), null));
        var january = Devon("202601");
        (january.Payments.Count, january.Sum, january.ControlTotal).ShouldBe((2_619, new Money(35_805_879_42), new Money(35_805_879_42)));
        Devon("201110").Rejected.Count.ShouldBe(1_622);
        Devon("202001").OutsideMonth.ShouldBe(1_495);
    }

    [Fact]
    public void The_two_files_in_the_old_code_page_say_what_was_meant()
    {
        Devon("201407").Payments.ShouldContain(payment => payment.Content.Invoice.Contains('£') || payment.Content.Supplier.Contains('£') || payment.Content.Type.Contains('£'));
        Devon("201112").Payments.ShouldContain(payment => payment.Content.Invoice.Contains('ú') || payment.Content.Supplier.Contains('ú') || payment.Content.Type.Contains('ú'));
        foreach (var month in new[] { "201112", "201407" }) Devon(month).Payments.ShouldAllBe(payment => !$"{payment.Content}".Contains('\ufffd'));
    }

    [Theory, OnBothDatabases]
    public async Task A_file_comes_in_whole_and_a_second_time_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabases.CopyOf(await Templates.Empty(kind));
        var file = Devon("202504");
        var look = await new PaymentBook(database.Store).Look(file);
        (look.Added, look.Held, look.IsBefore).ShouldBe((file.Payments.Count, 0, false));
        (await Held(database)).ShouldBe((0, Money.Zero), "Looking writes nothing.");

        (await Take(database, file)).Added.ShouldBe(file.Payments.Count);
        (await Held(database)).ShouldBe((file.Payments.Count, file.Sum));
        var again = await Take(database, file);
        (again.IsBefore, again.Added, again.Withdrawn, again.Held).ShouldBe((true, 0, 0, file.Payments.Count));
        (await Held(database)).ShouldBe((file.Payments.Count, file.Sum));
        var kept = (await new PaymentBook(database.Store).Files()).ShouldHaveSingleItem();
        (kept.Name, kept.Payments, kept.Pence, kept.ControlPence, kept.Month).ShouldBe(("DCCSpendingOver500_202504.csv", file.Payments.Count, file.Sum, null, new DateOnly(2025, 4, 1)));
    }

    [Theory, OnBothDatabases]
    public async Task A_corrected_file_withdraws_what_it_no_longer_has_and_a_line_that_is_held_is_not_counted_again(DatabaseKind kind)
    {
        await using var database = await TestDatabases.CopyOf(await Templates.Empty(kind));
        // T1 is one invoice over two lines; T2 stands there twice, and was paid twice.
        await Take(database, Text("a_202604.csv", Line("T1", "10.00"), Line("T1", "11.00"), Line("T2", "5.00"), Line("T2", "5.00"), Line("T3", "7.0000000001"), "18,Devon County Council,,,,,,,,,"));
        (await Held(database)).ShouldBe((5, new Money(38_00)));

        var corrected = await Take(database, Text("a_202604.csv", Line("T1", "10.00"), Line("T1", "12.00"), Line("T2", "5.00"), Line("T3", "7.00"), Line("T4", "1.00", date: "01/05/2026")));
        (corrected.Added, corrected.Held, corrected.Withdrawn).ShouldBe((2, 3, 2));
        (await Held(database)).ShouldBe((5, new Money(35_00)));
        (await database.Store.Read(db => db.One<long>("select count(*) from fund_payment where withdrawn_by = 2"))).ShouldBe(2, "What was published stays to be seen.");

        var other = await Take(database, Text("a_quarter.csv", Line("T1", "10.00"), Line("T1", "10.00"), Line("T9", "2.00")));
        (other.Added, other.Held, other.Withdrawn).ShouldBe((2, 1, 0));
        (await Held(database)).ShouldBe((7, new Money(47_00)));
        var files = await new PaymentBook(database.Store).Files();
        files.Sum(file => file.Added - file.Withdrawn).ShouldBe(7);
        (await new PaymentBook(database.Store).Rejected(Text("a_202604.csv", Line("T1", "10.00"), Line("T1", "11.00"), Line("T2", "5.00"), Line("T2", "5.00"), Line("T3", "7.0000000001"), "18,Devon County Council,,,,,,,,,").Sha256))
            .ShouldHaveSingleItem().Line.ShouldBe(7);
    }

    [Fact]
    public async Task A_year_adds_up_and_the_nhs_body_is_one_supplier_through_its_succession()
    {
        await using var database = await TestDatabases.CopyOf(await Templates.Empty(DatabaseKind.Sqlite));
        var files = Months.Where(month => string.CompareOrdinal(month, "202204") >= 0 && string.CompareOrdinal(month, "202303") <= 0).Append("201407").Append("201704").Select(Devon).ToList();
        foreach (var file in files) (await Take(database, file)).Added.ShouldBe(file.Payments.Count, file.Name);
        (await Held(database)).ShouldBe((files.Sum(file => file.Payments.Count), files.Sum(file => file.Sum)));

        var book = new PaymentBook(database.Store);
        foreach (var grouping in Enum.GetValues<PaymentGrouping>()) (await book.Totals(grouping)).Sum(total => total.Amount).ShouldBe(files.Sum(file => file.Sum), $"{grouping}");
        var board = (await book.Totals(PaymentGrouping.Supplier)).Single(total => total.Code == "QJK");
        var nhs = files.SelectMany(file => file.Payments).Where(payment => payment.Content.Supplier is "NHS NEW DEVON CCG" or "NHS DEVON CCG" or "NHS DEVON ICB").ToList();
        (board.Name, board.Payments, board.Amount).ShouldBe(("NHS Devon Integrated Care Board", nhs.Count, nhs.Sum(payment => payment.Content.Amount)));
        board.PaidAs.ShouldBe(["NHS DEVON CCG", "NHS DEVON ICB", "NHS NEW DEVON CCG"]);
        nhs.Count.ShouldBeGreaterThan(30);

        foreach (var file in files) (await Take(database, file)).IsBefore.ShouldBeTrue();
        (await Held(database)).Payments.ShouldBe(files.Sum(file => file.Payments.Count));
    }

    [Fact]
    public async Task A_file_that_is_refused_does_not_keep_the_others_out()
    {
        await using var database = await TestDatabases.CopyOf(await Templates.Empty(DatabaseKind.Sqlite));
        using var scratch = new Scratch();
        const string Header = "Body,Name of Body,Date,Transaction Number,Amount,Supplier Name,Expense Area\n";
        var wrong = scratch.Write("wrong.csv", $"{Header}18,Devon,03/04/2026,T1,10.00,ACME,Care\n,,,,11.00,,\n");
        var right = scratch.Write("right.csv", $"{Header}18,Devon,03/04/2026,T1,10.00,ACME,Care\n,,,,10.00,,\n");
        var run = await JoineryCommand.Run(database, "fund", "import-payments", wrong, right, "--json", "--set", "organisation=XHV");
        run.ShouldRefuse().ShouldStartWith("wrong.csv: The last row says that the payments add up to £11.00");
        (run.Json.GetArrayLength(), run.Json[0].GetProperty("file").GetString(), run.Json[0].GetProperty("controlTotal").GetDecimal()).ShouldBe((1, "right.csv", 10m));
        (await Held(database)).ShouldBe((1, new Money(10_00)));
        (await JoineryCommand.Run(database, "fund", "payments", "--by", "week")).ShouldRefuse().ShouldBe("--by must be one of: supplier, area, month.");
    }

    [Fact]
    public async Task The_page_shows_what_was_imported_to_those_who_may_read_the_fund()
    {
        await using var place = await PlaceUnderTest.Open();
        var manager = await place.SignedIn("Pooled fund manager");
        (await manager.Open("/fund/payments")).Words.ShouldContain("No file of payments has been imported.");
        await Take(place.Database, Text("a_202604.csv", Line("T1", "1,010.00".Replace(",", "", StringComparison.Ordinal)), Line("T2", "5.00", "NHS DEVON CCG")));
        var page = await manager.Open("/fund/payments");
        foreach (var words in new[] { "a_202604.csv", "£1,015.00", "Adult Care", "ACME LTD", "NHS Devon Integrated Care Board", "NHS DEVON CCG" }) page.Words.ShouldContain(words);
        (await (await place.SignedIn("Social worker")).Open("/fund/payments")).Status.ShouldBe(403);
    }
}
