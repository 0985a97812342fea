using System.Globalization;
using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place;

/// <summary>A number that makes areas alike or unlike, as it was imported.</summary>
/// <param name="Area">The area.</param>
/// <param name="Feature">What it is: people over 85, in percent.</param>
/// <param name="Value">The number.</param>
/// <param name="AsOf">Of when, in words of the file.</param>
/// <param name="Source">Who published it.</param>
public sealed record PeerNumber(AreaCode Area, string Feature, double Value, string AsOf, string Source);

/// <summary>The nearest areas of an area, with the features they were chosen by.</summary>
/// <param name="Group">The peers.</param>
/// <param name="Sources">Each feature with its day and source.</param>
/// <param name="Incomplete">Areas that were not compared because a number is missing.</param>
public sealed record FoundPeers(PeerGroup Group, IReadOnlyList<PeerNumber> Sources, IReadOnlyList<AreaCode> Incomplete);

/// <summary>Place's front for the features by which peers are chosen: imported as a whole, one feature after the other, for everyone to see.</summary>
public sealed class PeerFeatures(Store store)
{
    /// <summary>Rows of one file: more than all councils with a hundred features.</summary>
    public const int MostRows = 50_000;

    /// <summary>Another layout.</summary>
    public static readonly RefusalKind Columns = new("peer-features.columns", "The file needs the columns area, feature, value, as_of and source.");
    /// <summary>Something is empty.</summary>
    public static readonly RefusalKind Missing = new("peer-features.missing", "{0} is empty. Every number needs its area, feature, day and source.");
    /// <summary>Twice.</summary>
    public static readonly RefusalKind Twice = new("peer-features.twice", "{0} has {1} already. Leave one of the two out.");
    /// <summary>Too many.</summary>
    public static readonly RefusalKind TooMany = new("peer-features.too-many", "The file has more than {0} rows. Split it into parts by feature.");

    private const string Columned = "area, feature, value, as_of, source";

    private Task<IReadOnlyList<PeerNumber>> All() => store.Read(db => db.Query<PeerNumber>($"select {Columned} from place_peer_feature order by feature, area", null, 10 * MostRows));

    /// <summary>The nearest peers of an area; null while no feature of it is imported. Refused when there is nobody to compare with.</summary>
    public async Task<Outcome<FoundPeers>?> Of(AreaCode area)
    {
        var all = await All();
        var features = all.Where(one => one.Area == area).ToList();
        if (features.Count == 0) return null;
        var byArea = all.Where(one => features.Exists(feature => feature.Feature == one.Feature)).GroupBy(one => one.Area).ToList();
        var whole = byArea.Where(group => group.Count() == features.Count).Select(group => new PeerCandidate(group.Key, [.. group.Select(one => one.Value)])).ToList();
        if (!PeerGroups.Nearest(area, whole, [.. features.Select(feature => new PeerFeature(feature.Feature))]).Try(out var found, out var refusal)) return refusal;
        return new FoundPeers(found, features, [.. byArea.Where(group => group.Count() < features.Count).Select(group => group.Key)]);
    }

    /// <summary>Imports features: each that the file has is replaced whole. The same file again changes nothing. Gives how many numbers are new or other than before.</summary>
    public async Task<Outcome<int>> Import(Deed deed, IReadOnlyList<PeerNumber> numbers)
    {
        var features = numbers.Select(number => number.Feature).Distinct(StringComparer.Ordinal).ToList();
        var before = (await All()).Where(one => features.Contains(one.Feature)).ToHashSet();
        var changed = numbers.Count(number => !before.Contains(number));
        if (changed == 0 && before.Count == numbers.Count) return 0;
        return await store.Write<int>(deed, async db =>
        {
            await db.Execute("delete from place_peer_feature where feature in @features", new { features });
            await db.InsertMany("place_peer_feature", ["area", "feature", "value", "as_of", "source", "recorded_at"], numbers.Select(one => new object?[] { one.Area, one.Feature, one.Value, one.AsOf, one.Source, deed.At }));
            return changed;
        });
    }

    /// <summary>The numbers of a file with the columns area, feature, value, as_of and source; every row that does not fit is told.</summary>
    public static (IReadOnlyList<PeerNumber> Numbers, IReadOnlyList<Refusal> Problems) Read(ImportFile file)
    {
        string[] columns = ["area", "feature", "value", "as_of", "source"];
        if (columns.Except(file.Headers()).Any()) return ([], [Columns.With().At(file.Name)]);
        var (numbers, problems, seen) = (new List<PeerNumber>(), new List<Refusal>(), new HashSet<(AreaCode, string)>());
        foreach (var row in file.Rows())
        {
            if (numbers.Count == MostRows) return ([], [TooMany.With(MostRows).At(file.Name)]);
            if (row.Problem is { } width) problems.Add(width.At(row.Place));
            else if (Array.Find(columns, column => row[column].Length == 0) is { } empty) problems.Add(Missing.With(empty).At(row.Place));
            else if (!AreaCode.Parse(row["area"]).Try(out var area, out var refusal)) problems.Add(refusal.At(row.Place));
            else if (!double.TryParse(row["value"], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) problems.Add(ImportRefusals.NotNumber.With("value", row["value"]).At(row.Place));
            else if (!seen.Add((area, row["feature"]))) problems.Add(Twice.With(area, row["feature"]).At(row.Place));
            else numbers.Add(new(area, row["feature"], value, row["as_of"], row["source"]));
        }
        return (numbers, problems);
    }
}
