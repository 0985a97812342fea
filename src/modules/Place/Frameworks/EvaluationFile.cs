using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place.Frameworks;

/// <summary>What an evaluation found.</summary>
/// <param name="Effect">The difference in differences; null when only money was given.</param>
/// <param name="RelativeRisk">The relative risk with its interval; null when only growths were given.</param>
/// <param name="Credible">Whether the two groups moved together before; null when nobody looked.</param>
/// <param name="Method">How the interval came about.</param>
/// <param name="Returns">What was spent and gained.</param>
internal sealed record EvaluationResult(Effect? Effect, Interval? RelativeRisk, bool? Credible, string Method, IReadOnlyList<Return> Returns);

/// <summary>
/// Reads what an evaluation needs, and works it out: counts, counts of single areas, published growths, or money. CSV and JSON say the same;
/// in JSON the rows stand in the lists groups and returns.
/// </summary>
internal static class EvaluationFile
{
    /// <summary>How many times areas are drawn.</summary>
    private const int Draws = 2000;

    public static readonly RefusalKind Columns = new("evaluation.columns", "The file needs the columns group, before and after; or group and growth_percent; or cost, benefit or per_pound, and standing.");
    public static readonly RefusalKind Json = new("evaluation.json", "The JSON cannot be read at line {0}. It needs the list groups or returns, with names as in the reference of commands.");
    public static readonly RefusalKind Group = new("evaluation.group", "The group must be with or without; {0} is neither.");
    public static readonly RefusalKind Number = new("evaluation.number", "{0} needs a number above zero.");
    public static readonly RefusalKind Sides = new("evaluation.sides", "Both groups are needed: at least one row of with and one of without.");
    public static readonly RefusalKind Mixed = new("evaluation.mixed", "Give counts or growths, not both, and one growth for each group.");
    public static readonly RefusalKind EarlierPart = new("evaluation.earlier", "Give earlier_before and earlier_after in every row, or in none.");
    public static readonly RefusalKind Standings = new("evaluation.standing", "The standing must be forecast or audited; {0} is neither.");
    public static readonly RefusalKind Benefit = new("evaluation.benefit", "Give a benefit, or how much each pound gives, not both.");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private sealed record GroupRow(string? Group, string? Area, double? Before, double? After, double? EarlierBefore, double? EarlierAfter, double? GrowthPercent);

    private sealed record ReturnRow(decimal? Cost, decimal? Benefit, decimal? PerPound, string? Standing);

    private sealed record Document(IReadOnlyList<GroupRow>? Groups, IReadOnlyList<ReturnRow>? Returns);

    /// <summary>What follows from a file. The same seed gives the same interval.</summary>
    public static (EvaluationResult? Result, IReadOnlyList<Refusal> Problems) Read(ImportFile file, int seed)
    {
        var problems = new List<Refusal>();
        var (groups, returns) = file.Text.AsSpan().TrimStart().StartsWith("{") ? FromJson(file, problems) : FromCsv(file, problems);
        var money = returns.Select(row => Money(row.Row).Try(out var made, out var refusal) ? made : Told<Return>(problems, refusal.At(row.Place))).OfType<Return>().ToList();
        foreach (var (row, place) in groups) problems.AddRange(Wrong(row).Select(refusal => refusal.At(place)));
        if (problems.Count > 0) return (null, problems);
        if (groups.Count == 0) return (new(null, null, null, "", money), []);
        return Effect([.. groups.Select(pair => pair.Row)], new Random(seed)).Try(out var result, out var unfit) ? (result with { Returns = money }, []) : (null, [unfit.At(file.Name)]);
    }

    private static T? Told<T>(List<Refusal> problems, Refusal refusal) where T : class
    {
        problems.Add(refusal);
        return null;
    }

    private static (List<(GroupRow Row, string Place)>, List<(ReturnRow Row, string Place)>) FromJson(ImportFile file, List<Refusal> problems)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(file.Text, Options);
            if (document?.Groups is null && document?.Returns is null) problems.Add(Json.With(1).At(file.Name));
            return ([.. (document?.Groups ?? []).Select((row, i) => (row, $"group {i + 1}"))], [.. (document?.Returns ?? []).Select((row, i) => (row, $"return {i + 1}"))]);
        }
        catch (JsonException cause)
        {
            problems.Add(Json.With((cause.LineNumber ?? 0) + 1).At(file.Name));
            return ([], []);
        }
    }

    private static (List<(GroupRow Row, string Place)>, List<(ReturnRow Row, string Place)>) FromCsv(ImportFile file, List<Refusal> problems)
    {
        var (groups, returns) = (new List<(GroupRow, string)>(), new List<(ReturnRow, string)>());
        var headers = file.Headers();
        var isMoney = headers.Contains("cost") && headers.Contains("standing") && (headers.Contains("benefit") || headers.Contains("per_pound"));
        if (!isMoney && !(headers.Contains("group") && (headers.Contains("growth_percent") || headers.Contains("before") && headers.Contains("after"))))
        {
            problems.Add(Columns.With().At(file.Name));
            return (groups, returns);
        }
        foreach (var row in file.Rows())
        {
            double? Double(string column) => Field(row, column, problems) is { } number ? (double)number : null;
            if (row.Problem is { } width) problems.Add(width.At(row.Place));
            else if (isMoney) returns.Add((new(Field(row, "cost", problems), Field(row, "benefit", problems), Field(row, "per_pound", problems), row["standing"]), row.Place));
            else groups.Add((new(row["group"], row["area"], Double("before"), Double("after"), Double("earlier_before"), Double("earlier_after"), Double("growth_percent")), row.Place));
        }
        return (groups, returns);
    }

    private static decimal? Field(CsvRow row, string column, List<Refusal> problems)
    {
        if (row[column].Length == 0) return null;
        if (decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        problems.Add(ImportRefusals.NotNumber.With(column, row[column]).At(row.Place));
        return null;
    }

    private static Outcome<Return> Money(ReturnRow row)
    {
        if (row.Cost is not > 0) return Number.With("cost");
        if (row.Benefit is null == row.PerPound is null) return Benefit.With();
        if (row.Cost > 1_000_000_000_000m || row.Benefit > 1_000_000_000_000m || row.PerPound > 1_000) return KernelRefusals.MoneyTooLarge.With();
        if (!Enum.TryParse<Standing>(row.Standing, ignoreCase: true, out var standing) || int.TryParse(row.Standing, out _)) return Standings.With(row.Standing ?? "nothing");
        // Whole pence: a benefit worked out from a rate is rounded, half away from zero.
        return CareModels.ReturnOf(Joinery.Money.Round(row.Cost.Value, MidpointRounding.AwayFromZero), Joinery.Money.Round(row.Benefit ?? row.Cost.Value * row.PerPound!.Value, MidpointRounding.AwayFromZero), standing);
    }

    private static IEnumerable<Refusal> Wrong(GroupRow row)
    {
        if (row.Group is not ("with" or "without")) yield return Group.With(row.Group is { Length: > 0 } said ? said : "nothing");
        if (row.GrowthPercent is not null) yield break;
        foreach (var (name, count) in new[] { ("before", row.Before), ("after", row.After) })
            if (count is not > 0) yield return Number.With(name);
        if (row.EarlierBefore is null != row.EarlierAfter is null) yield return EarlierPart.With();
        else if (row.EarlierBefore <= 0 || row.EarlierAfter <= 0) yield return Number.With("an earlier count");
    }

    private static Outcome<EvaluationResult> Effect(IReadOnlyList<GroupRow> rows, Random chance)
    {
        var (with, without) = (rows.Where(row => row.Group == "with").ToList(), rows.Where(row => row.Group == "without").ToList());
        if (with.Count == 0 || without.Count == 0) return Sides.With();
        if (rows.Any(row => row.GrowthPercent is not null)) return Published(rows, with, without);
        var looked = rows.Count(row => row.EarlierBefore is not null);
        if (looked != 0 && looked != rows.Count) return EarlierPart.With();
        var isCounts = with.Count == 1 && without.Count == 1;
        var outcome = isCounts ? CareModels.FromCounts(Counts(with[0], without[0], isEarlier: false), looked > 0 ? Counts(with[0], without[0], isEarlier: true) : null) : FromAreas(with, without, looked > 0, chance);
        if (!outcome.Try(out var found, out var refusal)) return refusal;
        return new EvaluationResult(found.Effect, found.RelativeRisk, found.Credible, isCounts
            ? "counts taken as Poisson, which is too narrow when events cluster by area; give single areas if they are known"
            : $"areas drawn {Draws:N0} times with replacement", []);
    }

    private static Outcome<EvaluationResult> Published(IReadOnlyList<GroupRow> rows, List<GroupRow> with, List<GroupRow> without)
    {
        if (rows.Count != 2 || with.Count != 1 || rows.Any(row => row.GrowthPercent is null || row.Before is not null || row.After is not null)) return Mixed.With();
        return CareModels.FromGrowth(with[0].GrowthPercent!.Value / 100, without[0].GrowthPercent!.Value / 100).Try(out var effect, out var refusal)
            ? new EvaluationResult(effect, null, null, "growths as published, from which no interval can be had", []) : refusal;
    }

    // The same draw of areas cannot be used for two periods, so the earlier comparison draws its own.
    private static Outcome<Evaluation> FromAreas(List<GroupRow> with, List<GroupRow> without, bool looked, Random chance)
    {
        static (double, double)[] Of(List<GroupRow> rows, bool isEarlier) => [.. rows.Select(row => isEarlier ? (row.EarlierBefore!.Value, row.EarlierAfter!.Value) : (row.Before!.Value, row.After!.Value))];
        if (!CareModels.FromAreas(Of(with, false), Of(without, false), chance, Draws).Try(out var found, out var refusal)) return refusal;
        if (!looked) return found;
        return CareModels.FromAreas(Of(with, true), Of(without, true), chance, Draws).Try(out var earlier, out refusal) ? found with { Credible = earlier.RelativeRisk.Contains(1) } : refusal;
    }

    private static EffectCounts Counts(GroupRow with, GroupRow without, bool isEarlier) => isEarlier
        ? new(with.EarlierBefore!.Value, with.EarlierAfter!.Value, without.EarlierBefore!.Value, without.EarlierAfter!.Value)
        : new(with.Before!.Value, with.After!.Value, without.Before!.Value, without.After!.Value);
}
