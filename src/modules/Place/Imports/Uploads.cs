using Joinery.Place.Areas;

namespace Joinery.Place.Imports;

/// <summary>A file that somebody sent and has not decided on.</summary>
/// <param name="Id">Its id; empty for one that is not kept yet.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Year">The financial year that the sender gave; often empty.</param>
/// <param name="Vintage">The month of the boundaries that the sender gave; often empty.</param>
public sealed record Upload(string Id, string Name, byte[] Content, string Year, string Vintage);

/// <summary>What an upload would change, whatever kind of file it is.</summary>
/// <param name="Kind">The layout.</param>
/// <param name="Read">Figures or pairs in it.</param>
/// <param name="Added">New ones.</param>
/// <param name="Changed">Ones that it changes.</param>
/// <param name="Unchanged">Ones that are there already.</param>
/// <param name="Gone">Pairs in use that it no longer has.</param>
/// <param name="Examples">Some of what changes, in words.</param>
/// <param name="Notes">What one should know.</param>
/// <param name="Rejected">Rows that cannot be used.</param>
public sealed record UploadLook(string Kind, int Read, int Added, int Changed, int Unchanged, int Gone, IReadOnlyList<string> Examples, IReadOnlyList<string> Notes, IReadOnlyList<Refusal> Rejected);

/// <summary>Keeps files between the look and the decision. What is not decided on within a day is forgotten.</summary>
internal sealed class Uploads(Store store, Statistics statistics, Lookups lookups)
{
    private const int MostExamples = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public Task<Outcome<string>> Keep(Deed deed, Upload upload) => store.Write<string>(deed with { Subject = $"upload:{deed.Id}" }, async db =>
    {
        await db.Execute("delete from place_upload where at < @old", new { old = deed.At - Kept });
        await db.Execute("insert into place_upload (id, name, content, year_text, vintage, at, who) values (@id, @Name, @Content, @Year, @Vintage, @At, @who)",
            new { id = deed.Id.ToString(), upload.Name, upload.Content, upload.Year, upload.Vintage, deed.At, who = deed.By.Id });
        return deed.Id.ToString();
    });

    public Task<Upload?> Find(string id) => store.Read(db => db.Find<Upload>("select id, name, content, year_text as year, vintage from place_upload where id = @id", new { id }));

    public Task<Outcome<Done>> PutAway(Deed deed, string id) => store.Write<Done>(deed with { Subject = $"upload:{id}" }, async db =>
    {
        await db.Execute("delete from place_upload where id = @id", new { id });
        return Done.It;
    });

    /// <summary>What it would change; refused when it cannot be used at all.</summary>
    public async Task<Outcome<UploadLook>> Look(Upload upload, DateOnly today)
    {
        if (!ImportFile.Of(upload.Name, upload.Content).Try(out var file, out var refusal)) return refusal;
        if (Lookups.Recognises(file)) return (await lookups.Look(file, new(upload.Vintage))).Then<UploadLook>(look => Seen(look));
        return (await statistics.Look(file, new(upload.Year), today)).Then<UploadLook>(seen => new UploadLook(seen.Feed, seen.Readings, seen.Added, seen.Changed, seen.Unchanged, 0, seen.Examples,
            seen.TakenBefore ? ["The very same file was imported before.", .. seen.Notes] : seen.Notes, seen.Rejected));
    }

    private static UploadLook Seen(LookupLook look) => new($"lookup of {look.Vintage}", look.Overlaps.Rows.Count, look.Added.Count, look.Changed.Count, look.Unchanged, look.Gone.Count,
        [.. look.Changed.Select(pair => $"{pair.Now.Area} and {pair.Now.System}: {pair.Was:N0} people become {pair.Now.Population:N0}").Take(MostExamples),
            .. look.Gone.Select(pair => $"{pair.Area} and {pair.System}: {pair.Population:N0} people, no longer there").Take(MostExamples)], [], look.Rejected);

    /// <summary>Imports it and forgets the file.</summary>
    public async Task<Outcome<Done>> Take(Deed deed, Upload upload)
    {
        if (!ImportFile.Of(upload.Name, upload.Content).Try(out var file, out var refusal)) return refusal;
        var taken = Lookups.Recognises(file) ? (await lookups.Take(deed, file, new(upload.Vintage))).Refusal : (await statistics.Take(deed, file, new(upload.Year))).Refusal;
        if (taken is not null) return taken;
        await store.Tend(db => db.Execute("delete from place_upload where id = @Id", new { upload.Id }));
        return Done.It;
    }
}
