namespace Joinery.Place.Imports;

/// <summary>An area as figures are kept under it.</summary>
/// <param name="Code">The area's code; a board has that of its area, a provider its own.</param>
/// <param name="Level">What it is.</param>
internal sealed record FoundArea(string Code, Level Level);

/// <summary>Finds the area that a code in a file means: boards by either of their codes, and areas that were only given another code under the new one.</summary>
internal sealed class AreaCodes
{
    private const string EnglandCode = "E92000001";
    private static readonly string[] NamesOfEngland = ["ENGLAND", "NATIONAL", "E92", EnglandCode];

    private readonly Dictionary<string, FoundArea> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _recoded = new(StringComparer.Ordinal);
    private readonly List<(string Code, string Name)> _named = [];

    /// <summary>Providers that nobody had named before, found in this file.</summary>
    public IReadOnlyList<(string Code, string Name)> Named => _named;

    private sealed record AreaRow(string Code, string Kind);

    private sealed record BodyRow(string Ods, string Kind, string Area);

    private sealed record ChangeRow(string FromCode, string ToCode);

    public static async Task<AreaCodes> Load(Db db)
    {
        var codes = new AreaCodes();
        foreach (var row in await db.Query<AreaRow>("select distinct code, kind from place_area"))
            if (LevelOf(row.Kind) is { } level) codes._known[row.Code] = new(row.Code, level);
        foreach (var row in await db.Query<BodyRow>("select distinct ods, kind, area from place_organisation where ods <> ''"))
            codes._known.TryAdd(row.Ods, row.Kind == "icb" && row.Area.Length > 0 ? new(row.Area, Level.Icb) : new(row.Ods, Level.Trust));
        foreach (var row in await db.Query<ChangeRow>("select from_code, to_code from place_area_change where kind = 'recode'"))
            codes._recoded[row.FromCode] = row.ToCode;
        return codes;
    }

    /// <summary>The kind of an area as a level of figures; null for kinds that have none.</summary>
    public static Level? LevelOf(string kind) => kind switch
    {
        "country" => Level.England,
        "icb" => Level.Icb,
        "county" or "unitary" or "metropolitan" or "london-borough" or "council" => Level.Council,
        "district" => Level.District,
        "nhs-trust" or "other-provider" or "care-provider" => Level.Trust,
        _ => null,
    };

    /// <summary>The area of a reading; a provider that nobody knows yet becomes known by its name in the file.</summary>
    public Outcome<FoundArea> Find(Reading reading)
    {
        var code = reading.Code.Trim();
        if (reading.Level == Level.England || NamesOfEngland.Contains(code, StringComparer.OrdinalIgnoreCase)) return new FoundArea(EnglandCode, Level.England);
        if (code.Length == 0) return ImportRefusals.NoCode.With();
        if (_known.TryGetValue(code, out var known)) return known with { Code = Current(known.Code) };
        if (reading.Level != Level.Trust || AreaCode.Parse(code).IsAccepted || !OdsCode.Parse(code).Try(out var ods, out _) || reading.Name.Length == 0) return ImportRefusals.AreaUnknown.With(code);
        _named.Add((ods.Code, reading.Name));
        return _known[code] = new(ods.Code, Level.Trust);
    }

    private string Current(string code)
    {
        for (var step = 0; step < 10 && _recoded.TryGetValue(code, out var next); step++) code = next;
        return code;
    }
}
