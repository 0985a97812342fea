using System.CommandLine;
using System.Text.Json;
using Joinery.Design;
using Joinery.Fund.Plans;
using Joinery.Ledger;

namespace Joinery.Fund.Sharing;

/// <summary>joinery fund share: who bears a variance by the rules of an agreement.</summary>
internal static class ShareCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("file") { Description = "A sharing file in JSON, or - for standard input." };
        var command = new Command("share", "Share an overspend or underspend by the rules of an agreement, step by step. Nothing is recorded.") { file };
        host.Do(command, async (run, stop) =>
        {
            var path = run.Parsed.GetValue(file)!;
            if (!(await PlanFile.Open<ShareFile>(path, stop)).Try(out var asked, out var refusal)) return Terminal.Refuse(refusal);
            if (!SharedOut.Of(asked).Try(out var shared, out refusal)) return Terminal.Refuse(refusal.At($"{InputFile.NameOf(path)}, {refusal.Where}".TrimEnd(',', ' ')));
            if (run.AsJson) Terminal.WriteJson(Json(shared));
            else Tell(shared);
            return Terminal.Done;
        });
        return command;
    }

    private static void Tell(SharedOut shared)
    {
        foreach (var step in shared.Steps) Terminal.Line($"{step.Sentence} Left: {step.Left}.");
        Terminal.Table(["Who", "Share of the risk", "Alone, for a fault", "In all"],
        [
            .. shared.Partnership.Partners.Select(partner => new[] { partner.Code.Text, $"{shared.ShareOf(partner.Code)}", $"{shared.FaultOf(partner.Code)}", $"{shared.ShareOf(partner.Code) + shared.FaultOf(partner.Code)}" }),
            .. shared.Others.Select(other => new[] { other.Words, "", "", $"{other.Amount}" }),
            ["The variance", "", "", $"{shared.Variance}"],
        ], 1, 2, 3);
    }

    private static object Json(SharedOut shared) => new
    {
        mechanics = SharingRun.MechanicsVersion,
        variance = Number(shared.Variance),
        steps = shared.Steps.Select(step => new
        {
            kind = JsonNamingPolicy.KebabCaseLower.ConvertName(step.Kind.ToString()),
            label = step.Label,
            line = step.Line?.Text,
            partner = step.Partner?.Text,
            change = Number(step.Change),
            left = Number(step.Left),
            sentence = step.Sentence,
            parts = step.Parts.Select(part => new { name = part.Name, amount = Number(part.Amount) }),
        }),
        shares = shared.Partnership.Partners.Select(partner => new { partner = partner.Code.Text, share = Number(shared.ShareOf(partner.Code)), fault = Number(shared.FaultOf(partner.Code)) }),
        others = shared.Others.Select(other => new { what = other.Code, amount = Number(other.Amount) }),
    };

    private static decimal Number(Money amount) => amount.Pounds + 0.00m;
}
