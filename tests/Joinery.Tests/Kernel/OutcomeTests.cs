using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class OutcomeTests
{
    private static readonly RefusalKind TooMany = new("test.too-many", "There are {0} of them; {1} are allowed.");

    [Fact]
    public void An_accepted_outcome_gives_its_value()
    {
        Outcome<int> outcome = 7;
        outcome.IsAccepted.ShouldBeTrue();
        outcome.Value.ShouldBe(7);
        outcome.OrThrow().ShouldBe(7);
        outcome.Refusal.ShouldBeNull();
        outcome.Try(out var value, out _).ShouldBeTrue();
        value.ShouldBe(7);
    }

    [Fact]
    public void A_refused_outcome_gives_the_reason_and_no_value()
    {
        Outcome<int> outcome = TooMany.With(12, 10);
        outcome.IsAccepted.ShouldBeFalse();
        outcome.Refusal.ShouldBe(new Refusal("test.too-many", "There are 12 of them; 10 are allowed."));
        outcome.Try(out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(outcome.Refusal);
        Should.Throw<InvalidOperationException>(() => outcome.Value).Message.ShouldBe("There are 12 of them; 10 are allowed.");
        Should.Throw<ArgumentException>(() => outcome.OrThrow()).Message.ShouldBe("There are 12 of them; 10 are allowed.");
    }

    [Fact]
    public void The_next_step_is_taken_only_after_a_yes()
    {
        Outcome<int> yes = 7, no = TooMany.With(12, 10);
        Outcome<string> Next(int value) => $"{value}!";
        yes.Then(Next).Value.ShouldBe("7!");
        no.Then(Next).Refusal.ShouldBe(no.Refusal);
        yes.Then<string>(_ => TooMany.With(1, 0)).Refusal!.Code.ShouldBe("test.too-many");
    }

    [Fact]
    public void A_refusal_can_say_where()
    {
        TooMany.With(1, 0).At("line 3").ToString().ShouldBe("line 3: There are 1 of them; 0 are allowed.");
        TooMany.With(1, 0).At("amount").Where.ShouldBe("amount");
    }

    [Fact]
    public void A_sentence_without_values_may_hold_braces() => new RefusalKind("test.braces", "Write {}.").With().Sentence.ShouldBe("Write {}.");
}
