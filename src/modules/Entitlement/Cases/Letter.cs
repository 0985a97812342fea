using Joinery.Design;
using Joinery.Entitlement.Corrections;
using Joinery.Rules;

namespace Joinery.Entitlement.Cases;

/// <summary>The letter on a decision: what its page and its PDF say alike.</summary>
/// <param name="Found">The case.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Answers">What it was worked out to.</param>
/// <param name="Earlier">The decision before it; null for the first.</param>
/// <param name="Changes">The lines that came out otherwise than before.</param>
/// <param name="Passed">What it means for days that had passed; null where nothing comes out otherwise.</param>
public sealed record Letter(Opened Found, Decision Decision, Answers Answers, Decision? Earlier, IReadOnlyList<LineChange> Changes, Correction? Passed)
{
    internal const string Title = "What you pay for care";

    internal const string Working = "We looked at what you have coming in, what you own, and what you need to keep. Each line below says where it comes from. You can read the rules under the links.";

    internal const string Wrong = "Tell us. Ask us to look again if a figure is wrong, if we left out a cost that you have because of your health, or if something has changed. You do not need a form, and it costs nothing. If you still think that we are wrong, you can complain to us, and then to the Local Government and Social Care Ombudsman.";

    internal const string Help = "You can ask somebody to speak for you. If you cannot pay, talk to us before you stop your care.";

    internal string For => Decision.UntilDay is { } until ? $"From {Decision.FromDay:d MMMM yyyy} to {until.AddDays(-1):d MMMM yyyy}" : $"From {Decision.FromDay:d MMMM yyyy}";

    internal string Rest => Decision.Authority > Money.Zero ? $"We pay the rest: {Decision.Authority} a week." : "That is the whole cost of your care.";

    internal string Before => $"Before, you paid {Earlier!.Weekly} a week.";

    internal IReadOnlyList<(string Label, string Text)> Facts =>
    [
        ("Decided by", $"{Decision.DecidedByName}, {Decision.DecidedOn:d MMMM yyyy}"), ("Engine", Decision.Engine), ("Figures", Decision.RatesHash[..HashShown]), ("Local policy", Decision.PolicyVersion), ("Facts", Decision.InputsHash[..HashShown]),
    ];

    private const int HashShown = 16;

    internal static string Again(Correction passed) =>
        $"We have worked out again what you pay for the days from {passed.Days.From:d MMMM yyyy} to {passed.Days.Until!.Value.AddDays(-1):d MMMM yyyy}. We asked you for {passed.Asked}. It should have been {passed.Due}. {Owed(passed)}";

    private static string Owed(Correction passed) => passed.Difference.Pence switch
    {
        < 0 => $"So we owe you {-passed.Difference}. If you have not paid all of it yet, we take it off what is still open.",
        > 0 => $"So you owe us {passed.Difference} more. If you cannot pay it all at once, talk to us.",
        _ => "So nobody owes anything for these days.",
    };

    /// <summary>The letter as PDF, in the order of its page.</summary>
    internal Print Printed()
    {
        var print = new Print(Title).Words($"{Decision.DecidedOn:d MMMM yyyy}\nYour reference: {Found.Case.Reference}").Lead($"{For} you pay {Decision.Weekly} a week. {Rest}").Heading("Why we are writing now").Words(Decision.Reason);
        if (Changes.Count > 0)
            print.Heading("What changed, and why").Words(Before).Table(ChangesTable.Caption, ChangesTable.Columns, ChangesTable.RowsOf(Changes));
        if (Passed is { } passed)
            print.Heading("What this means for the days that have passed").Words(Again(passed)).Table(DueTable.Caption, DueTable.Columns, DueTable.RowsOf(passed.Weeks), hasTotal: true);
        print.Heading("How we worked it out").Words(Working).Table("The working", Entitlement.Working.Columns,
            [.. Answers.Asked.Working.Select(line => (IReadOnlyList<string>)[line.Label, $"{line.Figure:N2}", line.How(Found.Evidence), line.Law])]);
        if (Answers.Asked.Uncertain.Count > 0) print.Words(WorkingLine.NotVerified);
        foreach (var figure in Answers.Asked.Uncertain) print.Words($"• {figure}");
        return print.Heading("If you think this is wrong").Words(Wrong).Heading("Help").Words(Help).Heading("What this was worked out with").Facts(Facts);
    }
}
