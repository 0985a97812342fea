using Joinery.Design;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace Joinery.Tests.Design;

/// <summary>What is printed holds every word in the order of reading, on as many pages as it takes, and nothing runs over the edge.</summary>
public sealed class PrintTests
{
    private static readonly IReadOnlyList<PrintColumn> Columns = [new("Scheme"), new("Why"), new("Spent", true)];

    private static PdfDocument Read(Print print) => PdfDocument.Open(print.Bytes());

    private static string Letters(UglyToad.PdfPig.Content.Page page) => string.Concat(page.Letters.Select(letter => letter.Value));

    private static string Words(PdfDocument document) => string.Join(' ', document.GetPages().SelectMany(page => page.GetWords().Select(word => word.Text)));

    [Fact]
    public void Every_part_stands_in_the_order_of_reading()
    {
        using var read = Read(new Print("Statement of the year").Facts([("Pool", "Harbourne Vale")]).Lead("It balances.").Heading("Income").Words("Agreed, in pounds.\nA second line.").Table("By scheme", Columns, [["Reablement", "Tŷ Gwyn", "−£1,234.50"], ["All", "", "£9.00"]], hasTotal: true));
        Words(read).ShouldBe("Statement of the year Pool Harbourne Vale It balances. Income Agreed, in pounds. A second line. By scheme Scheme Why Spent Reablement Tŷ Gwyn −£1,234.50 All £9.00 Statement of the year. Page 1 of 1");
        read.Information.Title.ShouldBe("Statement of the year");
        read.GetPage(1).GetWords().Single(word => word.Text == "£9.00").BoundingBox.Right.ShouldBe(read.GetPage(1).GetWords().Single(word => word.Text == "−£1,234.50").BoundingBox.Right, 0.5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_long_table_goes_on_under_its_headings_and_nothing_runs_over_the_edge(bool isLandscape)
    {
        var rows = Enumerable.Range(1, 150).Select(i => (IReadOnlyList<string>)[$"Scheme {i}", string.Concat(Enumerable.Repeat("because it was asked for ", i % 9)) + new string('x', i), $"£{i:N2}"]).ToList();
        using var read = Read(new Print("Long", isLandscape).Table("Schemes", Columns, rows));
        read.NumberOfPages.ShouldBeGreaterThan(3);
        foreach (var page in read.GetPages())
        {
            (page.Width > page.Height).ShouldBe(isLandscape);
            Letters(page).Split("SchemeWhySpent").Length.ShouldBe(2);
            Letters(page).ShouldEndWith($"Long. Page {page.Number} of {read.NumberOfPages}");
            page.Letters.ShouldAllBe(letter => letter.EndBaseLine.X < page.Width - 50 && letter.StartBaseLine.X > 50 && letter.StartBaseLine.Y > 25 && letter.StartBaseLine.Y < page.Height - 50);
        }
        var words = string.Concat(read.GetPages().Select(Letters));
        Enumerable.Range(1, 150).ShouldAllBe(i => words.Contains($"£{i:N2}", StringComparison.Ordinal));
        words.Count(letter => letter == 'x').ShouldBe(150 * 151 / 2);
    }

    [Fact]
    public void A_letter_that_the_font_does_not_have_shows_as_a_question_mark()
    {
        using var read = Read(new Print("Odd").Words("A 漢 and 👍 and a\u0001 tab\t."));
        Words(read).ShouldStartWith("Odd A ? and ?? and a? tab?. Odd.");
    }

    [Fact]
    public void Nothing_at_all_is_still_a_page()
    {
        using var read = Read(new Print("Empty").Words("").Table("None", Columns, []).Facts([]));
        Words(read).ShouldBe("Empty None Scheme Why Spent Empty. Page 1 of 1");
    }
}
