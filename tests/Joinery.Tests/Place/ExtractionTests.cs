using Joinery.Place;
using Joinery.Place.Promises;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Place;

/// <summary>
/// How often the rules are right, on the two documents whose promises were labelled by a person. The rules were made with these two in view,
/// so the figures are in sample; docs/guides/promises.md says so beside them.
/// </summary>
public sealed class ExtractionTests(ITestOutputHelper output)
{
    private static readonly PromiseKind[] Sought = [PromiseKind.Commitment, PromiseKind.Recommendation, PromiseKind.Funding, PromiseKind.Expectation, PromiseKind.OngoingFunding];

    private sealed record Measure(int Predicted, int True, int Targets, int Found, int ActorsRight, int DaysRight, IReadOnlyList<string> Missed, IReadOnlyList<string> False);

    private static string Same(string text) => string.Join(' ', text.Replace('–', '-').Replace('—', '-').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Measure Of(string document, DateOnly? published, Func<string, IReadOnlyList<Suggestion>>? rules = null)
    {
        var labels = LabelledPromises.All.Where(label => label.Code[1..4] == document[..3]).ToList();
        var targets = labels.Where(label => Sought.Contains(label.Kind)).ToList();
        var text = File.ReadAllText(Sources.Shared($"data/seeds/{document}"));
        var suggested = rules is null ? Extractor.Suggest(text, published) : rules(text);
        Suggestion? Holding(LabelledPromise label) => suggested.FirstOrDefault(one => Same(one.Sentence).Contains(Same(label.Quote).TrimEnd('.'), StringComparison.Ordinal));
        var found = targets.Select(target => (target, suggestion: Holding(target))).Where(pair => pair.suggestion is not null).ToList();
        var truly = suggested.Where(one => targets.Any(target => Same(one.Sentence).Contains(Same(target.Quote).TrimEnd('.'), StringComparison.Ordinal))).ToList();
        return new(suggested.Count, truly.Count, targets.Count, found.Count,
            found.Count(pair => pair.target.Actor.Replace("HMG/", "", StringComparison.Ordinal).Split(';').Order().SequenceEqual(pair.suggestion!.Actor.Split(';').Order())
                || pair.target.Actor == "HMG/DHSC" && pair.suggestion!.Actor is "Government" or "DHSC"),
            found.Count(pair => pair.target.DueBy == pair.suggestion!.Due.By),
            [.. targets.Where(target => Holding(target) is null).Select(target => target.Code)], [.. suggested.Except(truly).Select(one => one.Sentence)]);
    }

    [Fact]
    public void Precision_and_recall_in_sample_are_those_that_the_guide_reports()
    {
        Measure[] measures = [Of("000_7b3e5c092e8c7766.txt", null), Of("003_9288ecbca970fd68.txt", new DateOnly(2018, 10, 19))];
        foreach (var measure in measures)
            output.WriteLine($"{measure.Predicted} suggested, {measure.True} true; {measure.Found} of {measure.Targets} found; actors {measure.ActorsRight}, days {measure.DaysRight}\nmissed {string.Join(", ", measure.Missed)}\nfalse {string.Join("\n  ", measure.False)}");
        measures.Select(measure => (measure.Predicted, measure.True, measure.Targets, measure.Found)).ShouldBe([(6, 6, 6, 6), (19, 19, 20, 19)]);
        measures.Select(measure => (measure.ActorsRight, measure.DaysRight)).ShouldBe([(6, 6), (16, 19)]);
        measures.SelectMany(measure => measure.Missed).ShouldBe(["C003-14"]);
    }

    [Fact]
    public void Rules_that_suggest_too_much_or_too_little_are_found()
    {
        const string Document = "000_7b3e5c092e8c7766.txt";
        var all = Of(Document, null, text => Sentences.Of(text).Select(sentence => new Suggestion(sentence, PromiseKind.Commitment, "", Due.None, null, [])).ToList());
        (all.Found, all.True, all.Predicted).ShouldBe((6, 6, 33));
        (Of(Document, null, _ => []) is { Found: 0, Predicted: 0 }).ShouldBeTrue();
    }

    private static Suggestion? Only(string text, DateOnly? published = null) => Extractor.Suggest(text, published) is [var one] ? one : null;

    [Theory]
    [InlineData("The Government will publish the plan in spring 2026.", "Commitment", "Government", "in spring 2026")]
    [InlineData("NHS England told us that it plans to consult between November 2018 and autumn 2019.", "Commitment", "NHS England", "between November 2018 and autumn 2019")]
    [InlineData("The Department told us that NHS England will publish a framework by March 2027.", "Commitment", "NHS England", "by March 2027")]
    [InlineData("The council and the integrated care board should, by April 2027, set out a joint plan.", "Recommendation", "Council;Integrated care board", "by April 2027")]
    [InlineData("We are investing up to £12 million in training.", "Funding", "The author", "")]
    [InlineData("Ministers have set a target for all spending to be pooled by 2028.", "Commitment", "Government", "by 2028")]
    [InlineData("The plan will be published by December 2026.", "Commitment", "", "by December 2026")]
    public void A_promise_is_suggested_with_who_and_when(string text, string kind, string actor, string when)
    {
        var one = Only(text).ShouldNotBeNull();
        (one.Kind.ToString(), one.Actor, one.Due.Words).ShouldBe((kind, actor, when));
        one.Why.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("To ask His Majesty's Government when they will publish the workforce plan.")]
    [InlineData("Will the Government publish the plan in spring 2026?")]
    [InlineData("This reform will provide a sharper focus on joint funding.")]
    [InlineData("It has set out a vision and committed to a 10-year plan for the NHS.")]
    [InlineData("Different areas will progress at different rates.")]
    [InlineData("It is unclear whether the Department will publish the plan by 2028.")]
    [InlineData("NHS England predicts a return of £2 for every £1 spent.")]
    [InlineData("NHS England provided a total of £329 million to the vanguards.")]
    [InlineData("Decisions remain under consideration and no final position has been reached.")]
    public void What_is_no_promise_is_not_suggested(string text) => Extractor.Suggest(text).ShouldBeEmpty();

    [Fact]
    public void A_sentence_goes_on_over_page_numbers_headers_and_footnotes()
    {
        const string Copied = "The Department is responsible for policy,\nwhile the\n\n2\n\n3\n4\n\nReport by the Comptroller and Auditor General, The interface, Session 2017–19, HC\n950, 4 July 2018\nQq 91–92\n Ministry of Housing is responsible for finance.5 It will be\nreviewed.12\n\nInterface between health and care\n\n15\n\n22. In December the plan was drafted, e.g. by No. 10.";
        Sentences.Of(Copied).ShouldBe(["The Department is responsible for policy, while the Ministry of Housing is responsible for finance.", "It will be reviewed.", "In December the plan was drafted, e.g. by No. 10."]);
    }

    [Fact]
    public void Errors_of_copying_stay_in_the_quote_and_do_not_hide_the_promise()
    {
        var one = Only("The government should set out a 10year plan for social are services by April 2019.").ShouldNotBeNull();
        one.Sentence.ShouldContain("10year plan for social are services");
    }

    [Theory]
    [InlineData("approximately £9 billion", "about £9 billion", 900_000_000_000)]
    [InlineData("up to £12 million", "up to £12 million", 1_200_000_000)]
    [InlineData("over £4 billion", "over £4 billion", 400_000_000_000)]
    [InlineData("pool £3.8bn from", "£3.8 billion", 380_000_000_000)]
    [InlineData("an additional £172 million", "£172 million", 17_200_000_000)]
    [InlineData("£1,250.50 each", "£1,250.50", 125_050)]
    [InlineData("nearly £500k", "about £500,000.00", 50_000_000)]
    public void An_amount_keeps_what_was_said_before_it(string text, string shown, long pence)
    {
        var one = Amounts.In(text).ShouldHaveSingleItem();
        (one.ToString(), one.Amount.Pence).ShouldBe((shown, pence));
    }

    [Theory]
    [InlineData("£2 for every £1 spent")]
    [InlineData("less than one tenth of 1% of the budget")]
    [InlineData("£")]
    public void A_ratio_and_a_share_are_no_money(string text) => Amounts.In(text).ShouldBeEmpty();

    [Fact]
    public void Hostile_text_ends_in_time()
    {
        var long1 = string.Join(' ', Enumerable.Repeat("the government, and the council, by the end of", 4_000));
        Should.NotThrow(() => Extractor.Suggest(long1));
        Should.NotThrow(() => Extractor.Suggest(new string('£', 20_000) + new string('1', 20_000)));
    }

    [Theory]
    [InlineData(new byte[0], "text.empty")]
    [InlineData(new byte[] { 32, 10, 9 }, "text.empty")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2d }, "text.binary")]
    [InlineData(new byte[] { 65, 0, 66 }, "text.binary")]
    [InlineData(new byte[] { 65, 7, 66 }, "text.binary")]
    [InlineData(new byte[] { 0xa3, 0x39 }, "text.encoding")]
    public void What_is_no_text_is_refused(byte[] bytes, string code) => TextFile.Read(bytes).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void A_text_as_large_as_the_limit_is_taken_and_one_byte_more_is_not()
    {
        TextFile.Read(Enumerable.Repeat((byte)'a', TextFile.MostBytes).ToArray()).IsAccepted.ShouldBeTrue();
        TextFile.Read(Enumerable.Repeat((byte)'a', TextFile.MostBytes + 1).ToArray()).Refusal!.Code.ShouldBe("text.too-large");
        TextFile.Read([0xef, 0xbb, 0xbf, 65]).Value.ShouldBe("A");
    }
}
