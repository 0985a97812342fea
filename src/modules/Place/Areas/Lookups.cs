using Joinery.Measures;
using Joinery.Place.Imports;

namespace Joinery.Place.Areas;

/// <summary>What a new lookup of areas and systems says, beside what is in use for the same month.</summary>
/// <param name="Vintage">The month of the boundaries: 2026-04.</param>
/// <param name="Overlaps">What the file says.</param>
/// <param name="Names">Names that the file gives to codes.</param>
/// <param name="Added">Pairs that are not in use yet.</param>
/// <param name="Changed">Pairs whose people or blocks differ.</param>
/// <param name="Gone">Pairs in use that the file no longer has; only of areas of the kinds in the file.</param>
/// <param name="Unchanged">Pairs that are the same.</param>
/// <param name="Rejected">Rows that cannot be used.</param>
public sealed record LookupLook(string Vintage, Overlaps Overlaps, IReadOnlyDictionary<AreaCode, string> Names,
    IReadOnlyList<Overlap> Added, IReadOnlyList<(Overlap Now, long Was)> Changed, IReadOnlyList<(string Area, string System, long Population)> Gone, int Unchanged, IReadOnlyList<Refusal> Rejected);

/// <summary>Which lookup to read from a file.</summary>
/// <param name="Vintage">The month of the boundaries.</param>
/// <param name="Area">The column of areas in a table of blocks; utla23 unless stated.</param>
/// <param name="System">The column of systems in a table of blocks; icb24 unless stated.</param>
public sealed record LookupChoices(string? Vintage, string Area = "utla23", string System = "icb24");

/// <summary>Place's front for lookups: reads tables of overlaps or of blocks, says what they would change, and puts them to use.</summary>
public sealed class Lookups(Store store)
{
    /// <summary>No month of the boundaries.</summary>
    public static readonly RefusalKind NoVintage = new("lookup.vintage", "Say of which month the boundaries are, like --vintage 2026-04.");
    /// <summary>Not a lookup.</summary>
    public static readonly RefusalKind NotLookup = new("lookup.layout",
        "This is no lookup of areas. It needs the columns area_code, system_code, population and lsoas, or a code, a population and the columns {0} and {1} for each block.");
    /// <summary>A block twice.</summary>
    public static readonly RefusalKind BlockTwice = new("lookup.block-twice", "The block {0} was on line {1} already.");
    /// <summary>A pair twice.</summary>
    public static readonly RefusalKind PairTwice = new("lookup.pair-twice", "{0} and {1} were on line {2} already.");
    /// <summary>Nothing could be used.</summary>
    public static readonly RefusalKind Nothing = new("lookup.nothing", "No row of the file can be used.");

    private static readonly string[] PairColumns = ["area_code", "system_code", "population", "lsoas"];
    private static readonly string[] PopulationColumns = ["population", "pop_census21", "pop"];

    /// <summary>True for a file that looks like a lookup.</summary>
    public static bool Recognises(ImportFile file)
    {
        var headers = file.Headers();
        return PairColumns.All(column => headers.Contains(column, StringComparer.OrdinalIgnoreCase)) || IsBlocks(headers);
    }

    private static bool IsBlocks(IReadOnlyList<string> headers) =>
        headers.Count > 0 && headers[0].StartsWith("lsoa", StringComparison.OrdinalIgnoreCase) && PopulationColumns.Any(column => headers.Contains(column, StringComparer.OrdinalIgnoreCase));

    /// <summary>The overlaps of a file, with the rows that cannot be used.</summary>
    public static Outcome<(Overlaps Overlaps, IReadOnlyDictionary<AreaCode, string> Names, IReadOnlyList<Refusal> Rejected)> Read(ImportFile file, LookupChoices choices)
    {
        var headers = file.Headers();
        var names = new Dictionary<AreaCode, string>();
        var rejected = new List<Refusal>();
        Overlaps overlaps;
        if (PairColumns.All(column => headers.Contains(column, StringComparer.OrdinalIgnoreCase))) overlaps = Overlaps.Of(Pairs(file, names, rejected));
        else if (IsBlocks(headers) && headers.Contains(choices.Area, StringComparer.OrdinalIgnoreCase) && headers.Contains(choices.System, StringComparer.OrdinalIgnoreCase))
            overlaps = Overlaps.Of(Blocks(file, headers, choices, rejected));
        else return NotLookup.With(choices.Area, choices.System).At(file.Name);
        return overlaps.Rows.Count == 0 ? Nothing.With().At(file.Name) : (overlaps, names, rejected);
    }

    private static List<CommonGround> Pairs(ImportFile file, Dictionary<AreaCode, string> names, List<Refusal> rejected)
    {
        var pairs = new List<CommonGround>();
        var seen = new Dictionary<(AreaCode, AreaCode), long>();
        foreach (var row in file.Rows())
        {
            if (!ReadPair(row).Try(out var pair, out var refusal)) rejected.Add(refusal.At($"{row.Place}{(refusal.Where.Length > 0 ? ", " + refusal.Where : "")}"));
            else if (!seen.TryAdd((pair.Area, pair.System), row.Line)) rejected.Add(PairTwice.With(pair.Area, pair.System, seen[(pair.Area, pair.System)]).At(row.Place));
            else
            {
                pairs.Add(pair);
                if (row["area_name"].Length > 0) names[pair.Area] = row["area_name"];
                if (row["system_name"].Length > 0) names[pair.System] = row["system_name"];
            }
        }
        return pairs;
    }

    private static Outcome<CommonGround> ReadPair(CsvRow row)
    {
        if (row.Problem is { } problem) return problem;
        if (!AreaCode.Parse(row["area_code"]).Try(out var area, out var refusal)) return refusal.At("area_code");
        if (!AreaCode.Parse(row["system_code"]).Try(out var system, out refusal)) return refusal.At("system_code");
        var numbers = Numbers.Of(row);
        var (people, blocks) = (numbers.Count("population"), numbers.Count("lsoas"));
        if (numbers.Problem is { } wrong) return wrong;
        if (people is null || blocks is null) return ImportRefusals.NotNumber.With("population or lsoas", "there is none");
        return new CommonGround(area, system, (long)people, (int)blocks);
    }

    private static List<Block> Blocks(ImportFile file, IReadOnlyList<string> headers, LookupChoices choices, List<Refusal> rejected)
    {
        var population = PopulationColumns.First(column => headers.Contains(column, StringComparer.OrdinalIgnoreCase));
        var blocks = new List<Block>();
        var seen = new Dictionary<AreaCode, long>();
        foreach (var row in file.Rows())
        {
            if (!ReadBlock(row, headers[0], population, choices).Try(out var block, out var refusal)) rejected.Add(refusal.At($"{row.Place}{(refusal.Where.Length > 0 ? ", " + refusal.Where : "")}"));
            else if (!seen.TryAdd(block.Code, row.Line)) rejected.Add(BlockTwice.With(block.Code, seen[block.Code]).At(row.Place));
            else blocks.Add(block);
        }
        return blocks;
    }

    private static Outcome<Block> ReadBlock(CsvRow row, string code, string population, LookupChoices choices)
    {
        if (row.Problem is { } problem) return problem;
        if (!AreaCode.Parse(row[code]).Try(out var block, out var refusal)) return refusal.At(code);
        if (!AreaCode.Parse(row[choices.Area]).Try(out var area, out refusal)) return refusal.At(choices.Area);
        if (!AreaCode.Parse(row[choices.System]).Try(out var system, out refusal)) return refusal.At(choices.System);
        var numbers = Numbers.Of(row);
        var people = numbers.Count(population);
        if (numbers.Problem is { } wrong) return wrong;
        return people is null ? ImportRefusals.NotNumber.With(population, "there is none").At(population) : new Block(block, (long)people, area, system);
    }

    /// <summary>What a file would change. Nothing is written.</summary>
    public async Task<Outcome<LookupLook>> Look(ImportFile file, LookupChoices choices, CancellationToken stop = default)
    {
        if (!Understand(file, choices).Try(out var read, out var refusal)) return refusal;
        return await store.Read(async db => Compare(read, await InUse(db, read.Vintage)), stop);
    }

    /// <summary>Puts a file to use under a deed. What was in use for its month and its kinds of area is replaced.</summary>
    public async Task<Outcome<LookupLook>> Take(Deed deed, ImportFile file, LookupChoices choices, CancellationToken stop = default)
    {
        if (!Understand(file, choices).Try(out var read, out var refusal)) return refusal;
        return await store.Write<LookupLook>(deed, async db =>
        {
            var look = Compare(read, await InUse(db, read.Vintage));
            foreach (var (area, system, _) in look.Gone.Concat(look.Changed.Select(pair => (pair.Now.Area.Code, pair.Now.System.Code, 0L))))
                await db.Execute("delete from place_overlap where area = @area and system_code = @system and vintage = @Vintage", new { area, system, look.Vintage });
            var added = look.Added.Concat(look.Changed.Select(pair => pair.Now));
            await db.InsertMany("place_overlap", ["area", "system_code", "vintage", "population", "blocks", "best_fit", "status"],
                added.Select(row => new object?[] { row.Area, row.System, look.Vintage, row.Population, (long)row.Blocks, row.BestFit, Imported }));
            await AddUnknown(db, look, file.Name);
            return look;
        }, stop);
    }

    private const string Imported = "imported";

    // Areas of an older map have a name and a code, and nobody knows more of them; they are not listed among those of today.
    private static async Task AddUnknown(Db db, LookupLook look, string file)
    {
        var known = (await db.Query<string>("select distinct code from place_area")).ToHashSet(StringComparer.Ordinal);
        var unknown = look.Overlaps.Areas.Concat(look.Overlaps.Systems).Where(code => !known.Contains(code.Code)).Distinct().ToList();
        await db.InsertMany("place_area", ["code", "name", "search_key", "kind", "parent", "valid_from", "valid_to", "source", "status"], unknown.Select(code =>
        {
            var name = look.Names.GetValueOrDefault(code, code.Code);
            return new object?[] { code, name, SearchKey.Of(name), code.Entity switch { "E54" => "former-system", "E38" => "former-commissioner", _ => "former-council" }, "", "", "", $"Lookup of {look.Vintage}: {file}", Geography.Reported };
        }));
    }

    private sealed record Pair(string Area, string System, long Population, long Blocks);

    private static Task<IReadOnlyList<Pair>> InUse(Db db, string vintage) =>
        db.Query<Pair>("select area, system_code as system, population, blocks from place_overlap where vintage = @vintage", new { vintage });

    private static Outcome<(string Vintage, Overlaps Overlaps, IReadOnlyDictionary<AreaCode, string> Names, IReadOnlyList<Refusal> Rejected)> Understand(ImportFile file, LookupChoices choices)
    {
        if (!Periods.Month(choices.Vintage ?? "").Try(out var month, out _)) return NoVintage.With().At(file.Name);
        return Read(file, choices).Try(out var read, out var refusal) ? (month.From.ToString("yyyy-MM"), read.Overlaps, read.Names, read.Rejected) : refusal;
    }

    private static LookupLook Compare((string Vintage, Overlaps Overlaps, IReadOnlyDictionary<AreaCode, string> Names, IReadOnlyList<Refusal> Rejected) read, IReadOnlyList<Pair> inUse)
    {
        var before = inUse.ToDictionary(pair => (pair.Area, pair.System));
        List<Overlap> added = [];
        List<(Overlap, long)> changed = [];
        var unchanged = 0;
        foreach (var row in read.Overlaps.Rows)
        {
            if (!before.Remove((row.Area.Code, row.System.Code), out var was)) added.Add(row);
            else if (was.Population == row.Population && was.Blocks == row.Blocks) unchanged++;
            else changed.Add((row, was.Population));
        }
        // A table of districts says nothing of counties: only areas of the kinds in the file can be gone.
        var kinds = read.Overlaps.Areas.Select(area => area.Entity).ToHashSet(StringComparer.Ordinal);
        var systems = read.Overlaps.Systems.Select(system => system.Entity).ToHashSet(StringComparer.Ordinal);
        var gone = before.Values.Where(pair => kinds.Contains(pair.Area[..3]) && systems.Contains(pair.System[..3])).Select(pair => (pair.Area, pair.System, pair.Population)).ToList();
        return new(read.Vintage, read.Overlaps, read.Names, added, changed, gone, unchanged, read.Rejected);
    }
}
