using System.CommandLine;
using System.Text.Json;
using Joinery.Design;
using Joinery.Entitlement.Files;

namespace Joinery.Entitlement;

/// <summary>joinery assess: one person file in, every test out, with the working.</summary>
internal static class AssessCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "A person file in JSON, or - for standard input." };
        var command = new Command("assess", "Work out every test for one person, with the working. Nothing is recorded.") { file };
        host.Do(command, async (run, stop) =>
        {
            if (!(await PersonFile.Open<PersonFile>(run.Parsed.GetValue(file)!, stop)).Try(out var person, out var refusal)) return Terminal.Refuse(refusal);
            if (!Answers.Of(person).Try(out var answers, out refusal)) return Terminal.Refuse(refusal);
            if (run.AsJson) Terminal.Line(JsonSerializer.Serialize(answers, PersonFile.Json));
            else Tell(answers);
            return answers.Asked.Refused is { } problem ? Terminal.Refuse(new Refusal("assess.refused", problem)) : Terminal.Done;
        });
        return command;
    }

    private static void Tell(Answers answers)
    {
        Terminal.Table(["Test", "The person pays", "The authority pays", "Outcome"],
            answers.All.Select(answer => new[] { answer.Title, answer.Weekly?.ToString() ?? "", answer.Authority?.ToString() ?? "", answer.Refused is null ? answer.Says : "Cannot be worked out" }), 1, 2);
        if (answers.Asked.Refused is not null) return;
        Terminal.Line($"{answers.Asked.Title}, a week, by the law and the figures of {answers.On:d MMMM yyyy}:");
        foreach (var line in answers.Asked.Working) Terminal.Line($"{new string(' ', 2 * line.Depth)}{line.Figure,12:N2}  {line.Label}{(line.Formula.Length == 0 ? "" : $": {line.Formula}")} [{line.Law}]");
        foreach (var advice in answers.Asked.Advice) Terminal.Line($"Look at: {advice}");
        foreach (var figure in answers.Asked.Uncertain) Terminal.Line($"Not verified: {figure}");
    }
}
