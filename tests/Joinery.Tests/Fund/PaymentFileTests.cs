using System.IO.Compression;
using System.Text;
using Joinery.Fund.Payments;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Fund;

/// <summary>Published files of payments are read as they come: five headers, two encodings, every way of writing days and amounts, and rows that are no payments.</summary>
public sealed class PaymentFileTests
{
    private const string Header = "Body,Name of Body,Date,Transaction Number,Invoice Number,Amount,Supplier Name,Supplier ID,VAT Reg no,Expense Area,Expense Type,Expense Code,Creditor Type";

    private static Outcome<PaymentFile> Read(string text, string name = "Spending_202604.csv") => PaymentFile.Read(name, Encoding.UTF8.GetBytes(text));

    private static string Row(string amount = "10.00", string date = "03/04/2026", string transaction = "T1", string supplier = "ACME LTD", string area = "Adult Care & Health", string body = "18") =>
        $"{body},Devon County Council,{date},{transaction},INV 1,{amount},{supplier},168316,,{area},Care,5701,B";

    private static PaymentFile Of(params IEnumerable<string> rows) => Read($"{Header}\r\n{string.Concat(rows.Select(row => row + "\r\n"))}").OrThrow();

    private static string Refused(params IEnumerable<string> rows) => Read($"{Header}\r\n{string.Concat(rows.Select(row => row + "\r\n"))}").Refusal!.ToString();

    private static string[] Rejected(PaymentFile file) => [.. file.Rejected.Select(row => $"line {row.Line}: {row.Reason.Sentence}")];

    [Theory]
    [InlineData("Body,Name of Body,Date,Transaction Number,Invoice Number,Amount,Supplier Name,Supplier ID,VAT Reg no,Expense Area,Expense Type,Expense Code,Creditor Type", "18,Devon,03/10/2011,T1,I1,5.00,ACME,7,,Care,Home,5701,B", "I1")]
    [InlineData("Body,Name of  Body,Date,Transaction Number,Invoice Number,Amount,Supplier Name,Supplier ID,VAT Reg no,Expense Area,Expense Type,Expense Code,Creditor Type", "18,Devon,03/10/2011,T1,I1,5.00,ACME,7,,Care,Home,5701,B", "I1")]
    [InlineData("Body,Name of Body,Date,Transaction Number,Invoice Number,Amount,Supplier Name,Supplier ID,Vat Reg No,Expense Area,Expense Type,Expense Code,Creditor Type", "18,Devon,2011-10-03 00:00:00,T1,I1,5,ACME,7,,Care,Home,5701,B", "I1")]
    [InlineData("Body,Name of Body,Date,Transaction number,Amount,Supplier name,Supplier ID,VAT reg no,Expense area,Expense type,Expense code,Creditor type", "18,Devon,03/10/2011,T1,5.00,ACME,7,,Care,Home,5701,B", "")]
    [InlineData("Body,Name of Body,Date,Transaction number, Amount ,Supplier name,Supplier ID,VAT reg no,Expense area,Expense type,Expense code,Costcuk,Creditor type", "18,Devon,03/10/2011,T1, 5.00 ,ACME,7,,Care,Home,5701,C0652001,B", "")]
    public void Each_of_the_five_headers_is_known(string header, string row, string invoice)
    {
        var file = Read($"{header}\r\n{row}\r\n").OrThrow();
        (file.Body, file.BodyName, file.Rejected.Count).ShouldBe(("18", "Devon", 0));
        file.Payments.ShouldHaveSingleItem().Content.ShouldBe(new(new(2011, 10, 3), "T1", invoice, new(5_00), "7", "ACME", "Care", "Home", "5701", "B"));
    }

    [Theory]
    [InlineData("697.00", 697_00)]
    [InlineData("\"1,496.00\"", 1_496_00)]
    [InlineData("\" 1,234,567.89 \"", 1_234_567_89)]
    [InlineData(" 507.50 ", 507_50)]
    [InlineData("2086.7999999999997", 2_086_80)]
    [InlineData("-2086.7999999999997", -2_086_80)]
    [InlineData("841.4375", 841_44)]
    [InlineData("0.005", 1)]
    [InlineData("-0.005", -1)]
    [InlineData("0.00499999999999999", 0)]
    [InlineData("-5.68434E-13", 0)]
    [InlineData("1.5E3", 1_500_00)]
    [InlineData("£12.50", 12_50)]
    [InlineData("\"£ 1,200.00\"", 1_200_00)]
    [InlineData("-£12.50", -12_50)]
    [InlineData("£-12.50", -12_50)]
    [InlineData("−12.50", -12_50)]
    [InlineData("(12.50)", -12_50)]
    [InlineData("\"(£1,012.50)\"", -1_012_50)]
    [InlineData(".5", 50)]
    public void An_amount_is_rounded_half_away_from_zero_to_the_penny_and_kept_as_written(string written, long pence)
    {
        var payment = Of(Row(written)).Payments.ShouldHaveSingleItem();
        payment.Content.Amount.ShouldBe(new(pence));
        payment.Written.ShouldBe(written.Trim('"').Trim());
    }

    [Theory]
    [InlineData("\"1,2500\"")]
    [InlineData("\"12,50\"")]
    [InlineData("\",500\"")]
    [InlineData("\"1.000,00\"")]
    [InlineData("ten")]
    [InlineData("(-5)")]
    [InlineData("--5")]
    [InlineData("1E400")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    public void What_is_no_amount_is_rejected(string written) => Rejected(Of(Row(), Row(written))).ShouldBe(["line 3: The amount is not a number of pounds."]);

    [Fact]
    public void What_rounding_took_is_told()
    {
        var file = Of(Row("0.004"), Row("0.004"), Row("841.4375"));
        (file.Sum, file.Rounding).ShouldBe((new Money(841_44), 0.0055m));
    }

    [Theory]
    [InlineData("31/03/2026", true)]
    [InlineData("1/4/2026", true)]
    [InlineData("2026-04-30 00:00:00", true)]
    [InlineData("2026-04-30", true)]
    [InlineData("31/02/2026", false)]
    [InlineData("04/30/2026", false)]
    [InlineData("2026-04-30 12:30:00", false)]
    [InlineData("01/01/1900", false)]
    [InlineData("yesterday", false)]
    public void A_day_is_read_in_both_ways(string date, bool isDay) =>
        Rejected(Of(Row(), Row(date: date))).ShouldBe(isDay ? [] : ["line 3: The date is not a day written like 31/03/2026 or 2026-03-31."]);

    [Fact]
    public void Bytes_that_are_not_Utf8_are_Windows_1252_and_a_mark_is_no_letter()
    {
        byte[] old = [.. Encoding.UTF8.GetBytes(Header + "\r\n"), .. Encoding.Latin1.GetBytes(Row(supplier: "CAFÉ £5") + "\r\n")];
        PaymentFile.Read("a.csv", old).OrThrow().Payments[0].Content.Supplier.ShouldBe("CAFÉ £5");
        Read("\ufeff" + Header + "\r\n" + Row(supplier: "CAFÉ £5") + "\r\n").OrThrow().Payments[0].Content.Supplier.ShouldBe("CAFÉ £5");
        Read(Header + "\n" + Row(supplier: "CAFÉ £5")).OrThrow().Payments[0].Content.Supplier.ShouldBe("CAFÉ £5");
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    [Fact]
    public void A_packed_file_is_the_same_file()
    {
        var plain = Encoding.UTF8.GetBytes($"{Header}\r\n{Row()}\r\n");
        var packed = PaymentFile.Read("folder/Spending_202604.csv.gz", Packed(plain)).OrThrow();
        (packed.Name, packed.Sha256).ShouldBe(("Spending_202604.csv", PaymentFile.Read("Spending_202604.csv", plain).OrThrow().Sha256));
    }

    [Fact]
    public void Empty_rows_are_counted_and_rows_with_only_the_body_are_rejected()
    {
        var file = Of(Row(), ",,,,,,,,,,,,", "", "18,Devon County Council,,,,,,,,,,,", Row(), ", , ,,,,,,,,,,");
        (file.Payments.Count, file.EmptyRows).ShouldBe((2, 3));
        Rejected(file).ShouldBe(["line 5: Only Body and Name of Body are filled."]);
    }

    [Fact]
    public void The_total_row_is_checked_and_never_imported()
    {
        var file = Of(Row("10.00"), Row("1.504"), Row("-3.00"), ",,,,,\" 8.50 \",,,,,,,", ",,,,,,,,,,,,");
        (file.ControlTotal, file.Sum, file.Payments.Count, file.EmptyRows).ShouldBe((new Money(8_50), new Money(8_50), 3, 1));
        Refused(Row("10.00"), ",,,,,11.00,,,,,,,").ShouldBe("Spending_202604.csv: The last row says that the payments add up to £11.00, and they add up to £10.00: a difference of £1.00. Nothing was imported; ask the publisher for a file that agrees.");
    }

    [Fact]
    public void A_total_agrees_with_the_amounts_as_written_too_and_with_rows_that_are_rejected()
    {
        // Three times 0.004 is 0.012, which is a penny; each rounded alone is nothing.
        Of(Row("0.004"), Row("0.004"), Row("0.004"), ",,,,,0.01,,,,,,,").ControlTotal.ShouldBe(new Money(1));
        var file = Of(Row("10.00"), Row("5.00", date: "soon"), ",,,,,15.00,,,,,,,");
        (file.ControlTotal, file.Sum, file.Rejected.Count).ShouldBe((new Money(15_00), new Money(10_00), 1));
    }

    [Fact]
    public void A_total_that_is_not_at_the_end_is_rejected()
    {
        var file = Of(Row("10.00"), ",,,,,10.00,,,,,,,", Row("5.00"));
        (file.ControlTotal, file.Sum).ShouldBe((null, new Money(15_00)));
        Rejected(file).ShouldBe(["line 3: Only the amount is filled. A total stands in the last row."]);
    }

    [Fact]
    public void Withheld_names_and_payments_of_nothing_are_kept()
    {
        var file = Of(Row(supplier: "REDACTED UNDER DP ACT"), Row("0.00"), Row("-0.001"), Row(supplier: "REDACTIVE EVENTS LTD"), Row(supplier: ""));
        (file.Payments.Count, file.Redacted, file.Rejected.Count).ShouldBe((5, 1, 0));
    }

    [Fact]
    public void Payments_outside_the_month_of_the_name_are_kept_and_counted()
    {
        Of(Row(date: "30/04/2026"), Row(date: "01/05/2026"), Row(date: "31/03/2026")).OutsideMonth.ShouldBe(2);
        var unnamed = Read($"{Header}\n{Row(date: "30/04/2026")}\n{Row(date: "01/05/2026")}\n{Row(date: "02/05/2026")}\n", "spending.csv").OrThrow();
        (unnamed.Month.From, unnamed.OutsideMonth).ShouldBe((new DateOnly(2026, 5, 1), 1));
    }

    [Fact]
    public void A_bad_row_is_rejected_with_its_line_and_its_reason()
    {
        var file = Of(Row(), Row(transaction: ""), Row(""), Row(date: ""), Row(body: ""), "18,Devon,03/04/2026", Row("2000000000"), Row(supplier: new string('x', 3_000_000)), Row(supplier: "say \"this\" now"), Row());
        file.Payments.Count.ShouldBe(2);
        Rejected(file).ShouldBe(
        [
            "line 3: Transaction Number is empty.",
            "line 4: Amount is empty.",
            "line 5: Date is empty.",
            "line 6: Body is empty.",
            "line 7: The row has 3 fields and the header has 13. A column is missing, or a comma is not in quotes.",
            "line 8: The amount is more than £1,000 million. A column may be shifted.",
            "line 9: Supplier Name has more than 1,000 letters.",
            "line 10: A quotation mark stands where none can. Put the whole field in quotes, and write a quotation mark inside it twice.",
        ]);
    }

    [Theory]
    [InlineData("\"=HYPERLINK(\"\"http://x\"\")\"", true)]
    [InlineData("=1+1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("+cmd|x!A1", true)]
    [InlineData("-cmd|x!A1", true)]
    [InlineData("- NONE -", false)]
    [InlineData("@HOME CARE LTD", false)]
    [InlineData("\"LINE\r\nBREAK\"", false)]
    public void A_cell_that_a_spreadsheet_would_run_is_rejected(string supplier, bool isRejected) =>
        Rejected(Of(Row(), Row(supplier: supplier))).ShouldBe(isRejected ? ["line 3: Supplier Name begins like a formula of a spreadsheet. Write what it stands for."] : []);

    [Fact]
    public void A_file_that_cannot_be_used_is_refused_in_one_sentence()
    {
        Read("").Refusal!.ToString().ShouldBe("Spending_202604.csv: The file is empty.");
        Read(Header + "\n").Refusal!.Sentence.ShouldBe("There is no payment in the file.");
        Read("PK\u0003\u0004x").Refusal!.Sentence.ShouldStartWith("This is a workbook or a zip file.");
        Read(Header + "\n\0\n").Refusal!.Sentence.ShouldStartWith("The file is not text.");
        Read("Body,Name of Body,Date,Amount\n18,Devon,03/04/2026,5\n").Refusal!.Sentence.ShouldStartWith("The file has no column Transaction Number.");
        Read(Header + ",amount\n").Refusal!.Sentence.ShouldBe("The column amount is there twice. Take one of them out.");
        Refused(Row(), Row(body: "19")).ShouldEndWith("The file has payments of body 18 and of body 19. Split it into one file for each body.");
        Refused(Row(), Row(supplier: "\"never closed"), Row(), Row()).ShouldEndWith("A quotation mark is opened in line 3 and never closed. Close it, or take it out.");
        Read($"Body,\"Name of Body,Date\n{Row()}\n").Refusal!.Sentence.ShouldStartWith("A quotation mark is opened in line 1");
    }

    [Fact]
    public void A_packed_file_that_is_damaged_or_huge_is_refused()
    {
        var packed = Packed(Encoding.UTF8.GetBytes($"{Header}\r\n{string.Concat(Enumerable.Range(0, 500).Select(i => Row($"{i}.17", transaction: $"T{i * 7919}") + "\r\n"))}"));
        PaymentFile.Read("a.csv.gz", packed[..^40]).Refusal!.Sentence.ShouldStartWith("The file is packed with gzip and cannot be unpacked");
        PaymentFile.Read("a.csv.gz", Packed(new byte[PaymentFile.MostBytes + 1])).Refusal!.Sentence.ShouldBe("The file holds more than 200 MB once it is unpacked. Split it into months, each with its header line.");
        var line = Encoding.UTF8.GetBytes(",,,,,,,,,,,,\n");
        byte[] rows = [.. Encoding.UTF8.GetBytes(Header + "\n"), .. Enumerable.Repeat(line, PaymentFile.MostRows + 1).SelectMany(bytes => bytes)];
        PaymentFile.Read("a.csv", rows).Refusal!.Sentence.ShouldBe("The file has more than 1,000,000 rows. Split it into months, each with its header line.");
    }
}
