namespace Joinery.Ledger;

/// <summary>
/// Runs the national conditions of a year on a plan. Any edition can be run on any plan, so that an old plan is tested by its own rules for ever.
/// A figure that nobody has entered leaves its test untested with a sentence; a year that nobody has entered is refused whole. Source: docs/internals/sharing.md, with the status of each test in data/fund.
/// </summary>
public static class Conditions
{
    /// <summary>Every selected test, in order, once for each of its subjects. Refuses a set that is not entered.</summary>
    public static Outcome<IReadOnlyList<ConditionResult>> Test(Plan plan, ConditionSet set, ConditionFacts facts, FundBook book)
    {
        if (!set.IsEntered) return PlanRefusals.ConditionsNotEntered.With(set.Year);
        var results = new List<ConditionResult>();
        foreach (var test in set.Tests)
            if (test.IsSelected) results.AddRange(Run(test, plan, set, facts, book));
        return Outcome.Of<IReadOnlyList<ConditionResult>>(results);
    }

    // The branch between kinds of tests.
    private static IEnumerable<ConditionResult> Run(ConditionTest test, Plan plan, ConditionSet set, ConditionFacts facts, FundBook book) => (test.Check switch
    {
        MoneyCheck { Each.Count: > 0 } money => money.Each.Select(subject => Compare(test, money, subject, plan, facts)),
        MoneyCheck money => [Compare(test, money, "", plan, facts)],
        SignatureCheck signatures => [Signed(test, signatures, plan, facts, book)],
        DocumentCheck document => [Attached(test, document, plan, facts, book)],
        _ => throw new InvalidOperationException($"{test.Check} is a check of no kind."),
    }).Select(result => result with
    {
        ConditionsVersion = set.Version,
        PlanVersion = plan.Version,
        Doubts = test.Status == FigureStatus.Verified ? result.Doubts : [$"The test {test.Code} is {test.Status.ToString().ToLowerInvariant()}: {test.Source}.", .. result.Doubts],
    });

    private static ConditionResult Compare(ConditionTest test, MoneyCheck check, string subject, Plan plan, ConditionFacts facts)
    {
        ConditionResult Say(Verdict verdict, string sentence) => new(test.Code, subject, test.Title, verdict, sentence);
        var name = subject.Length == 0 ? test.Code : $"{test.Code} ({subject})";
        if (check.OnlyTwoTier && !plan.IsTwoTier) return Say(Verdict.NotApplicable, $"{name} does not apply: no district holds the housing duties here.");
        if (!check.Value.Of(plan, facts, subject).Try(out var value, out var refusal) | !check.Threshold.Of(plan, facts, subject).Try(out var threshold, out var other))
            return Say(Verdict.NotTested, $"{name} was not tested. {(refusal ?? other)!.Sentence}");
        var headroom = check.Compare == Comparison.AtMost ? threshold!.Total - value!.Total : value!.Total - threshold!.Total;
        var isMet = check.Compare == Comparison.Equal ? headroom.TenThousandths == 0 : headroom.TenThousandths >= 0;
        var kept = !isMet && headroom.TenThousandths < 0 && check.Unless is not null && facts.Documents.Any(document => document.Kind == check.Unless) ? -headroom : (ExactMoney?)null;
        var passed = isMet || kept is not null;
        return Say(passed ? Verdict.Passed : Verdict.Failed, Sentence(name, check, value, threshold!, headroom, kept, passed)) with
        {
            Value = value.Total,
            Threshold = threshold!.Total,
            Headroom = headroom,
            Counted = value.Lines,
            Doubts = [.. value.Doubts, .. threshold.Doubts],
            Flags = check.FlagRoom && isMet && headroom.TenThousandths > 0 ? [$"{headroom} is not planned."] : [],
        };
    }

    private static string Sentence(string name, MoneyCheck check, Tallied value, Tallied threshold, ExactMoney headroom, ExactMoney? kept, bool passed)
    {
        var gap = headroom.TenThousandths < 0 ? -headroom : headroom;
        var by = gap.IsLessThanAPenny ? "less than a penny" : gap.ToString();
        var measured = $"{value.Total}{(value.Lines.Count == 0 ? "" : value.Lines.Count == 1 ? " from 1 line" : $" from {value.Lines.Count} lines")}";
        var wanted = check.Compare switch { Comparison.AtLeast => "no less than", Comparison.Equal => "exactly", _ => "no more than" };
        if (kept is not null) return $"{name} passed: {measured} against {threshold.Total}; {kept} is kept under a written agreement.";
        return passed ? $"{name} passed: {measured}, and it must be {wanted} {threshold.Total}{(gap.TenThousandths == 0 ? "" : $"; {by} to spare")}."
            : $"{name} failed by {by}: {measured}, and it must be {wanted} {threshold.Total}.";
    }

    private static ConditionResult Signed(ConditionTest test, SignatureCheck check, Plan plan, ConditionFacts facts, FundBook book)
    {
        if (!Signing.Of(book, check.Document, plan.Year, plan.Partners, facts.Signatures).Try(out var state, out var refusal))
            return new(test.Code, "", test.Title, Verdict.NotTested, $"{test.Code} was not tested. {refusal.Sentence}");
        var passed = state.SubmittedOn is not null;
        return new(test.Code, "", test.Title, passed ? Verdict.Passed : Verdict.Failed, $"{test.Code} {(passed ? "passed" : "failed")}: {state.Sentence}")
        {
            Flags = [.. state.Signed.Where(one => one.LateDays > 0).Select(one => one.Sentence), .. state.Rejected.Select(one => one.Why.Sentence)],
        };
    }

    private static ConditionResult Attached(ConditionTest test, DocumentCheck check, Plan plan, ConditionFacts facts, FundBook book)
    {
        ConditionResult Say(Verdict verdict, string sentence) => new(test.Code, "", test.Title, verdict, sentence);
        var deadline = book.Deadline(check.Document, plan.Year);
        if (facts.Documents.Where(document => document.Kind == check.Document).MinBy(document => document.Uploaded) is not { } found)
            return Say(Verdict.Failed, $"{test.Code} failed: the {check.Document} document is not attached{(deadline is null ? "" : $". It was due by {deadline.Day:d MMMM yyyy}")}.");
        var late = deadline is null ? 0 : Signing.LateDays(found.Uploaded, deadline.Day);
        return Say(Verdict.Passed, $"{test.Code} passed: the {check.Document} document came on {found.Uploaded:d MMMM yyyy}{(late == 0 ? "" : $", {Signing.Days(late)} late")}.") with
        {
            Flags = late > 0 ? [$"The {check.Document} document came {Signing.Days(late)} late."] : [],
            Doubts = deadline is null ? [$"No deadline for the {check.Document} document of {plan.Year} is held, so nobody can say whether it was late."] : [],
        };
    }
}
