using System.Globalization;

namespace Joinery.Fund.Payments;

/// <summary>Amounts as councils publish them: 1,496.00, £ 12.50, (3.20), 2086.7999999999997, -5.68434E-13.</summary>
internal static class Amounts
{
    /// <summary>The number of pounds, exact as written; false when the text is no amount. Never read as binary floating point.</summary>
    public static bool TryRead(string written, out decimal pounds)
    {
        // Nearly all amounts are plain numbers.
        if (decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out pounds)) return true;
        var text = written.AsSpan().Trim();
        var isBracketed = text.Length > 2 && text[0] == '(' && text[^1] == ')';
        if (isBracketed) text = text[1..^1].Trim();
        var isNegative = Cut(ref text, '-', '\u2212');
        Cut(ref text, '£', '£');
        isNegative |= !isNegative && Cut(ref text, '-', '\u2212');
        if (text.IsEmpty || isBracketed && isNegative || !CommasStandRight(text)) return false;
        if (!decimal.TryParse(text.ToString().Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out pounds)) return false;
        if (isNegative || isBracketed) pounds = -pounds;
        return true;
    }

    private static bool Cut(ref ReadOnlySpan<char> text, char sign, char alike)
    {
        if (text.IsEmpty || text[0] != sign && text[0] != alike) return false;
        text = text[1..].TrimStart();
        return true;
    }

    // A comma may only separate thousands: 1,2500 is a slip, and nobody knows of what.
    private static bool CommasStandRight(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('.', 'E', 'e');
        var whole = end < 0 ? text : text[..end];
        if (end >= 0 && text[end..].Contains(',')) return false;
        for (var i = whole.Length - 1; i >= 0; i--)
            if (whole[i] == ',' != ((whole.Length - i) % 4 == 0) && whole.Contains(',')) return false;
        return whole.IsEmpty || whole[0] != ',';
    }
}
