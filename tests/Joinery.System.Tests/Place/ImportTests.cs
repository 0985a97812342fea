using System.Text;
using Joinery.Place;
using Joinery.Place.Imports;
using Joinery.Place.Scorecards;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Place;

/// <summary>Figures as they are published come in exactly, once, and row by row where something is wrong.</summary>
public sealed class ImportTests
{
    private static readonly MetricBook Book = MetricBook.Load();
    private static readonly Actor Somebody = Actor.System(OdsCode.Of("QXX"));

    private static ImportFile Shared(string path) => ImportFile.Of(path, File.ReadAllBytes(Sources.Shared($"data/{path}"))).OrThrow();

    private static ImportFile Text(string name, string text) => ImportFile.Of(name, Encoding.UTF8.GetBytes(text)).OrThrow();

    private static Deed Deed(TestDatabase database) =>
        new(Ids.Unguessable(database.Clock).Next<Deed>(), Somebody, "statistics.import", Purpose.Operation, "", database.Clock.GetUtcNow());

    private static async Task<(TestDatabase Database, Statistics Statistics)> Fresh(DatabaseKind kind)
    {
        var database = await TestDatabases.CopyOf(await Templates.Empty(kind));
        return (database, new Statistics(database.Store, Book));
    }

    private static async Task<ImportOutcome> Take(TestDatabase database, Statistics statistics, ImportFile file, string? year = null) =>
        (await statistics.Take(Deed(database), file, new(year))).OrThrow();

    [Theory, OnBothDatabases]
    public async Task Every_published_file_comes_in_whole_and_a_second_time_changes_nothing(DatabaseKind kind)
    {
        var (database, statistics) = await Fresh(kind);
        await using var _ = database;
        var expected = new (string File, int Readings, int Added)[]
        {
            ("care/drd-2024-25.json", 22_945, 22_945), ("care/acute-discharge-2024-25.json", 6_804, 6_804), ("care/bed-occupancy-2024-25.json", 2_767, 2_767),
            ("care/ucr-2024-25.json", 6_864, 6_864), ("care/community-waits-2024-25.json", 740, 740), ("place/oflog_asc.csv", 6_376, 6_376),
            // The same facts in other layouts are no news.
            ("place/drd_2024_25_icb.csv", 210, 0), ("place/drd_2024_25_provider.csv", 670, 0), ("place/drd_2024_25_utla.csv", 765, 0), ("place/drd_2024_25_utla_monthly.csv", 9_180, 0),
        };
        foreach (var (file, readings, added) in expected)
        {
            var outcome = await Take(database, statistics, Shared(file));
            (outcome.Readings, outcome.Added, outcome.Changed, outcome.Rejected.Count).ShouldBe((readings, added, 0, 0), file);
        }
        (await Take(database, statistics, Shared("place/drd_icb_resident_vs_provider.csv"), "2024-25")).Added.ShouldBe(126);
        var before = await statistics.Now();
        foreach (var (file, readings, _) in expected)
        {
            var again = await Take(database, statistics, Shared(file));
            (again.TakenBefore, again.Added, again.Changed, again.Unchanged).ShouldBe((true, 0, 0, readings), file);
        }
        (await statistics.Now()).ShouldBeSameAs(before, "Nothing was imported, so the figures in memory stay.");
        (await statistics.Imports()).Count.ShouldBe(expected.Length + 2, "The built-in figures are the first.");
    }

    // Fifteen lines of title and headings, and 48 columns of which those that matter are filled.
    private static string Sheet(params IEnumerable<string> rows) => string.Concat(Enumerable.Repeat(new string(',', 47) + "\n", 15)) + string.Concat(rows.Select(row => row + "\n"));

    private static string SheetRow(string code, string name, int discharges, int bedDays, string average, params int[] bands)
    {
        var cells = Enumerable.Repeat("", 48).ToArray();
        (cells[0], cells[1], cells[2], cells[8], cells[10], cells[11], cells[46]) = ("UTLA Aggregate", code, name, "97.5%", $"\"{discharges:N0}\"", $"{bedDays}", average);
        for (var i = 0; i < bands.Length; i++) cells[16 + i] = bands[i] < 0 ? "-" : $"{bands[i]}";
        return string.Join(',', cells);
    }

    [Theory, OnBothDatabases]
    public async Task The_sheet_of_a_month_is_known_by_where_its_columns_stand(DatabaseKind kind)
    {
        var (database, statistics) = await Fresh(kind);
        await using var _ = database;
        var sheet = Sheet(
            SheetRow("E10000012", "Essex", 8_607, 4_495, "0.5", 7_926, 200, 180, 120, 90, 51, 40),
            SheetRow("E10000014", "Hampshire", 8_000, 4_000, "0.5", 7_000, 500, 200, 100, 90, 51, 40),
            SheetRow("E10000016", "Kent", 1_000, 9_000, "0.5", 900, 50, 20, 10, 10, 5, 5),
            SheetRow("E10000017", "Lancashire", 1_000, 500, "-", 900, -1, -1, -1, -1, -1, -1));
        var refused = await statistics.Take(Deed(database), Text("Discharge-Ready-Date-monthly-data-webfile.csv", sheet), new());
        refused.Refusal!.Sentence.ShouldBe("The file does not say which month it is of. Give it the name under which it is published, with the month, like September-2025.");

        var taken = await Take(database, statistics, Text("Discharge-Ready-Date-monthly-data-webfile-Sept-2025-v2.csv", sheet));
        taken.Feed.ShouldBe("drd-sheet");
        taken.Rejected.Select(one => one.ToString()).ShouldBe(
        [
            "line 17, discharges: no delay and the bands of the delayed do not add up to discharges. A column may be shifted.",
            "line 18, average of all: bed days over discharges is not average of all. A column may be shifted.",
        ]);
        var now = await statistics.Now();
        var month = DateRange.Of(new(2025, 9, 1), new(2025, 10, 1));
        var sameDay = now.Series("drd-same-day", "E10000012").Single();
        (sameDay.Period, sameDay.Numerator, sameDay.Denominator, sameDay.Coverage).ShouldBe((month, 7_926, 8_607, 0.975));
        now.Series("drd-21-days", "E10000012").Single().Numerator.ShouldBe(40);
        now.Series("drd-21-days", "E10000017").Single().Value.ShouldBeNull("A dash is no figure, and no zero.");
    }

    [Theory, OnBothDatabases]
    public async Task The_worked_examples_of_discharge_are_met_to_the_last_digit(DatabaseKind kind)
    {
        var (database, statistics) = await Fresh(kind);
        await using var _ = database;
        await Take(database, statistics, Shared("care/drd-2024-25.json"));
        var snapshot = await statistics.Now();
        var scorecard = new Scorecard(Book, snapshot);
        Figure Of(string metric, string area) => scorecard.Newest(Book.Find(metric)!, snapshot.Find(area)!)!;

        var england = Of("drd-delay", "E92000001").Observation;
        (england.Numerator, england.Denominator).ShouldBe((3_329_387, 4_035_716));
        england.Value!.Value.ShouldBe(0.8250, 0.00005);
        Of("drd-delay-delayed", "E92000001").Observation.Value!.Value.ShouldBe(6.09, 0.005);
        Interval("E92000001").ShouldBe("86.4608 (86.4274-86.4941)");
        Interval("E10000012").ShouldBe("92.5767 (92.4081-92.7419)");
        Interval("E06000064").ShouldBe("82.7548 (82.1462-83.3468)");
        Of("drd-delay", "E10000012").Value!.Value.ShouldBe(0.5271, 0.00005);
        Of("drd-delay", "E06000064").Value!.Value.ShouldBe(1.5157, 0.00005);
        Of("drd-delay", "E10000032").Value!.Value.ShouldBe(1.2569, 0.00005);

        string Interval(string area)
        {
            var interval = Of("drd-same-day", area).Interval!;
            return $"{interval.Value:0.0000} ({interval.Lower:0.0000}-{interval.Upper:0.0000})";
        }

        // Essex's reporting dropped out in two months, so it is shown with and without them and has no rank.
        var essex = Of("drd-same-day", "E10000012");
        essex.Coverage!.Median.ShouldBe(8_725.5);
        essex.Coverage.Named.ShouldBe("December 2024, March 2025");
        essex.Coverage.Covered.Denominator.ShouldBe(87_991);
        (100 * essex.Coverage.Covered.Value!.Value).ShouldBe(92.7595, 0.00005);
        Of("drd-delay", "E10000012").Coverage!.Covered.Value!.Value.ShouldBe(0.51793, 0.000005);
        scorecard.StandingOf(essex).ShouldBeNull();
        scorecard.StandingOf(Of("drd-delay-delayed", "E10000012")).ShouldBeNull("Its bed-days say nothing of reporting, but its discharges do.");
        scorecard.StandingOf(Of("drd-same-day", "E06000064")).ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_recoded_area_is_one_area_and_figures_of_another_basis_are_not_mixed_in(DatabaseKind kind)
    {
        var (database, statistics) = await Fresh(kind);
        await using var _ = database;
        await Take(database, statistics, Shared("place/drd_2024_25_utla.csv"));
        await Take(database, statistics, Shared("place/drd_2024_25_icb.csv"));
        await Take(database, statistics, Shared("place/drd_icb_resident_vs_provider.csv"), "2024-25");
        var snapshot = await statistics.Now();
        var barnsley = snapshot.Series("drd-discharges", "E08000038").ShouldHaveSingleItem();
        barnsley.Code.ShouldBe("E08000016");
        var scorecard = new Scorecard(Book, snapshot);
        var staffordshire = snapshot.Find("E54000010")!;
        snapshot.Series("drd-discharges", staffordshire.Code).Select(one => (one.Basis, Math.Round(one.Value!.Value))).ShouldBe([(Basis.Provider, 60_813), (Basis.Resident, 98_454)], ignoreOrder: true);
        var figure = scorecard.Newest(Book.Find("drd-discharges")!, staffordshire)!;
        (figure.Observation.Basis, figure.Value).ShouldBe((Basis.Provider, 60_813d));
    }

    [Theory, OnBothDatabases]
    public async Task A_revised_file_changes_what_it_revises_and_keeps_what_was(DatabaseKind kind)
    {
        var (database, statistics) = await Fresh(kind);
        await using var _ = database;
        var original = await File.ReadAllTextAsync(Sources.Shared("data/place/drd_2024_25_utla.csv"));
        await Take(database, statistics, Text("drd_2024_25_utla.csv", original));
        var revised = Text("drd_2024_25_utla.csv", original.Replace("8592,8350,242,1800", "8592,8351,241,1790", StringComparison.Ordinal));

        var look = (await statistics.Look(revised, new(), database.Clock.Today())).OrThrow();
        (look.Added, look.Changed, look.Id).ShouldBe((0, 4, ""));
        look.Examples.ShouldContain(example => example.Contains("E09000002", StringComparison.Ordinal) && example.Contains("becomes", StringComparison.Ordinal));
        (await statistics.Imports()).Count.ShouldBe(2, "Looking writes nothing.");

        (await Take(database, statistics, revised)).Changed.ShouldBe(4);
        (await statistics.Now()).Series("drd-same-day", "E09000002").ShouldHaveSingleItem().Numerator.ShouldBe(8_351);
        (await database.Store.Read(db => db.One<long>("select count(*) from place_observation where metric = 'drd-same-day' and area = 'E09000002'"))).ShouldBe(2);
    }

    [Theory]
    [InlineData("E06000001,Hartlepool,UTLA,,100,90,10,50,5,0.5,12", "")]
    [InlineData("E06000001,Hartlepool,UTLA,,100,90,10,50,5,0.5", "line 2: The row has 10 fields and the header has 11. A column is missing, or a comma is not in quotes.")]
    [InlineData("E06000001,Hartlepool,UTLA,,100,90,ten,50,5,0.5,12", "line 2, delayed: delayed is not a number: ten.")]
    [InlineData("E06000001,Hartlepool,UTLA,,90,100,10,50,5,0.5,12", "line 2, same_day: same_day is 100, which is more than discharges. A column may be shifted.")]
    [InlineData("E06000001,Hartlepool,UTLA,,100,80,10,50,5,0.5,12", "line 2, discharges: same_day and delayed do not add up to discharges. A column may be shifted.")]
    [InlineData("E06000001,Hartlepool,UTLA,,100,90,10,-50,5,0.5,12", "line 2, bed_days: bed_days is less than zero.")]
    [InlineData("E06000999,Nowhere,UTLA,,100,90,10,50,5,0.5,12", "line 2: E06000999 is not an area or organisation that Joinery knows.")]
    [InlineData(",Nowhere,UTLA,,100,90,10,50,5,0.5,12", "line 2: The row has no code.")]
    [InlineData("E06000001,Hartlepool,UTLA,,100,90,10,50,5,0.5,120", "line 2, months: months is 120, which is more than 12. A column may be shifted.")]
    public async Task A_bad_row_is_left_out_with_its_line_and_its_reason(string row, string expected)
    {
        var (database, statistics) = await Fresh(DatabaseKind.Sqlite);
        await using var _ = database;
        const string Header = "code,name,type,region,discharges,same_day,delayed,bed_days,avg_days_delayed,avg_days_incl_zero,months\n";
        var outcome = await Take(database, statistics, Text("drd_2024_25_utla.csv", Header + row + "\nE06000002,Middlesbrough,UTLA,,100,90,10,50,5,0.5,12\n"));
        outcome.Rejected.Select(refusal => refusal.ToString()).Distinct().ShouldBe(expected.Length == 0 ? [] : [expected]);
        (await statistics.Now()).Series("drd-discharges", "E06000002").ShouldHaveSingleItem().Value.ShouldBe(100, "The good row came in.");
        (await statistics.Rejected((await statistics.Imports())[0].Id)).Count.ShouldBe(outcome.Rejected.Count, "What was left out is kept with its reason.");
    }

    [Theory]
    [InlineData("-", "Missing")]
    [InlineData("", "Missing")]
    [InlineData("*", "Suppressed")]
    [InlineData("[c]", "Suppressed")]
    [InlineData("[z]", "Missing")]
    public async Task What_is_not_published_or_withheld_is_no_zero(string cell, string mark)
    {
        var (database, statistics) = await Fresh(DatabaseKind.Sqlite);
        await using var _ = database;
        await Take(database, statistics, Text("oflog.csv", $"Financial year,Local authority code,Local authority name,Measure,Code,Value\n2022-23,E06000001,Hartlepool,Turnover,ASC7,{cell}\n"));
        var one = (await statistics.Now()).Series("staff-turnover", "E06000001").ShouldHaveSingleItem();
        (one.Value, one.Mark.ToString()).ShouldBe((null, mark));
    }

    [Fact]
    public async Task The_same_area_twice_in_a_file_is_refused_even_under_its_old_code()
    {
        var (database, statistics) = await Fresh(DatabaseKind.Sqlite);
        await using var _ = database;
        var outcome = await Take(database, statistics, Text("oflog.csv",
            "Financial year,Local authority code,Local authority name,Measure,Code,Value\n2022-23,E08000038,Barnsley,Turnover,ASC7,20\n2022-23,E08000016,Barnsley,Turnover,ASC7,21\n"));
        outcome.Added.ShouldBe(1);
        outcome.Rejected.ShouldHaveSingleItem().ToString().ShouldBe("line 3: E08000016 has a figure for Care staff who left in the year, 1 April 2022 to 31 March 2023 already, at line 2.");
    }

    [Theory]
    [InlineData("wrong header", "x.csv", "a,b,c\n1,2,3\n", "Joinery knows no file with this layout: a, b, c.")]
    [InlineData("no year", "drd.csv", "code,name,type,region,discharges,same_day,delayed,bed_days,months\n", "The file does not say of which year it is.")]
    [InlineData("half-written JSON", "x.json", "{\"publication\": \"Discharge Ready Date", "Joinery knows no file with this layout")]
    [InlineData("another publication", "x.json", "{\"publication\": \"Something else\"}", "a JSON document without a publication that is known")]
    public async Task A_file_that_cannot_be_used_is_refused_whole(string what, string name, string text, string expected)
    {
        var (database, statistics) = await Fresh(DatabaseKind.Sqlite);
        await using var _ = database;
        var outcome = await statistics.Take(Deed(database), Text(name, text), new());
        outcome.Refusal.ShouldNotBeNull(what).Sentence.ShouldContain(expected);
        (await statistics.Imports()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Other_encodings_are_read_and_what_is_no_text_is_refused()
    {
        var (database, statistics) = await Fresh(DatabaseKind.Sqlite);
        await using var _ = database;
        const string Text = "Financial year,Local authority code,Local authority name,Measure,Code,Value\n2022-23,E06000001,Hartlepo\u00f4l,Turnover,ASC7,20\n";
        foreach (var encoding in new[] { CodePagesEncodingProvider.Instance.GetEncoding(1252)!, Encoding.Unicode, new UTF8Encoding(true) })
        {
            var file = ImportFile.Of("x.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]).OrThrow();
            file.Text.ShouldContain("Hartlepo\u00f4l", customMessage: encoding.WebName);
            (await statistics.Look(file, new(), database.Clock.Today())).OrThrow().Rejected.ShouldBeEmpty();
        }
        ImportFile.Of("x.csv", []).Refusal!.Sentence.ShouldBe("The file is empty.");
        ImportFile.Of("x.xlsx", [.. "PK\u0003\u0004"u8, 1, 2]).Refusal!.Sentence.ShouldStartWith("This is a workbook");
        ImportFile.Of("x.bin", [1, 0, 2, 0]).Refusal!.Sentence.ShouldStartWith("The file is not text.");
    }

    [Theory, OnBothDatabases]
    public async Task A_postcode_directory_says_who_is_responsible(DatabaseKind kind)
    {
        await using var database = (await Fresh(kind)).Database;
        var directory = new PostcodeDirectory(database.Store);
        using var scratch = new Scratch();
        scratch.Write("ONSPD.csv", "pcd7,pcds,doterm,cty25cd,lad25cd,icb25cd\nCB11AA,CB1 1AA,,E10000003,E07000008,E54000056\nLS14AP,LS1 4AP,,E99999999,E08000035,E54000054\n"
            + "CF101AA,CF10 1AA,,W99999999,W06000015,\nLS19ZZ,LS1 9ZZ,201001,E99999999,E08000035,E54000054\nbad,???,,E99999999,E08000035,E54000054\n");
        PostcodeDirectory.Recognises(scratch.File("ONSPD.csv")).ShouldBeTrue();
        var done = (await directory.Take(Deed(database), scratch.File("ONSPD.csv"), "2026-08")).OrThrow();
        (done.Postcodes, done.Elsewhere).ShouldBe((2, 2));
        done.Rejected.ShouldHaveSingleItem().Where.ShouldBe("line 6");
        (await directory.Find(Postcode.Parse("cb11aa").OrThrow())).ShouldBe(["E10000003", "E07000008", "E54000056"]);
        (await directory.Find(Postcode.Parse("LS1 4AP").OrThrow())).ShouldBe(["E08000035", "E54000054"]);
        (await directory.Find(Postcode.Parse("CF10 1AA").OrThrow())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_month_that_has_not_ended_is_refused()
    {
        var (database, statistics) = await Fresh(DatabaseKind.Sqlite);
        await using var _ = database;
        var outcome = await Take(database, statistics, Text("x.csv", "metric,code,from,until,value\nasc-information,E06000001,2090-04-01,2091-04-01,50\n"));
        outcome.Rejected.ShouldHaveSingleItem().Sentence.ShouldContain("has not ended yet");
    }

    [Fact]
    public async Task The_file_that_NHS_England_publishes_by_day_gives_months()
    {
        var (database, statistics) = await Fresh(DatabaseKind.Sqlite);
        await using var _ = database;
        var text = new StringBuilder("Period,Level,Region,ICB,Org Code,Org Name,Metric,Metric Type,Metric Group,Value\n");
        for (var day = 1; day <= 30; day++)
        {
            text.Append($"{day:00}/06/2024,PROVIDER,East of England,\"A, B\",RXW,\"Shrewsbury, and Telford\",Number of patients who no longer meet the criteria to reside,Daily metric,NCTR,100.00\n");
            text.Append($"{day:00}/06/2024,PROVIDER,East of England,\"A, B\",RXW,\"Shrewsbury, and Telford\",Number of patients remaining,Daily metric,NCTR not discharged,{(day == 30 ? "[z]" : "60.00")}\n");
        }
        (await Take(database, statistics, Text("sitrep.csv", text.ToString()))).Rejected.ShouldBeEmpty();
        var one = (await statistics.Now()).Series("nctr-remaining", "RXW").ShouldHaveSingleItem();
        (one.Value, one.Numerator, one.Denominator, one.Mark, one.Note).ShouldBe((60, 1_740, 2_900, Mark.Partial, "29 of 30 days were reported."));
    }
}
