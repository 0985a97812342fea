using System.Text.RegularExpressions;

namespace Joinery;

/// <summary>
/// The code of an organisation from the NHS Organisation Data Service: 3 to 10 capital letters and digits.
/// The merged integrated care boards of 2026 have five characters, so no narrower pattern holds.
/// </summary>
public sealed record OdsCode
{
    private OdsCode(string code) => Code = code;

    /// <summary>The code in capitals.</summary>
    public string Code { get; }

    /// <summary>Reads a code in either case; refuses other lengths and characters. Whether the code exists is Place's to say.</summary>
    public static Outcome<OdsCode> Parse(string? text)
    {
        var code = (text ?? "").Trim().ToUpperInvariant();
        return code.Length is >= 3 and <= 10 && code.All(char.IsAsciiLetterOrDigit) ? new OdsCode(code) : KernelRefusals.OdsCodeShape.With();
    }

    /// <summary>The code for one known to be well formed; throws <see cref="ArgumentException"/> otherwise.</summary>
    public static OdsCode Of(string text) => Parse(text).OrThrow();

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>
/// The nine-character code of a statistical area: a letter for the country and eight digits, of which the first two tell the kind
/// (E06 unitary, E07 district, E08 metropolitan, E09 London borough, E10 county, E54 integrated care board). Source: ONS Code History Database.
/// Fictional areas begin with X, which the ONS does not use.
/// </summary>
public sealed record AreaCode
{
    private AreaCode(string code) => Code = code;

    /// <summary>The code in capitals.</summary>
    public string Code { get; }

    /// <summary>The first three characters, which tell the kind of area.</summary>
    public string Entity => Code[..3];

    /// <summary>Reads a code in either case; refuses other shapes. Whether the code exists, and when, is Place's to say.</summary>
    public static Outcome<AreaCode> Parse(string? text)
    {
        var code = (text ?? "").Trim().ToUpperInvariant();
        return code.Length == 9 && char.IsAsciiLetterUpper(code[0]) && code.Skip(1).All(char.IsAsciiDigit)
            ? new AreaCode(code) : KernelRefusals.AreaCodeShape.With();
    }

    /// <summary>The code for one known to be well formed; throws <see cref="ArgumentException"/> otherwise.</summary>
    public static AreaCode Of(string text) => Parse(text).OrThrow();

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>A United Kingdom postcode, kept with one space: SW1A 2AA. Shape only; whether it is in use is for a directory to say. Source: BS 7666.</summary>
public sealed partial record Postcode
{
    private Postcode(string code) => Code = code;

    /// <summary>In capitals, with one space before the last three characters.</summary>
    public string Code { get; }

    /// <summary>The part before the space: the postcode district.</summary>
    public string Outward => Code[..^4];

    /// <summary>Reads a postcode in either case, with or without the space; refuses other shapes.</summary>
    public static Outcome<Postcode> Parse(string? text)
    {
        var letters = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (letters.Length is < 5 or > 7 || !Shape().IsMatch(letters)) return KernelRefusals.PostcodeShape.With();
        return new Postcode($"{letters[..^3]} {letters[^3..]}");
    }

    [GeneratedRegex("^(?:GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();

    /// <inheritdoc/>
    public override string ToString() => Code;
}
