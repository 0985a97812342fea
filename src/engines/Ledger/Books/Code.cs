namespace Joinery.Ledger;

/// <summary>
/// The short code of one <typeparamref name="T"/>, as people write it on an invoice: 1 to 40 letters, digits and the marks - _ . : /
/// Capitals count. Codes of different things cannot be mixed up.
/// </summary>
/// <typeparam name="T">What the code stands for: a <see cref="Body"/>, a <see cref="PoolAgreement"/>, a <see cref="Scheme"/> or a <see cref="PoolStream"/>.</typeparam>
public sealed record Code<T>
{
    /// <summary>The longest code.</summary>
    public const int MostLetters = 40;

    // Balances are found by these codes, so their hash is worked out once.
    private readonly int _hash;

    private Code(string text) => (Text, _hash) = (text, string.GetHashCode(text, StringComparison.Ordinal));

    /// <summary>The code itself.</summary>
    public string Text { get; }

    /// <summary>Reads a code; refuses an empty one, one that is too long, and any other character. Whether it exists is for <see cref="Books"/> to say.</summary>
    public static Outcome<Code<T>> Parse(string? text)
    {
        var code = (text ?? "").Trim();
        return code.Length is >= 1 and <= MostLetters && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/')
            ? new Code<T>(code) : LedgerRefusals.CodeShape.With(MostLetters);
    }

    /// <summary>The code for one known to be well formed; throws <see cref="ArgumentException"/> otherwise.</summary>
    public static Code<T> Of(string text) => Parse(text).OrThrow();

    /// <inheritdoc/>
    public bool Equals(Code<T>? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Text == other.Text);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
