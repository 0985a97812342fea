using System.Globalization;
using Joinery.Place;
using Joinery.Place.Promises;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Place;

/// <summary>How a promise stands on a day: the guide's worked examples, and every boundary.</summary>
public sealed class PromiseStatusTests
{
    private static readonly DateOnly JuneFirst = new(2026, 6, 1);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PromiseStory Labelled(string code, bool withEvidence = true)
    {
        var one = LabelledPromises.All.Single(label => label.Code == code);
        var promise = new Promise(one.Code, "reference", "", one.Kind, one.Actor, one.Quote, null, Qualifier.Exact, one.DueWords, one.DueFrom, one.DueBy, "", one.Firmness, "", "", "", "", null, "", "", default, "");
        var changes = LabelledPromises.Read("due_changes", row => new DueChange(row("promise"), LabelledPromises.Day(row("old_by")), Day(row("new_by")), LabelledPromises.Day(row("announced")), "", "", "", default, ""));
        var evidence = LabelledPromises.Read("evidence", row => new Evidence(row("promise"), Day(row("date")), "", "", LabelledPromises.WordOf<Verifies>(row("verifies")), "", default, ""));
        var endings = LabelledPromises.Read("endings", row => new Ending(row("promise"), LabelledPromises.WordOf<EndingKind>(row("kind")), LabelledPromises.Day(row("date")), "", "", "", default, ""));
        return new(promise, changes.Where(row => row.Promise == code).ToList(), withEvidence ? evidence.Where(row => row.Promise == code).ToList() : [], withEvidence ? endings.SingleOrDefault(row => row.Promise == code) : null);
    }

    [Fact]
    public void The_worked_examples_of_1_June_2026_come_out()
    {
        Labelled("C000-6", withEvidence: false).On(JuneFirst).Words.ShouldBe("Overdue by 1 day");
        Labelled("C000-3").On(JuneFirst).Words.ShouldBe("Cannot be judged");
        Labelled("C003-9").SlipDays.ShouldBe(122);
        Labelled("C003-6").On(JuneFirst).Words.ShouldBe("Delivered late by 38 days");
    }

    [Fact]
    public void Every_labelled_promise_has_a_status_on_1_June_2026()
    {
        LabelledPromises.All.GroupBy(one => Labelled(one.Code).On(JuneFirst).State).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())).ShouldBe(
        [
            (PromiseState.Overdue, 15), (PromiseState.DueSoon, 1), (PromiseState.NotDue, 1), (PromiseState.DeliveredLate, 1), (PromiseState.Abandoned, 2), (PromiseState.CannotBeJudged, 12),
        ]);
    }

    // due by; evidence (day verifies, …); ending; as of; status
    [Theory]
    [InlineData("2026-06-30", "", "", "2026-03-31", "Not due")]
    [InlineData("2026-06-30", "", "", "2026-04-01", "Due in 90 days")]
    [InlineData("2026-06-30", "", "", "2026-06-29", "Due in 1 day")]
    [InlineData("2026-06-30", "", "", "2026-06-30", "Due today")]
    [InlineData("2026-06-30", "", "", "2026-07-01", "Overdue by 1 day")]
    [InlineData("2026-06-30", "2026-06-30 Fully", "", "2026-07-01", "Delivered on time")]
    [InlineData("2026-06-30", "2026-07-01 Fully", "", "2026-07-01", "Delivered late by 1 day")]
    [InlineData("2026-06-30", "2026-07-02 Fully", "", "2026-07-01", "Overdue by 1 day")]
    [InlineData("2026-06-30", "2026-06-01 Partly", "", "2026-07-01", "Overdue by 1 day")]
    [InlineData("2026-06-30", "2026-07-01 No", "", "2026-07-02", "Overdue by 2 days")]
    [InlineData("2026-06-30", "2026-07-09 Fully,2026-06-09 Fully", "", "2027-07-02", "Delivered on time")]
    [InlineData("", "", "", "2026-07-02", "Cannot be judged")]
    [InlineData("", "2026-06-01 Fully", "", "2026-07-02", "Delivered")]
    [InlineData("2026-06-30", "", "Abandoned", "2026-07-02", "Abandoned")]
    [InlineData("2026-06-30", "2026-06-01 Fully", "Superseded", "2026-07-02", "Superseded")]
    [InlineData("2026-06-30", "", "Superseded 2026-07-03", "2026-07-02", "Overdue by 2 days")]
    public void A_status_follows_from_the_day_the_evidence_and_the_ending(string by, string evidence, string ending, string asOf, string status)
    {
        var due = Due.None with { By = by.Length == 0 ? null : Day(by), Firmness = Firmness.Dated };
        var shown = evidence.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' ')).Select(one => (Day(one[0]), Enum.Parse<Verifies>(one[1])));
        (EndingKind, DateOnly?)? over = ending.Split(' ') switch { [""] => null, [var kind] => (Enum.Parse<EndingKind>(kind), null), [var kind, var day] => (Enum.Parse<EndingKind>(kind), Day(day)), _ => null };
        PromiseStatus.On(Day(asOf), due, [], shown, over).Words.ShouldBe(status);
    }

    [Fact]
    public void A_day_that_was_moved_counts_from_when_that_was_said_and_slips_add_up()
    {
        Move[] moves = [new(new(2026, 3, 31), new(2026, 6, 30), new(2026, 2, 1)), new(new(2026, 6, 30), new(2026, 12, 31), new(2026, 5, 1))];
        var due = Due.None with { By = new(2026, 3, 31), Firmness = Firmness.Dated };
        PromiseStatus.On(new(2026, 1, 1), due, moves, [], null).By.ShouldBe(new DateOnly(2026, 3, 31));
        PromiseStatus.On(new(2026, 2, 1), due, moves, [], null).By.ShouldBe(new DateOnly(2026, 6, 30));
        PromiseStatus.On(new(2026, 7, 1), due, moves, [], null).ShouldBe(new(PromiseState.NotDue, 183, new(2026, 12, 31)));
        PromiseStatus.SlipDays(moves).ShouldBe(91 + 184);
    }

    [Fact]
    public void What_comes_again_is_due_next_time_and_never_overdue()
    {
        var due = DueRule.Read("each July");
        PromiseStatus.On(new(2026, 6, 1), due, [], [], null).ShouldBe(new(PromiseState.DueSoon, 60, new(2026, 7, 31)));
        PromiseStatus.On(new(2026, 8, 1), due, [], [], null).ShouldBe(new(PromiseState.NotDue, 364, new(2027, 7, 31)));
    }
}
