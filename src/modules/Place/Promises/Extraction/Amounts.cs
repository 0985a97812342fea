using System.Globalization;
using System.Text.RegularExpressions;

namespace Joinery.Place;

/// <summary>What was said before an amount; dropping it changes the promise.</summary>
public enum Qualifier
{
    /// <summary>The amount itself.</summary>
    Exact,
    /// <summary>Up to: no more, perhaps less.</summary>
    UpTo,
    /// <summary>Over, more than, at least.</summary>
    Over,
    /// <summary>About, approximately, nearly.</summary>
    About,
}

/// <summary>An amount as it was promised.</summary>
public sealed record PromisedAmount(Money Amount, Qualifier Qualifier)
{
    /// <summary>As people read it: up to £12 million.</summary>
    public override string ToString()
    {
        var (size, unit) = Amount.Pence switch
        {
            >= 100_000_000_000 => (1_000_000_000m, " billion"),
            >= 100_000_000 => (1_000_000m, " million"),
            _ => (1m, ""),
        };
        var shown = unit.Length > 0 && decimal.Round(Amount.Pounds / size, 3) == Amount.Pounds / size ? $"£{(Amount.Pounds / size).ToString("#,0.###", CultureInfo.InvariantCulture)}{unit}" : Amount.ToString();
        return $"{Qualifier switch { Qualifier.UpTo => "up to ", Qualifier.Over => "over ", Qualifier.About => "about ", _ => "" }}{shown}";
    }
}

/// <summary>Finds amounts of money with the words that qualify them.</summary>
internal static partial class Amounts
{
    [GeneratedRegex(@"(?:\b(?<qualifier>up to|no more than|over|more than|at least|in excess of|approximately|about|around|nearly|almost|some)\s+)?(?:an additional\s+|a total of\s+)?£\s?(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?<unit>billion|bn|million|m|thousand|k)?\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Pounds();

    [GeneratedRegex(@"^\s*(?:for|per|of every)\s+every\b|^\s*for each\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RatioAfter();

    [GeneratedRegex(@"\b(?:for|per)\s+(?:every|each)\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RatioBefore();

    /// <summary>Every amount in order. £2 for every £1 is a ratio and no money.</summary>
    public static IReadOnlyList<PromisedAmount> In(string text)
    {
        var found = new List<PromisedAmount>();
        foreach (Match match in Pounds().Matches(text))
        {
            if (RatioAfter().IsMatch(text[(match.Index + match.Length)..]) || RatioBefore().IsMatch(text[..match.Index])) continue;
            var times = match.Groups["unit"].Value.ToLowerInvariant() switch { "billion" or "bn" => 1_000_000_000m, "million" or "m" => 1_000_000m, "thousand" or "k" => 1_000m, _ => 1m };
            if (!decimal.TryParse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number > Largest / times || decimal.Round(number * times, 2) != number * times) continue;
            found.Add(new(Money.FromPounds(number * times), Meant(match.Groups["qualifier"].Value.ToLowerInvariant())));
        }
        return found;
    }

    // More than all the money there is; what is written beyond it is a slip.
    private const decimal Largest = 100_000_000_000_000m;

    private static Qualifier Meant(string words) => words switch
    {
        "up to" or "no more than" => Qualifier.UpTo,
        "over" or "more than" or "at least" or "in excess of" => Qualifier.Over,
        "" => Qualifier.Exact,
        _ => Qualifier.About,
    };
}
