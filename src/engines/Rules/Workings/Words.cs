using System.Globalization;

namespace Joinery.Rules;

/// <summary>How figures are written in formulas and sentences.</summary>
internal static class Words
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Plain);

    /// <summary>£1,234.50; more than two decimals only where a fraction of a penny is there.</summary>
    public static string Pounds(decimal pounds)
    {
        Span<char> text = stackalloc char[40];
        text[0] = pounds < 0 ? '−' : '£';
        var at = 1;
        if (pounds < 0) text[at++] = '£';
        var magnitude = Math.Abs(pounds);
        magnitude.TryFormat(text[at..], out var written, magnitude.Scale <= 2 || decimal.Round(magnitude, 2) == magnitude ? "N2" : "#,##0.00######", Plain);
        return new(text[..(at + written)]);
    }

    /// <summary>A number without needless zeros: 12, 0.9.</summary>
    public static string Number(decimal number) => number.ToString("0.##########", Plain);
}
