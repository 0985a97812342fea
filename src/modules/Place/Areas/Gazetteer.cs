using Joinery.Measures;

namespace Joinery.Place;

/// <summary>One area or organisation, as it is named in a list.</summary>
/// <param name="Code">The area's code, or the organisation's ODS code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">county, unitary, icb, nhs-trust, care-provider …</param>
/// <param name="ValidFrom">The first day, or empty when it is not known.</param>
/// <param name="ValidTo">The first day after, or empty while it lasts.</param>
/// <param name="Source">Where the entry comes from.</param>
/// <param name="Status">verified, derived or unverified.</param>
public sealed record Entry(string Code, string Name, string Kind, string ValidFrom, string ValidTo, string Source, string Status)
{
    /// <summary>The kind as people say it.</summary>
    public string KindInWords => Kind switch
    {
        "county" => "County council",
        "unitary" => "Unitary council",
        "metropolitan" => "Metropolitan borough council",
        "london-borough" => "London borough council",
        "district" => "District council",
        "neighbourhood" => "Neighbourhood",
        "region" => "Region",
        "country" => "Country",
        "icb" => "Integrated care board",
        "nhs-trust" => "NHS trust",
        "council" => "Council",
        "care-provider" => "Care provider",
        "other-provider" => "Provider",
        "former-system" => "Former system",
        "former-council" => "Former council",
        "former-commissioner" => "Former clinical commissioning group",
        _ => Kind,
    };
}

/// <summary>How an area and a system overlap.</summary>
/// <param name="Code">The other one's code.</param>
/// <param name="Name">The other one's name.</param>
/// <param name="Population">People who live in both.</param>
/// <param name="Share">Their share of the one asked about, 0 to 1.</param>
/// <param name="Vintage">The month of the boundaries: 2026-04.</param>
/// <param name="Status">verified, derived or unverified.</param>
public sealed record Crossing(string Code, string Name, long Population, double Share, string Vintage, string Status);

/// <summary>Place's front for finding areas and organisations by name or code. Nothing in it is personal; anyone may ask.</summary>
public sealed class Gazetteer(Store store)
{
    private const string Areas = "select code, name, kind, valid_from, valid_to, source, status from place_area";
    // A body whose ODS code is not known yet cannot be found by a code, nor have a page.
    private const string Organisations = "select ods as code, name, kind, valid_from, valid_to, source, status from (select * from place_organisation where ods <> '') coded";

    /// <summary>Areas and organisations whose name has words beginning as asked, current ones first; or the one of that code.</summary>
    public Task<IReadOnlyList<Entry>> Search(string words, int most)
    {
        var start = SearchKey.Beginning(words);
        // PostgreSQL takes no text with a null character, and no name has one.
        if (start == "%" || words.Contains('\0')) return Task.FromResult<IReadOnlyList<Entry>>([]);
        return store.Read(db => db.Query<Entry>($"""
            select * from ({Areas} where search_key like @start or search_key like @inside or code = @code
            union all {Organisations} where search_key like @start or search_key like @inside or ods = @code) found
            order by case when valid_to = '' then 0 else 1 end, name, code limit @most
            """, new { start, inside = "% " + start, code = words.Trim().ToUpperInvariant(), most }));
    }

    /// <summary>Everything of the kinds asked for that is valid now, by name.</summary>
    public Task<IReadOnlyList<Entry>> OfKinds(params IReadOnlyList<string> kinds) => store.Read(db => db.Query<Entry>(
        $"select * from ({Areas} where kind in @kinds and valid_to = '' union all {Organisations} where kind in @kinds and valid_to = '') found order by name, code", new { kinds }));

    /// <summary>The latest spell of an area or organisation; null when there is none of that code.</summary>
    public Task<Entry?> Find(string code) => store.Read(db => db.Find<Entry>(
        $"select * from ({Areas} where code = @code union all {Organisations} where ods = @code) found order by valid_from desc limit 1", new { code = code.ToUpperInvariant() }));

    /// <summary>The code under which a body's figures are kept: a board has them under the code of its area.</summary>
    public async Task<string> FiguresOf(Entry entry) => entry.Kind != "icb" || AreaCode.Parse(entry.Code).IsAccepted ? entry.Code
        : await store.Read(db => db.Find<string>("select area from place_organisation where ods = @Code and area <> '' order by valid_from desc limit 1", new { entry.Code })) ?? entry.Code;

    /// <summary>The systems that hold parts of an area, or the areas that a system holds parts of; largest part first, newest boundaries first.</summary>
    public Task<IReadOnlyList<Crossing>> Crossings(string code) => store.Read(db => db.Query<Crossing>("""
        select o.system_code as code, a.name, o.population, cast(o.population * 1.0 / sum(o.population) over (partition by o.vintage) as double precision) as share, o.vintage, o.status
        from place_overlap o join place_area a on a.code = o.system_code where o.area = @code
        union all
        select o.area as code, a.name, o.population, cast(o.population * 1.0 / sum(o.population) over (partition by o.vintage) as double precision) as share, o.vintage, o.status
        from place_overlap o join place_area a on a.code = o.area where o.system_code = @code and a.kind <> 'district'
        order by 5 desc, 3 desc
        """, new { code = code.ToUpperInvariant() }));

    /// <summary>The overlaps of councils and systems on the boundaries of a month, like 2024-04; without rows when there are none.</summary>
    public Task<Overlaps> Overlaps(string vintage, CancellationToken stop = default) => store.Read(async db => Measures.Overlaps.Of((await db.Query<PairRow>("""
        select area, system_code as system, population, blocks from place_overlap
        where vintage = @vintage and status <> 'fictional' and area not in (select code from place_area where kind = 'district')
        """, new { vintage })).Select(row => new CommonGround(AreaCode.Of(row.Area), AreaCode.Of(row.System), row.Population, (int)row.Blocks))), stop);

    private sealed record PairRow(string Area, string System, long Population, long Blocks);
}
