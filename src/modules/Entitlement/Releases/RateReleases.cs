using Joinery.Rules;

namespace Joinery.Entitlement.Releases;

/// <summary>Figures of the law that were published here after the program came out.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Figures">The file, in the layout of data/rates.</param>
/// <param name="Reason">Where the figures were announced.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="PublishedByName">By whom.</param>
public sealed record RateRelease(long Number, string Figures, string Reason, DateTimeOffset PublishedAt, string PublishedByName);

/// <summary>Every book of figures that there has been here: the program's, and the same with each release.</summary>
/// <param name="All">From the program's on; at least one.</param>
public sealed record RateBooks(IReadOnlyList<RateBook> All)
{
    /// <summary>The figures in force.</summary>
    public RateBook Newest => All[^1];

    /// <summary>The book with this hash, for what was decided by it; the newest where it is no longer there.</summary>
    public RateBook Of(string hash) => All.FirstOrDefault(book => book.Hash == hash) ?? Newest;
}

/// <summary>The figures of the law as they are in force here: those of the program, and those that somebody published since.</summary>
public sealed class RateReleases(Store store)
{
    /// <summary>Bytes that a file of figures may have.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>Not kept any more.</summary>
    public static readonly RefusalKind Missing = new("release.missing", "That file is no longer here. Send it again.");

    /// <summary>A day of knowledge that is still to come.</summary>
    public static readonly RefusalKind NotAnnounced = new("release.not-announced", "{0}: the figure from {1:d MMMM yyyy} is said to be known from {2:d MMMM yyyy}, which is still to come. Put the day on which it was announced.");

    private const string Columns = "number, figures, reason, published_at, published_by_name";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private volatile Held _held = new(0, new([RateBook.BuiltIn]));

    private sealed record Held(long Number, RateBooks Books);

    /// <summary>The figures in force.</summary>
    public Task<RateBook> Now() => store.Read(Now);

    internal async Task<RateBook> Now(Db db) => (await Books(db)).Newest;

    /// <summary>All books of figures that there have been.</summary>
    public Task<RateBooks> Books() => store.Read(Books);

    // Another node may have published: the number is asked each time, and a book is made once for each.
    internal async Task<RateBooks> Books(Db db)
    {
        var number = await db.One<long>("select coalesce(max(number), 0) from entitlement_release");
        if (_held.Number == number) return _held.Books;
        List<RateBook> books = [RateBook.BuiltIn];
        // A release stands as it was published, also where the program brings the same figures later.
        await foreach (var release in db.Stream<RateRelease>($"select {Columns} from entitlement_release order by number"))
            books.Add(RateFiles.Add(books[^1], new($"release {release.Number}", release.Figures), replaces: true).Addition?.Book ?? throw new InvalidDataException($"Release {release.Number} of figures cannot be read."));
        _held = new(number, new(books));
        return _held.Books;
    }

    /// <summary>What was published here, newest first.</summary>
    public Task<IReadOnlyList<RateRelease>> Releases() => store.Read<IReadOnlyList<RateRelease>>(async db => await db.Query<RateRelease>($"select {Columns} from entitlement_release order by number desc", null, 200));

    /// <summary>What a file would add to the figures in force, or every problem of it.</summary>
    public async Task<(RateAddition? Addition, IReadOnlyList<Refusal> Problems)> Look(string figures, DateOnly today) => Add(await Now(), figures, today);

    /// <summary>A file of figures beside those of now. A figure that nobody can know yet is a slip, and would be out of force until its day comes.</summary>
    internal static (RateAddition? Addition, IReadOnlyList<Refusal> Problems) Add(RateBook now, string figures, DateOnly today)
    {
        var (addition, problems) = RateFiles.Add(now, new("The file", figures));
        if (addition is null) return (null, problems);
        List<Refusal> early = [.. addition.Added.Where(rate => rate.KnownFrom > today).Select(rate => NotAnnounced.With(now[rate.Element].Label, rate.From, rate.KnownFrom!.Value))];
        return early.Count > 0 ? (null, early) : (addition, problems);
    }

    /// <summary>Keeps a file for a week, until somebody decides on it.</summary>
    public Task<Outcome<string>> Keep(Deed deed, string figures) => store.Write<string>(deed with { Subject = $"figures:{deed.Id}" }, async db =>
    {
        await db.Execute("delete from entitlement_draft where at < @old", new { old = deed.At - Kept });
        await db.Execute("insert into entitlement_draft (id, figures, at, who) values (@id, @figures, @At, @who)", new { id = deed.Id.ToString(), figures, deed.At, who = deed.By.Id });
        return deed.Id.ToString();
    });

    /// <summary>A file that was kept; null when it is not there.</summary>
    public Task<string?> Find(string id) => store.Read(db => db.Find<string>("select figures from entitlement_draft where id = @id", new { id }));

    /// <summary>Forgets a file.</summary>
    public Task<Outcome<Done>> PutAway(Deed deed, string id) => store.Write<Done>(deed with { Subject = $"figures:{id}" }, async db =>
    {
        await db.Execute("delete from entitlement_draft where id = @id", new { id });
        return Done.It;
    });

    /// <summary>Publishes a kept file for everybody here; the first of its problems is refused.</summary>
    public Task<Outcome<long>> Publish(Deed deed, string id, string reason) => store.Write<long>(deed with { Subject = $"figures:{id}" }, async db =>
    {
        if (await db.Find<string>("select figures from entitlement_draft where id = @id", new { id }) is not { } figures) return Missing.With();
        if (Add(await Now(db), figures, deed.At.LondonDate()) is { Problems: [var first, ..] }) return first;
        var number = 1 + await db.One<long>("select coalesce(max(number), 0) from entitlement_release");
        await db.Execute("insert into entitlement_release (number, figures, reason, published_at, published_by, published_by_name) values (@number, @figures, @reason, @At, @Id, @Name)",
            new { number, figures, reason, deed.At, deed.By.Id, deed.By.Name });
        await db.Execute("delete from entitlement_draft where id = @id", new { id });
        return number;
    });
}
