using Joinery.Design;

namespace Joinery.Place.Frameworks;

/// <summary>How models, their sites and their evaluations are said to people.</summary>
internal static class FrameworkWords
{
    /// <summary>The parts of a benefit at which the net is shown besides: what if it is half, three quarters, or a quarter more?</summary>
    public static readonly decimal[] Parts = [0.5m, 0.75m, 1.25m];

    /// <summary>A number with its sign; a plus tells a rise at once.</summary>
    public static string Signed(double number, string format) => number > 0 ? $"+{number.ToString(format)}" : number.ToString(format).Replace('-', '−');

    public static string Verdict(bool? credible) => credible switch
    {
        true => "Credible",
        false => "Not credible",
        null => "Not checked",
    };

    public static string Why(bool? credible) => credible switch
    {
        true => "Over two earlier periods the places with the model and the others moved together, as they should have.",
        false => "The places with the model and the others already moved apart over two earlier periods, before the model could have worked.",
        null => "Nobody has looked here whether the places with the model and the others moved together before.",
    };

    public static TagColour Colour(bool? credible) => credible switch
    {
        true => TagColour.Green,
        false => TagColour.Red,
        null => TagColour.Grey,
    };

    /// <summary>A part of the whole in percent.</summary>
    public static string Percent(double share) => $"{share * 100:0.0}%";

    /// <summary>When a model lasted.</summary>
    public static string When(Framework framework) => framework.Ended.Length > 0 ? $"{framework.Began} to {framework.Ended}" : $"Since {framework.Began}";

    /// <summary>The status of a fact after its source; verified says nothing besides.</summary>
    public static string Sourced(string source, string status) => $"{source} ({status})";

    /// <summary>Large sums in the words in which they are published.</summary>
    public static string Sum(Money amount) => Math.Abs(amount.Pence) >= 100_000_000_00 ? $"£{amount.Pounds / 1_000_000m:#,##0.##} million".Replace("£-", "−£", StringComparison.Ordinal) : amount.ToString();
}
