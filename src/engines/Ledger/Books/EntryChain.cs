using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Joinery.Ledger;

/// <summary>A SHA-256 hash. The default value, all zeros, stands before the first entry.</summary>
/// <param name="High">The first 16 bytes.</param>
/// <param name="Low">The last 16 bytes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EntryHash(UInt128 High, UInt128 Low)
{
    /// <summary>Reads 64 hexadecimal digits; refuses anything else.</summary>
    public static Outcome<EntryHash> Parse(string? text) =>
        text is { Length: 64 } && UInt128.TryParse(text.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)
            && UInt128.TryParse(text.AsSpan(32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low)
            ? new EntryHash(high, low) : LedgerRefusals.HashShape.With();

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => $"{High:x32}{Low:x32}";
}

/// <summary>
/// Entries in a chain: each carries the hash of the one before, so that a change to any byte of any entry, one taken out or one put in between shows at the
/// first broken link. Entries cut off the end do not show; for that, keep the head somewhere else and compare.
/// </summary>
public static class EntryChain
{
    /// <summary>The hash of an entry: SHA-256 over the hash before, the place, and the canonical bytes of what it says (docs/internals/ledger.md).</summary>
    public static EntryHash HashOf(EntryHash previous, long seq, Entry entry) => HashOf(previous, seq, entry, new CanonicalBytes());

    /// <summary>Walks a chain from its start; gives the hash of its end, or names the first entry that does not hold.</summary>
    public static Outcome<EntryHash> Verify(IEnumerable<BookedEntry> entries)
    {
        var bytes = new CanonicalBytes();
        var (seq, head) = (0L, default(EntryHash));
        foreach (var booked in entries)
        {
            if (Fault(booked, ++seq, head, bytes) is { } fault) return LedgerRefusals.ChainBroken.With(booked.Seq, booked.Entry.Id, fault);
            head = booked.Hash;
        }
        return head;
    }

    internal static string? Fault(BookedEntry booked, long seq, EntryHash head, CanonicalBytes bytes)
    {
        if (booked.Seq != seq) return $"entry {seq} should come next";
        if (booked.Previous != head) return "it does not follow from the entry before it";
        return booked.Hash == HashOf(head, seq, booked.Entry, bytes) ? null : "its content does not match its hash";
    }

    internal static EntryHash HashOf(EntryHash previous, long seq, Entry entry, CanonicalBytes bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.Of(previous, seq, entry), hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}

/// <summary>
/// What is hashed, written into one buffer that is used again. Numbers are big-endian; a text is its length in bytes and its UTF-8; what may be missing
/// is a byte 0, or 1 and the value; a list is its length and its items. So no two different entries are written alike.
/// </summary>
internal sealed class CanonicalBytes
{
    // Grows to the largest entry and stays there.
    private byte[] _bytes = new byte[1024];
    private int _length;

    public ReadOnlySpan<byte> Of(EntryHash previous, long seq, Entry entry)
    {
        _length = 0;
        BinaryPrimitives.WriteUInt128BigEndian(Room(16), previous.High);
        BinaryPrimitives.WriteUInt128BigEndian(Room(16), previous.Low);
        Number(seq);
        Head(entry);
        if (Has(entry.Purchase)) Write(entry.Purchase!);
        if (Has(entry.Shares)) Write(entry.Shares!);
        Number(entry.AgreedBy.Count);
        for (var i = 0; i < entry.AgreedBy.Count; i++) Text(entry.AgreedBy[i].Text);
        if (Has(entry.Override)) Write(entry.Override!);
        Number(entry.Postings.Count);
        for (var i = 0; i < entry.Postings.Count; i++) Write(entry.Postings[i]);
        return _bytes.AsSpan(0, _length);
    }

    private void Head(Entry entry)
    {
        Id(entry.Id.Value);
        Number(entry.Effective.DayNumber);
        Number(entry.Recorded.UtcTicks);
        Text(entry.By);
        Number((int)entry.Kind);
        Text(entry.Document);
        Maybe(entry.RefersTo?.Value);
        Maybe(entry.Reverses?.Value);
        Maybe(entry.Commitment?.Value);
        if (Has(entry.ReservedUntil)) Number(entry.ReservedUntil!.Value.DayNumber);
    }

    private void Write(Purchase purchase)
    {
        Text(purchase.Supplier);
        Number(purchase.Net.Pence);
        Number(purchase.Vat.Pence);
        Number((int)purchase.Regime);
        Text(purchase.Deliverer.Text);
        Number((int)purchase.Category);
        Number(purchase.VatHeading);
    }

    private void Write(CommissionerShares shares)
    {
        Number(shares.All.Count);
        foreach (var share in shares.All)
        {
            Text(share.Body.Text);
            Number(share.BasisPoints);
        }
    }

    private void Write(LimitOverride by)
    {
        Text(by.First);
        Text(by.Second);
        Text(by.Reason);
    }

    private void Write(Posting posting)
    {
        var (heading, coding) = (posting.Heading, posting.Heading.Coding);
        Text(heading.Book.Text);
        Number((int)heading.Account);
        if (Has(heading.Counter)) Text(heading.Counter!.Text);
        Text(coding.Pool.Text);
        if (Has(coding.Scheme)) Text(coding.Scheme!.Text);
        Text(coding.Stream.Text);
        Number((int)coding.Origin);
        Number((int)coding.Nature);
        Number(posting.Amount.Pence);
    }

    private bool Has<T>(T? value)
    {
        Room(1)[0] = value is null ? (byte)0 : (byte)1;
        return value is not null;
    }

    private void Maybe(Guid? id)
    {
        if (Has(id)) Id(id!.Value);
    }

    private void Id(Guid id) => id.TryWriteBytes(Room(16), bigEndian: true, out _);

    private void Number(int number) => BinaryPrimitives.WriteInt32BigEndian(Room(4), number);

    private void Number(long number) => BinaryPrimitives.WriteInt64BigEndian(Room(8), number);

    private void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, Room(length));
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + bytes));
        var room = _bytes.AsSpan(_length, bytes);
        _length += bytes;
        return room;
    }
}
