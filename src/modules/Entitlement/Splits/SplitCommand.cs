using System.CommandLine;
using System.Text.Json;
using Joinery.Design;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Splits;

/// <summary>joinery entitlement split: who pays for each service of a package, over time.</summary>
internal static class SplitCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "A split file in JSON, or - for standard input." };
        var command = new Command("split", "Who pays for each service of a package, from change to change. Nothing is recorded.") { file };
        host.Do(command, async (run, stop) =>
        {
            if (!(await PersonFile.Open<SplitFile>(run.Parsed.GetValue(file)!, stop)).Try(out var asked, out var refusal)) return Terminal.Refuse(refusal);
            if (!WhoPays.Of(asked).Try(out var answer, out refusal)) return Terminal.Refuse(refusal);
            if (run.AsJson) Terminal.Line(JsonSerializer.Serialize(answer, PersonFile.Json));
            else Tell(answer);
            return Terminal.Done;
        });
        return command;
    }

    private static void Tell(WhoPays answer)
    {
        Terminal.Table(["From", "Until", "Service", "A week", "NHS", "Council", "Person", "Deferred", "Third party"],
            answer.Days.SelectMany(days => days.Services.Select(one => new[] { SqlTypes.Text(days.Days.From), SqlTypes.Text(days.Days.Until!.Value.AddDays(-1)), one.Service.Name, $"{one.Split.Gross}", $"{one.Split.Of(Funder.Nhs)}", $"{one.Split.Of(Funder.Council)}", $"{one.Split.Of(Funder.Person)}", $"{one.Split.Of(Funder.PersonDeferred)}", $"{one.Split.Of(Funder.ThirdParty)}" })), 3, 4, 5, 6, 7, 8);
        foreach (var days in answer.Days.Where(days => days.Because.Count > 0)) Terminal.Line($"{days.Days.From:d MMMM yyyy}: {string.Join(" ", days.Because)}");
        foreach (var total in answer.Totals) Terminal.Line($"{total.Service}: {total.Gross} in all; NHS {total.Parts[Funder.Nhs]}, council {total.Parts[Funder.Council]}, person {total.Parts[Funder.Person]}, deferred {total.Parts[Funder.PersonDeferred]}, third party {total.Parts[Funder.ThirdParty]}.");
        if (answer.EndsBecause is { } ends) Terminal.Line($"It ends here: {ends}");
    }
}
