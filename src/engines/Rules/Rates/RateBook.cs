using System.Security.Cryptography;
using System.Text;

namespace Joinery.Rules;

/// <summary>
/// Every figure of the law that Joinery holds, with its source, its status, the days on which it holds and the day from which it was known.
/// A day without a figure is refused with the element and the day; nothing falls back to a year before or after.
/// </summary>
public sealed class RateBook
{
    private static readonly Lazy<RateBook> BuiltInOnce = new(() => RateFiles.ReadBuiltIn());
    private readonly RateSeries[] _series;

    internal RateBook(IEnumerable<RateSeries> series)
    {
        _series = [.. series.OrderBy(one => one.Element)];
        Hash = HashOf(_series);
    }

    /// <summary>The figures in data/rates that are built into this assembly.</summary>
    public static RateBook BuiltIn => BuiltInOnce.Value;

    /// <summary>Every series, one for each element, in the order of the elements.</summary>
    public IReadOnlyList<RateSeries> Series => _series;

    /// <summary>SHA-256 over every row in a fixed order, in small letters: two books with the same figures, sources and statuses have the same.</summary>
    public string Hash { get; }

    /// <summary>The series of one element.</summary>
    public RateSeries this[RateElement element] => _series[(int)element];

    /// <summary>One figure for a day as it was known on another, or the refusal that names the element and the day.</summary>
    public Outcome<Rate> Find(RateElement element, DateOnly on, DateOnly knownOn) =>
        this[element].Find(on, knownOn) is { } rate ? rate : this[element].Missing(on, knownOn);

    /// <summary>All elements resolved for a day as they were known on another. Make it once for many cases of the same day.</summary>
    public RatesOn On(DateOnly on, DateOnly knownOn) => new(this, on, knownOn);

    /// <summary>All elements resolved for a day with everything that is known now.</summary>
    public RatesOn On(DateOnly on) => On(on, DateOnly.MaxValue);

    /// <summary>Gaps, overlaps, figures to be checked, and how much is covered.</summary>
    public RateCheck Check() => RateCheck.Of(this);

    // One line a row, in the order of elements and days, so that the way rows are spread over files does not matter.
    private static string HashOf(IEnumerable<RateSeries> series)
    {
        var text = new StringBuilder();
        foreach (var one in series)
        {
            text.Append(one.Code).Append('|').Append(one.Law).Append('|').Append(one.Uprating).Append('\n');
            foreach (var rate in one.Rates)
                text.Append(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{rate.Value}|{rate.From:yyyy-MM-dd}|{rate.KnownFrom:yyyy-MM-dd}|{rate.Status}|{rate.Unit}|{rate.Source}\n"));
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
