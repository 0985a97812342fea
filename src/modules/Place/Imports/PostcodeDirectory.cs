using System.Globalization;
using System.Text;
using CsvHelper;

namespace Joinery.Place.Imports;

/// <summary>What an import of a postcode directory did.</summary>
/// <param name="Postcodes">Postcodes of England that are in use now.</param>
/// <param name="Elsewhere">Rows of other countries, or without a council.</param>
/// <param name="Rejected">Rows that cannot be used; at most the first hundred.</param>
public sealed record DirectoryOutcome(long Postcodes, long Elsewhere, IReadOnlyList<Refusal> Rejected);

/// <summary>
/// Reads an ONS postcode directory (ONSPD), of some 2.7 million rows, as a stream. Its columns are named after the year of their boundaries,
/// such as lad25cd, or plainly, such as oslaua; both are known. One directory replaces the one before.
/// </summary>
public sealed class PostcodeDirectory(Store store)
{
    /// <summary>The columns are not those of a directory.</summary>
    public static readonly RefusalKind Columns = new("postcodes.columns", "This postcode directory has no column for {0}.");

    private const int MostRejected = 100;
    private const string NoCounty = "E99999999";

    private static readonly string[] Postcodes = ["pcds"];
    private static readonly string[] Districts = ["oslaua", "laua", "lad"];
    private static readonly string[] Counties = ["oscty", "cty"];
    private static readonly string[] Systems = ["icb"];

    /// <summary>True for a file whose first line is that of a directory.</summary>
    public static bool Recognises(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            var header = (reader.ReadLine() ?? "").Split(',').Select(name => name.Trim(' ', '"', '\ufeff').ToLowerInvariant()).ToList();
            return Find(header, Postcodes) >= 0 && Find(header, Districts) >= 0;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Replaces the directory with that of a file, under a deed; all or nothing.</summary>
    public async Task<Outcome<DirectoryOutcome>> Take(Deed deed, string path, string vintage, CancellationToken stop = default)
    {
        var rejected = new List<Refusal>();
        var elsewhere = 0L;
        return await store.Write<DirectoryOutcome>(deed, async db =>
        {
            await using var stream = File.OpenRead(path);
            using var csv = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true, Separator = ',' }, leaveOpen: true);
            var header = csv.Headers.Select(name => name.Trim().ToLowerInvariant()).ToList();
            var (postcode, district, county, system) = (Find(header, Postcodes), Find(header, Districts), Find(header, Counties), Find(header, Systems));
            if (county < 0) return Columns.With("the county");
            if (system < 0) return Columns.With("the integrated care board");
            await db.Execute("delete from place_postcode");
            (rejected, elsewhere) = ([], 0);
            await db.InsertMany("place_postcode", ["postcode", "district", "council", "system_code", "vintage"], Rows());
            return new DirectoryOutcome(await db.One<long>("select count(*) from place_postcode"), elsewhere, rejected);

            IEnumerable<object?[]> Rows()
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                var ended = Find(header, ["doterm"]);
                while (csv.Read())
                {
                    var lad = csv.GetString(district).Trim();
                    if (!lad.StartsWith('E') || (ended >= 0 && csv.GetString(ended).Trim().Length > 0)) elsewhere++;
                    else if (!Postcode.Parse(csv.GetString(postcode)).Try(out var code, out var refusal)) Reject(refusal);
                    else if (!seen.Add(code.Code)) Reject(ImportRefusals.Duplicate.With(code.Code, "its areas", "an earlier line"));
                    else
                    {
                        var upper = csv.GetString(county).Trim();
                        yield return [code.Code, lad, upper.Length == 0 || upper == NoCounty ? lad : upper, csv.GetString(system).Trim(), vintage];
                    }
                }
            }

            void Reject(Refusal refusal)
            {
                if (rejected.Count < MostRejected) rejected.Add(refusal.At($"line {csv.LineNumber.ToString(CultureInfo.InvariantCulture)}"));
            }
        }, stop);
    }

    /// <summary>The areas of a postcode: district, council and system, each once; empty when it is not in the directory.</summary>
    public Task<IReadOnlyList<string>> Find(Postcode postcode) => store.Read<IReadOnlyList<string>>(async db =>
        await db.Find<AreasRow>("select council, district, system_code from place_postcode where postcode = @postcode", new { postcode }) is { } row
            ? [.. new[] { row.Council, row.District, row.SystemCode }.Where(code => code.Length > 0).Distinct()] : []);

    /// <summary>True when a directory has been imported.</summary>
    public Task<bool> IsThere() => store.Read(db => db.Any("select 1 from place_postcode"));

    private sealed record AreasRow(string Council, string District, string SystemCode);

    // A name as it is, or with a year and cd behind it: lad25cd, icb24cd.
    private static int Find(List<string> header, string[] names) =>
        header.FindIndex(column => names.Any(name => column == name || (column.StartsWith(name, StringComparison.Ordinal) && column[name.Length..] is { Length: 2 or 4 } year && char.IsAsciiDigit(year[0]) && char.IsAsciiDigit(year[1]) && year[2..] is "" or "cd")));
}
