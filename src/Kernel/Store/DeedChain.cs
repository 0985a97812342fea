using System.Security.Cryptography;
using System.Text;

namespace Joinery;

/// <summary>A deed as it is recorded: its place in the chain, what it says, the hash of the one before and its own.</summary>
/// <param name="Seq">1, 2, 3 … without a gap.</param>
/// <param name="Id">The deed's id.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Who">The actor's id.</param>
/// <param name="WhoName">The actor's name at the time.</param>
/// <param name="Roles">The actor's role codes, separated by spaces.</param>
/// <param name="Organisation">The ODS code of the body acted for.</param>
/// <param name="Action">What.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">Why.</param>
/// <param name="Subject">About what, as kind:id.</param>
/// <param name="Detail">Facts, as JSON.</param>
/// <param name="Previous">The hash of the deed before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 of all the other fields, in hexadecimal.</param>
public sealed record RecordedDeed(long Seq, string Id, string At, string Who, string WhoName, string Roles, string Organisation,
    string Action, string Purpose, string Reason, string Subject, string Detail, string Previous, string Hash);

/// <summary>The end of a chain that is whole: how many deeds, and the hash of the last.</summary>
/// <param name="Deeds">The number of deeds.</param>
/// <param name="Hash">The last hash; 64 zeros when there are none.</param>
public sealed record ChainHead(long Deeds, string Hash);

/// <summary>
/// Deeds in a chain: each carries the hash of the one before, so that a change to any byte of any deed, a deed taken out
/// or one put in between shows at the first broken link. What the chain cannot show by itself is deeds cut off at its end:
/// for that, keep the head somewhere else and compare (joinery verify --head).
/// </summary>
public static class DeedChain
{
    /// <summary>The hash before the first deed.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>A link does not hold.</summary>
    public static readonly RefusalKind Broken = new("deed.chain-broken", "The log of deeds is broken at deed {0} (id {1}): {2}. Restore a backup from before, and find out who could write to the database.");

    private const string Columns = "seq, id, at, who, who_name, roles, organisation, action, purpose, reason, subject, detail, previous, hash";

    /// <summary>
    /// The hash of a deed: SHA-256 over every field but the hash itself, each written as its length in bytes, a colon and its UTF-8 bytes,
    /// so that no two different deeds are written alike.
    /// </summary>
    public static string HashOf(RecordedDeed deed)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] fields = [deed.Previous, deed.Seq.ToString(), deed.Id, deed.At, deed.Who, deed.WhoName, deed.Roles, deed.Organisation,
            deed.Action, deed.Purpose, deed.Reason, deed.Subject, deed.Detail];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            sum.AppendData(Encoding.ASCII.GetBytes($"{bytes.Length}:"));
            sum.AppendData(bytes);
        }
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    /// <summary>Walks the chain from the start; gives its head, or names the first broken link.</summary>
    public static async Task<Outcome<ChainHead>> Verify(Db db, Action<long>? walked = null)
    {
        var head = new ChainHead(0, Start);
        await foreach (var deed in db.Stream<RecordedDeed>($"select {Columns} from kernel_deed order by seq"))
        {
            if (Fault(head, deed) is { } fault) return Broken.With(deed.Seq, deed.Id, fault);
            head = new(deed.Seq, deed.Hash);
            walked?.Invoke(deed.Seq);
        }
        return head;
    }

    private static string? Fault(ChainHead head, RecordedDeed deed)
    {
        if (deed.Seq != head.Deeds + 1) return $"deed {head.Deeds + 1} should come next";
        if (deed.Previous != head.Hash) return "it does not follow from the deed before it";
        return deed.Hash == HashOf(deed) ? null : "its content does not match its hash";
    }

    /// <summary>The head as recorded, without a walk.</summary>
    public static async Task<ChainHead> Head(Db db) =>
        await db.Find<ChainHead>("select seq as deeds, hash from kernel_deed order by seq desc limit 1") ?? new ChainHead(0, Start);

    /// <summary>
    /// The place of the newest deed after another whose action begins with none of these words; that other's place when there is none.
    /// Of too many to look at, simply the newest.
    /// </summary>
    public static async Task<long> NewestAfter(Db db, long after, IReadOnlyList<string> without)
    {
        var deeds = await db.Query<(long Seq, string Action)>("select seq, action from kernel_deed where seq > @after order by seq desc limit @Rows", new { after, Limits.Rows });
        foreach (var (seq, action) in deeds)
            if (deeds.Count == Limits.Rows || !without.Any(word => action.StartsWith(word, StringComparison.Ordinal))) return seq;
        return after;
    }

    /// <summary>The latest deeds, newest first, before a given place in the chain.</summary>
    public static Task<IReadOnlyList<RecordedDeed>> Latest(Db db, long before, int count) =>
        db.Query<RecordedDeed>($"select {Columns} from kernel_deed where seq < @before order by seq desc limit @count", new { before, count });

    /// <summary>The latest deeds of one action about one subject, newest first.</summary>
    public static Task<IReadOnlyList<RecordedDeed>> About(Db db, string subject, string action, int count) =>
        db.Query<RecordedDeed>($"select {Columns} from kernel_deed where subject = @subject and action = @action order by seq desc limit @count", new { subject, action, count });

    /// <summary>True when the actor, for the organisation they act for now, has done this about the subject since a moment.</summary>
    public static Task<bool> HasDone(Db db, Actor actor, string action, string subject, DateTimeOffset since) => db.Any("""
        select 1 from kernel_deed where subject = @subject and action = @action and who = @who and organisation = @organisation and at > @since
        """, new { subject, action, who = actor.Id, organisation = actor.Organisation, since });

    /// <summary>True when a deed with this hash is in the chain.</summary>
    public static Task<bool> Holds(Db db, string hash) => db.Any("select 1 from kernel_deed where hash = @hash", new { hash });

    /// <summary>The first deed of an action; null when nobody has done it.</summary>
    public static Task<RecordedDeed?> First(Db db, string action) =>
        db.Find<RecordedDeed>($"select {Columns} from kernel_deed where action = @action order by seq limit 1", new { action });

    /// <summary>The first deed of all; null in a database that has none yet.</summary>
    public static Task<RecordedDeed?> Earliest(Db db) => db.Find<RecordedDeed>($"select {Columns} from kernel_deed order by seq limit 1");

    internal static Task<bool> Has(Db db, Id<Deed> id) => db.Any("select 1 from kernel_deed where id = @id", new { id });

    internal static async Task Append(Db db, Deed deed)
    {
        var head = await Head(db);
        var recorded = new RecordedDeed(head.Deeds + 1, deed.Id.ToString(), SqlTypes.Text(deed.At), deed.By.Id, deed.By.Name,
            string.Join(' ', deed.By.Roles), deed.By.Organisation.Code, deed.Action, deed.Purpose.ToString(), deed.Reason, deed.Subject, deed.Detail, head.Hash, "");
        await db.Execute($"""
            insert into kernel_deed ({Columns})
            values (@Seq, @Id, @At, @Who, @WhoName, @Roles, @Organisation, @Action, @Purpose, @Reason, @Subject, @Detail, @Previous, @Hash)
            """, recorded with { Hash = HashOf(recorded) });
    }
}
