namespace Joinery.Measures;

/// <summary>
/// The smallest area that is counted and never cut, such as an LSOA: how many people live there, and which area and which system it is in.
/// </summary>
/// <param name="Code">The block's own code, used once.</param>
/// <param name="Population">People; zero or more.</param>
/// <param name="Area">The area that is looked at, such as a council.</param>
/// <param name="System">What lies across it, such as an integrated care board.</param>
public sealed record Block(AreaCode Code, long Population, AreaCode Area, AreaCode System);

/// <summary>What an area and a system have in common, counted.</summary>
/// <param name="Area">The area.</param>
/// <param name="System">The system.</param>
/// <param name="Population">People who live in both; zero or more.</param>
/// <param name="Blocks">Blocks that lie in both; one or more.</param>
public sealed record CommonGround(AreaCode Area, AreaCode System, long Population, int Blocks);

/// <summary>
/// One area and one system that share at least one block. Populations stay whole numbers; shares are worked out when asked for.
/// </summary>
/// <param name="Area">The area.</param>
/// <param name="System">The system.</param>
/// <param name="Population">People who live in both.</param>
/// <param name="Blocks">Blocks that lie in both.</param>
/// <param name="AreaPopulation">People who live in the area.</param>
/// <param name="SystemPopulation">People who live in the system.</param>
/// <param name="BestFit">True for the system that holds most of the area's people; on a tie most blocks, then the lower code.</param>
public sealed record Overlap(
    AreaCode Area, AreaCode System, long Population, int Blocks, long AreaPopulation, long SystemPopulation, bool BestFit)
{
    /// <summary>The part of the area's people who live in the system, 0 to 1; 0 when nobody lives in the area.</summary>
    public decimal ShareOfArea => Share(AreaPopulation);

    /// <summary>The part of the system's people who live in the area, 0 to 1; 0 when nobody lives in the system.</summary>
    public decimal ShareOfSystem => Share(SystemPopulation);

    /// <summary>True when the system holds at least this part of the area's people. Zero asks for one shared block, whoever lives there.</summary>
    public bool Reaches(decimal threshold) => Population >= threshold * AreaPopulation;

    private decimal Share(long whole) => whole == 0 ? 0 : (decimal)Population / whole;
}

/// <summary>
/// How areas and systems lie across one another, from blocks that belong to one of each. "Boundaries cut across" is then a number:
/// how many areas are split, how many systems cut them, and how many people live outside their area's best-fitting system.
/// Pass a threshold (0.01 or 0.05 as well as 0) to the questions about splits: a sliver of one block is not a problem of governance.
/// </summary>
public sealed class Overlaps
{
    private readonly Dictionary<AreaCode, Overlap[]> _byArea;
    private readonly Dictionary<AreaCode, Overlap[]> _bySystem;

    private Overlaps(List<Overlap> rows)
    {
        Rows = rows;
        // The order of rows holds inside each group: best fit first, and areas by code.
        _byArea = rows.GroupBy(row => row.Area).ToDictionary(group => group.Key, group => group.ToArray());
        _bySystem = rows.GroupBy(row => row.System).ToDictionary(group => group.Key, group => group.ToArray());
        Areas = [.. rows.Where(row => row.BestFit).Select(row => row.Area)];
        Systems = [.. _bySystem.Keys.OrderBy(system => system.Code, StringComparer.Ordinal)];
        Population = rows.Sum(row => row.Population);
        MisfitPopulation = rows.Where(row => !row.BestFit).Sum(row => row.Population);
    }

    /// <summary>Every overlap, by code of the area; the rows of one area in order of fit, best first.</summary>
    public IReadOnlyList<Overlap> Rows { get; }

    /// <summary>The areas, by code.</summary>
    public IReadOnlyList<AreaCode> Areas { get; }

    /// <summary>The systems, by code.</summary>
    public IReadOnlyList<AreaCode> Systems { get; }

    /// <summary>People in all areas together.</summary>
    public long Population { get; }

    /// <summary>People who live outside the best-fitting system of their area.</summary>
    public long MisfitPopulation { get; }

    /// <summary>The misfit population in percent of all people, 0 to 100; 0 when there are none.</summary>
    public decimal MisfitPercent => Population == 0 ? 0 : 100m * MisfitPopulation / Population;

    /// <summary>The overlaps that blocks add up to.</summary>
    /// <exception cref="ArgumentException">A block is listed twice, or has fewer than no people.</exception>
    public static Overlaps Of(IEnumerable<Block> blocks)
    {
        var seen = new HashSet<AreaCode>();
        return Of(blocks.Select(block => seen.Add(block.Code)
            ? new CommonGround(block.Area, block.System, block.Population, 1)
            : throw new ArgumentException($"Block {block.Code} is listed twice.", nameof(blocks))));
    }

    /// <summary>The overlaps that counted pairs add up to, for tables published as such. Pairs may repeat; they are added.</summary>
    /// <exception cref="ArgumentException">A pair has fewer than no people.</exception>
    public static Overlaps Of(IEnumerable<CommonGround> pairs)
    {
        var common = new Dictionary<(AreaCode Area, AreaCode System), (long People, int Blocks)>();
        var areas = new Dictionary<AreaCode, long>();
        var systems = new Dictionary<AreaCode, long>();
        foreach (var pair in pairs)
        {
            if (pair.Population < 0)
                throw new ArgumentException($"{pair.Area} and {pair.System} cannot share {pair.Population} people.", nameof(pairs));
            var sum = common.GetValueOrDefault((pair.Area, pair.System));
            common[(pair.Area, pair.System)] = (sum.People + pair.Population, sum.Blocks + pair.Blocks);
            areas[pair.Area] = areas.GetValueOrDefault(pair.Area) + pair.Population;
            systems[pair.System] = systems.GetValueOrDefault(pair.System) + pair.Population;
        }
        var ordered = common.OrderBy(entry => entry.Key.Area.Code, StringComparer.Ordinal)
            .ThenByDescending(entry => entry.Value.People).ThenByDescending(entry => entry.Value.Blocks)
            .ThenBy(entry => entry.Key.System.Code, StringComparer.Ordinal);
        var rows = new List<Overlap>(common.Count);
        foreach (var ((area, system), (people, blocks)) in ordered)
        {
            var first = rows.Count == 0 || rows[^1].Area != area;
            rows.Add(new(area, system, people, blocks, areas[area], systems[system], BestFit: first));
        }
        return new(rows);
    }

    /// <summary>The systems that an area lies in, best fit first; empty for an area that is not here.</summary>
    public IReadOnlyList<Overlap> Within(AreaCode area) => _byArea.GetValueOrDefault(area) ?? [];

    /// <summary>The areas that a system holds all or part of, by code; empty for a system that is not here.</summary>
    public IReadOnlyList<Overlap> Across(AreaCode system) => _bySystem.GetValueOrDefault(system) ?? [];

    /// <summary>The system that fits an area best; its share of the area is how good the fit is. Null for an area that is not here.</summary>
    public Overlap? BestFit(AreaCode area) => _byArea.GetValueOrDefault(area)?[0];

    /// <summary>True when at least two systems hold the threshold share, 0 to 1, of the area's people.</summary>
    public bool IsSplit(AreaCode area, decimal threshold = 0) => Within(area).Count(row => row.Reaches(threshold)) > 1;

    /// <summary>The areas that are split at a threshold, by code.</summary>
    public IReadOnlyList<AreaCode> SplitAreas(decimal threshold = 0) => [.. Areas.Where(area => IsSplit(area, threshold))];

    /// <summary>The systems that hold the threshold share of an area that is split at that threshold, by code.</summary>
    public IReadOnlyList<AreaCode> CuttingSystems(decimal threshold = 0) =>
        [.. Systems.Where(system => Across(system).Any(row => row.Reaches(threshold) && IsSplit(row.Area, threshold)))];

    /// <summary>The systems with blocks of one area only, by code. The area may have other systems too.</summary>
    public IReadOnlyList<AreaCode> OneAreaSystems() => [.. Systems.Where(system => Across(system).Count == 1)];

    /// <summary>The systems that are one whole area and nothing else, by code.</summary>
    public IReadOnlyList<AreaCode> OneToOneSystems() => [.. OneAreaSystems().Where(system => Within(Across(system)[0].Area).Count == 1)];
}
