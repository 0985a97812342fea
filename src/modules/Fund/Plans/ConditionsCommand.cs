using System.CommandLine;
using Joinery.Design;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>joinery fund conditions: a plan against the national conditions of its year.</summary>
internal static class ConditionsCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "A plan file in JSON, or - for standard input." };
        var command = new Command("conditions", "Check a plan and run every national condition of its year. Exit 2 for what must be put right, or a year that is not entered. Nothing is recorded.") { file };
        host.Do(command, async (run, stop) =>
        {
            var path = run.Parsed.GetValue(file)!;
            if (!(await PlanFile.Open<PlanFile>(path, stop)).Try(out var read, out var refusal)) return Terminal.Refuse(refusal);
            var tested = TestedPlan.Of(read, FundBook.BuiltIn);
            var problems = tested.Problems.Select(problem => problem.Refusal.At($"{InputFile.NameOf(path)}, {problem.Refusal.Where}")).ToList();
            if (tested.NotTested is { } why) problems.Insert(0, why.At(InputFile.NameOf(path)));
            if (problems.Count > 0) return Terminal.Refuse(problems);
            if (run.AsJson) Terminal.WriteJson(Json(read.Plan, tested));
            else Tell(read.Plan, tested);
            return Terminal.Done;
        });
        return command;
    }

    private static void Tell(Plan plan, TestedPlan tested)
    {
        Terminal.Line($"{plan.Year}, plan version {plan.Version}: {plan.TotalIncome} in, {plan.TotalSpend} planned on {plan.Lines.Count} lines.");
        Terminal.Table(["Test", "Of", "Result", "Value", "Against", "Headroom", "Lines that count"],
            tested.Results.Select(result => new[] { result.Test, result.Subject, PlanWords.Of(result.Verdict), $"{result.Value?.Unrounded}", $"{result.Threshold?.Unrounded}", $"{result.Headroom?.Unrounded}", PlanWords.Lines(result) }), 3, 4, 5);
        foreach (var result in tested.Results) Terminal.Line(result.Sentence);
        foreach (var flag in tested.Results.SelectMany(result => result.Flags).Distinct()) Terminal.Line($"To note: {flag}");
        foreach (var warning in tested.Warnings) Terminal.Line($"To look at: {warning.Refusal}");
        foreach (var doubt in tested.Doubts) Terminal.Line($"Doubt: {doubt}");
    }

    private static object Json(Plan plan, TestedPlan tested) => new
    {
        year = $"{plan.Year}",
        plan = plan.Version,
        results = tested.Results.Select(result => new
        {
            test = result.Test,
            of = result.Subject,
            title = result.Title,
            verdict = result.Verdict switch { Verdict.Passed => "passed", Verdict.Failed => "failed", Verdict.NotApplicable => "not-applicable", _ => "not-tested" },
            value = Number(result.Value),
            threshold = Number(result.Threshold),
            headroom = Number(result.Headroom),
            lines = result.Counted.Select(line => new { line = line.Line, scheme = line.Scheme, basisPoints = line.BasisPoints, amount = Number(line.Amount) }),
            sentence = result.Sentence,
            flags = result.Flags,
            doubts = result.Doubts,
            conditions = result.ConditionsVersion,
        }),
        warnings = tested.Warnings.Select(warning => $"{warning.Refusal}"),
    };

    // Two decimals, and more only where the amount has them: a test is compared unrounded.
    private static decimal? Number(ExactMoney? amount) => amount?.Pounds + 0.00m;
}
