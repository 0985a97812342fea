using FsCheck;
using FsCheck.Fluent;
using Joinery.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Design;

public sealed class FormTests
{
    private static readonly DateOnly First = new(2026, 4, 1), Last = new(2027, 3, 31);

    private static Form Filled(string answer) => Form.Empty.With("it", answer);

    private static Form Dated(string day, string month, string year) => Form.Empty.With("it-day", day).With("it-month", month).With("it-year", year);

    private static string Said(Form form) => form.IsValid ? "" : form.Problems[0].Sentence;

    [Theory]
    [InlineData("Ann", "Ann", "")]
    [InlineData("  Ann  ", "Ann", "")]
    [InlineData("", "", "Enter a name")]
    [InlineData("   ", "", "Enter a name")]
    [InlineData("12345", "12345", "")]
    [InlineData("123456", "", "Name must be 5 characters or fewer")]
    [InlineData("👩🏻‍🚀👩👩👩e\u0301", "👩🏻‍🚀👩👩👩e\u0301", "")]
    [InlineData("a\r\nb", "", "Name must be on one line")]
    [InlineData("a\0b", "", "Name must not include hidden characters. Type it instead of pasting it.")]
    [InlineData("a\u202eb", "", "Name must not include hidden characters. Type it instead of pasting it.")]
    [InlineData("a\u001bb", "", "Name must not include hidden characters. Type it instead of pasting it.")]
    public void Text_is_trimmed_bounded_and_free_of_hidden_characters(string typed, string read, string said)
    {
        var form = Filled(typed);
        form.Text("it", "Enter a name.", 5, "name").ShouldBe(read);
        Said(form).ShouldBe(said);
        form.Answer("it").ShouldBe(typed, "every answer is kept as it was typed");
    }

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd", "")]
    [InlineData("", "", "")]
    [InlineData("123456789", "", "Note must be 8 characters or fewer")]
    public void Paragraphs_keep_their_lines(string typed, string read, string said)
    {
        var form = Filled(typed);
        form.OptionalParagraphs("it", 8, "note").ShouldBe(read);
        Said(form).ShouldBe(said);
    }

    [Theory]
    [InlineData("12,500.50", 12_500_50, "")]
    [InlineData("£3", 3_00, "")]
    [InlineData("0", 0, "")]
    [InlineData("", 0, "Enter an amount in pounds")]
    [InlineData("lots", 0, "The amount must be a number of pounds, like 12,500 or 12500.50")]
    [InlineData("-0.01", -1, "The amount must be between £0.00 and £20,000.00")]
    [InlineData("20000", 20_000_00, "")]
    [InlineData("20000.01", 20_000_01, "The amount must be between £0.00 and £20,000.00")]
    public void Money_is_read_as_people_write_it(string typed, long pence, string said)
    {
        var form = Filled(typed);
        form.Money("it", "Enter an amount in pounds", Money.Zero, new Money(20_000_00)).Pence.ShouldBe(pence);
        Said(form).ShouldBe(said);
    }

    [Theory]
    [InlineData("7", 7, "")]
    [InlineData("1,000", 1000, "")]
    [InlineData("0", 0, "Hours must be 1 or more")]
    [InlineData("", 0, "Enter hours")]
    [InlineData("7.5", 0, "Hours must be a whole number")]
    [InlineData("seven", 0, "Hours must be a whole number")]
    [InlineData("99999999999", 0, "Hours must be a whole number")]
    public void A_number_is_whole_and_within_its_bounds(string typed, int read, string said)
    {
        var form = Filled(typed);
        form.Number("it", "Enter hours", least: 1, whatIsIt: "hours").ShouldBe(read);
        Said(form).ShouldBe(said);
    }

    [Theory]
    [InlineData("37.5", 37.5, "")]
    [InlineData("168", 168, "")]
    [InlineData("168.01", 168.01, "Hours must be 168 or less")]
    [InlineData("1e3", 0, "Hours must be a number")]
    public void A_decimal_is_within_its_bounds(string typed, double read, string said)
    {
        var form = Filled(typed);
        form.Decimal("it", "Enter hours", most: 168m, whatIsIt: "hours").ShouldBe((decimal)read);
        Said(form).ShouldBe(said);
    }

    [Theory]
    [InlineData("1", "4", "2026", "2026-04-01", "", "")]
    [InlineData("31", "03", "2027", "2027-03-31", "", "")]
    [InlineData(" 5 ", "June", "2026", "2026-06-05", "", "")]
    [InlineData("5", "jun", "2026", "2026-06-05", "", "")]
    [InlineData("5", "Sept", "2026", "2026-09-05", "", "")]
    [InlineData("5", "May", "2026", "2026-05-05", "", "")]
    [InlineData("", "", "", "", "Enter start date", "day month year")]
    [InlineData("", "4", "2026", "", "Start date must include a day", "day")]
    [InlineData("1", "", "2026", "", "Start date must include a month", "month")]
    [InlineData("1", "", "", "", "Start date must include a month and year", "month year")]
    [InlineData("1", "4", "", "", "Start date must include a year", "year")]
    [InlineData("32", "4", "2026", "", "Start date must be a real date", "day")]
    [InlineData("0", "4", "2026", "", "Start date must be a real date", "day")]
    [InlineData("1", "13", "2026", "", "Start date must be a real date", "month")]
    [InlineData("1", "mon", "2026", "", "Start date must be a real date", "month")]
    [InlineData("x", "y", "2026", "", "Start date must be a real date", "day month")]
    [InlineData("1", "4", "26", "", "Year must include 4 numbers", "year")]
    [InlineData("1", "4", "20266", "", "Year must include 4 numbers", "year")]
    [InlineData("29", "2", "2027", "", "Start date must be a real date", "day month year")]
    [InlineData("31", "6", "2026", "", "Start date must be a real date", "day month year")]
    [InlineData("31", "3", "2026", "2026-03-31", "Start date must be the same as or after 1 April 2026", "day month year")]
    [InlineData("1", "4", "2027", "2027-04-01", "Start date must be the same as or before 31 March 2027", "day month year")]
    public void A_date_says_which_part_is_wrong(string day, string month, string year, string read, string said, string parts)
    {
        var form = Dated(day, month, year);
        var date = form.Date("it", "start date", First, Last);
        date.ShouldBe(read.Length == 0 ? default : DateOnly.Parse(read));
        Said(form).ShouldBe(said);
        string.Join(' ', form.Problem("it")?.Parts ?? []).ShouldBe(parts);
        if (said.Length > 0) form.Problems[0].Target.ShouldBe($"it-{parts.Split(' ')[0]}");
    }

    [Fact]
    public void Every_date_that_is_filled_in_beforehand_is_read_back() => Prop.ForAll(
        Gen.Choose(new DateOnly(1000, 1, 1).DayNumber, DateOnly.MaxValue.DayNumber).ToArbitrary(), number =>
        {
            var form = Form.Empty.With("it", DateOnly.FromDayNumber(number));
            return form.Date("it", "date").DayNumber == number && form.IsValid;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_amount_that_is_filled_in_beforehand_is_read_back() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), pence =>
    {
        var form = Form.Empty.With("it", new Money(pence));
        return form.Money("it", "Enter it").Pence == pence && form.IsValid;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_left_empty_is_null_where_that_is_allowed()
    {
        var form = Form.Empty;
        form.OptionalDate("it", "date").ShouldBeNull();
        form.OptionalMoney("it").ShouldBeNull();
        form.OptionalNumber("it").ShouldBeNull();
        form.OptionalDecimal("it").ShouldBeNull();
        form.OptionalText("it").ShouldBe("");
        form.OptionalChoice("it", ["a"]).ShouldBe("");
        form.OptionalParsed("it", NhsNumber.Parse).ShouldBeNull();
        form.Ticked("it").ShouldBeFalse();
        form.IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("home", "home", "")]
    [InlineData("", "", "Choose where the person goes")]
    [InlineData("moon", "", "Choose where the person goes")]
    public void A_choice_is_one_that_was_offered(string typed, string read, string said)
    {
        var form = Filled(typed);
        form.Choice("it", ["home", "ward"], "Choose where the person goes").ShouldBe(read);
        Said(form).ShouldBe(said);
    }

    [Theory]
    [InlineData("Bar", ChartKind.Bar, "")]
    [InlineData("1", ChartKind.Line, "Choose a kind")]
    [InlineData("bar", ChartKind.Line, "Choose a kind")]
    public void A_choice_of_an_enumeration_is_by_its_name(string typed, ChartKind read, string said)
    {
        var form = Filled(typed);
        form.Choice<ChartKind>("it", "Choose a kind").ShouldBe(read);
        Said(form).ShouldBe(said);
    }

    [Fact]
    public void Choices_are_those_offered_in_the_order_offered()
    {
        var form = Form.Empty.With("it", "c").With("it", "a").With("it", "moon");
        form.Choices("it", ["a", "b", "c"], "Choose some").ShouldBe(["a", "c"]);
        form.IsValid.ShouldBeTrue();
        Form.Empty.Choices("it", ["a"]).ShouldBeEmpty();
        var none = Form.Empty;
        none.Choices("it", ["a"], "Choose some").ShouldBeEmpty();
        Said(none).ShouldBe("Choose some");
    }

    [Fact]
    public void A_type_that_refuses_gives_its_sentence_to_the_field()
    {
        var form = Filled("999 000 0019");
        form.Parsed("it", NhsNumber.Parse).ShouldBeNull();
        form.Problem("it")!.Sentence.ShouldBe("That is not a valid NHS number. Check each digit against the letter or record it came from.");
        form.Problem("other").ShouldBeNull();
    }

    [Fact]
    public void Problems_stand_in_the_order_of_reading_and_a_refusal_finds_its_field()
    {
        var form = Form.Empty;
        form.Text("b", "Enter b");
        form.Text("a", "Enter a");
        form.Refuse(new Refusal("fund.overspent", "The scheme has £3.00 left.", "amount"));
        form.Refuse(new Refusal("fund.overspent", "The scheme has £3.00 left."), "elsewhere");
        form.Problems.Select(problem => (problem.Target, problem.Sentence)).ShouldBe(
            [("b", "Enter b"), ("a", "Enter a"), ("amount", "The scheme has £3.00 left"), ("elsewhere", "The scheme has £3.00 left")]);
    }

    [Fact]
    public void A_form_that_was_sent_is_bounded()
    {
        var many = Enumerable.Range(0, Form.MaxFields + 1).ToDictionary(i => $"f{i}", _ => new StringValues("x"));
        Said(Form.Of(new FormCollection(many))).ShouldBe("The form has more than 1,000 answers. Send it in smaller parts");
        var tooLong = Form.Of(new FormCollection(new() { ["it"] = new string('x', Form.MaxAnswerLength + 1) }));
        tooLong.Answer("it").Length.ShouldBe(Form.MaxAnswerLength);
        tooLong.OptionalParagraphs("it", Form.MaxAnswerLength);
        Said(tooLong).ShouldBe("Your answer must be 50,000 characters or fewer");
        var sent = Form.Of(new FormCollection(new() { ["a"] = new StringValues(["1", "2"]) }));
        sent.Answers("a").ShouldBe(["1", "2"]);
        sent.Answer("a").ShouldBe("1");
    }

    [Fact]
    public void A_file_must_be_there_and_small_enough()
    {
        var file = new FormFile(new MemoryStream(new byte[11]), 0, 11, "it", "people.csv");
        var form = Form.Of(new FormCollection([], new FormFileCollection { file }));
        form.File("it", "Choose a file", 11).ShouldBe(file);
        form.IsValid.ShouldBeTrue();
        form.File("it", "Choose a file", 10).ShouldBeNull();
        form.File("other", "Choose a file", 10).ShouldBeNull();
        form.Problems.Count.ShouldBe(2);
        form.Problems[1].Sentence.ShouldBe("Choose a file");
    }
}
