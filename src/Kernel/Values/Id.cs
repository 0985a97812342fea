using System.Security.Cryptography;

namespace Joinery;

/// <summary>
/// The identity of one <typeparamref name="T"/>: a version 7 UUID (RFC 9562), so ids made later sort later.
/// The default value, all zeros, is nobody's; the store refuses to write it.
/// </summary>
/// <typeparam name="T">What is identified; ids of different things cannot be mixed up.</typeparam>
/// <param name="Value">The UUID.</param>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>
{
    /// <summary>True for the default value, which identifies nothing.</summary>
    public bool IsNone => Value == Guid.Empty;

    /// <summary>Reads a UUID in its usual form with hyphens; refuses anything else, and all zeros.</summary>
    public static Outcome<Id<T>> Parse(string? text) =>
        Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty ? new Id<T>(value) : KernelRefusals.IdUnreadable.With();

    /// <inheritdoc/>
    public int CompareTo(Id<T> other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The usual form in small letters, as it is stored: 0190f2c4-…</summary>
    public override string ToString() => Value.ToString("D");
}

/// <summary>Makes ids. One source per process, or a seeded one where the same run must make the same ids.</summary>
public sealed class Ids
{
    private readonly TimeProvider _clock;
    private readonly Action<byte[]> _fill;

    private Ids(TimeProvider clock, Action<byte[]> fill) => (_clock, _fill) = (clock, fill);

    /// <summary>Ids that nobody can guess, for use in service.</summary>
    public static Ids Unguessable(TimeProvider clock) => new(clock, bytes => RandomNumberGenerator.Fill(bytes));

    /// <summary>The same ids for the same clock and the same state of <paramref name="random"/>, for the demo place and tests.</summary>
    public static Ids Repeatable(TimeProvider clock, Random random) => new(clock, random.NextBytes);

    /// <summary>A new id: 48 bits of time in milliseconds, then chance.</summary>
    public Id<T> Next<T>()
    {
        var bytes = new byte[16];
        _fill(bytes);
        var milliseconds = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) bytes[i] = (byte)((milliseconds >> (40 - 8 * i)) & 0xff);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new(new Guid(bytes, bigEndian: true));
    }
}
