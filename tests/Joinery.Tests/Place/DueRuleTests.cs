using System.Globalization;
using Joinery.Place;
using Joinery.Place.Promises;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Place;

/// <summary>The words of a deadline, and the days that follow from them.</summary>
public sealed class DueRuleTests
{
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Said(Due due) => $"{(due.From is { } from ? SqlTypes.Text(from) : "-")} {(due.By is { } by ? SqlTypes.Text(by) : "-")} {due.Firmness}";

    [Theory]
    [InlineData("by April 2019", "- 2019-04-30 Dated")]
    [InlineData("By December 2018", "- 2018-12-31 Dated")]
    [InlineData("in November 2018", "2018-11-01 2018-11-30 Dated")]
    [InlineData("in February 2028", "2028-02-01 2028-02-29 Dated")]
    [InlineData("until November 2018", "- 2018-11-30 Dated")]
    [InlineData("March 2018", "- 2018-03-31 Dated")]
    [InlineData("by 30 June 2026", "- 2026-06-30 Dated")]
    [InlineData("on 1st May 2026", "- 2026-05-01 Dated")]
    [InlineData("before April 2027", "- 2027-03-31 Dated")]
    [InlineData("no later than March 2027", "- 2027-03-31 Dated")]
    [InlineData("by the end of 2027", "- 2027-12-31 Dated")]
    [InlineData("by the end of the financial year 2026/27", "- 2027-03-31 Dated")]
    [InlineData("in spring 2026", "2026-03-01 2026-05-31 Dated")]
    [InlineData("in the summer of 2026", "2026-06-01 2026-08-31 Dated")]
    [InlineData("In autumn 2018", "2018-09-01 2018-11-30 Dated")]
    [InlineData("by winter 2026", "- 2027-02-28 Dated")]
    [InlineData("In 2025/26", "2025-04-01 2026-03-31 Dated")]
    [InlineData("during 2025-26", "2025-04-01 2026-03-31 Dated")]
    [InlineData("Starting in the financial year 2026/27", "2026-04-01 2027-03-31 Dated")]
    [InlineData("by 2020", "- 2020-12-31 Dated")]
    [InlineData("by 2020–21", "- 2021-03-31 Dated")]
    [InlineData("in 2027", "2027-01-01 2027-12-31 Dated")]
    [InlineData("between November 2018 and autumn 2019", "2018-11-01 2019-11-30 Dated")]
    [InlineData("between 2018–19 and 2023–24", "2018-04-01 2024-03-31 Dated")]
    [InlineData("2020 Spending Review", "- 2020-12-31 Event")]
    [InlineData("until the 2020 Spending Review", "- 2020-12-31 Event")]
    [InlineData("In its 10-year plan", "- 2018-11-30 Event")]
    [InlineData("in due course", "- - Undated")]
    [InlineData("over two years", "- - Undated")]
    [InlineData("each July", "- - Recurring")]
    [InlineData("every year", "- - Recurring")]
    [InlineData("", "- - Undated")]
    [InlineData("to help people stay independent for as long as possible", "- - Undated")]
    [InlineData("by 31 February 2027", "- - Undated")]
    public void Words_become_days(string words, string days) => Said(DueRule.Read(words, null, LabelledPromises.Events)).ShouldBe(days);

    [Theory]
    [InlineData("tomorrow", "2014-10-07", "- 2014-10-08 Dated")]
    [InlineData("from next April", "2014-10-07", "2015-04-01 2016-03-31 Dated")]
    [InlineData("next April", "2015-04-01", "2016-04-01 2017-03-31 Dated")]
    [InlineData("in November", "2018-10-19", "2018-11-01 2018-11-30 Dated")]
    [InlineData("in November", "2018-12-01", "2019-11-01 2019-11-30 Dated")]
    [InlineData("in November", "2018-11-30", "2018-11-01 2018-11-30 Dated")]
    [InlineData("by March", "2026-10-19", "- 2027-03-31 Dated")]
    [InlineData("next year", "2026-10-19", "2027-01-01 2027-12-31 Dated")]
    [InlineData("by next spring", "2026-10-19", "- 2027-05-31 Dated")]
    [InlineData("over the next three years", "2026-10-19", "2026-10-19 2029-10-19 Dated")]
    public void Some_words_are_counted_from_the_day_of_the_document(string words, string published, string days)
    {
        Said(DueRule.Read(words, Day(published))).ShouldBe(days);
        Said(DueRule.Read(words)).ShouldBe("- - Undated", "without the day of the document nobody can say");
    }

    [Fact]
    public void Every_labelled_deadline_gives_the_days_that_a_person_wrote_beside_it()
    {
        LabelledPromises.All.Count.ShouldBe(32);
        LabelledPromises.All.Count(one => one.DueWords.Length > 0).ShouldBe(21);
        foreach (var one in LabelledPromises.All.Where(one => one.DueWords.Length > 0))
        {
            var due = DueRule.Read(one.DueWords, one.Published, LabelledPromises.Events);
            (due.From, due.By, due.Firmness).ShouldBe((one.DueFrom, one.DueBy, one.Firmness), $"{one.Code}: {one.DueWords}");
            due.Rule.Length.ShouldBeGreaterThan(10);
        }
    }

    [Fact]
    public void Every_month_of_every_year_ends_on_its_own_last_day()
    {
        foreach (var (year, month) in Enumerable.Range(1999, 40).SelectMany(year => Enumerable.Range(1, 12), (year, month) => (year, month)))
        {
            var first = new DateOnly(year, month, 1);
            DueRule.Read($"by {first.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}").By.ShouldBe(first.AddMonths(1).AddDays(-1));
        }
    }
}
