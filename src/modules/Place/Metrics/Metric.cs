using Joinery.Measures;

namespace Joinery.Place;

/// <summary>Whom a figure counts. Figures of different bases are never compared without saying so.</summary>
public enum Basis
{
    /// <summary>People who live in the area, wherever they are cared for.</summary>
    Resident,
    /// <summary>People registered with a general practice of the area.</summary>
    Registered,
    /// <summary>People cared for by the area's providers, wherever they live.</summary>
    Provider,
    /// <summary>People whom the council supports.</summary>
    CouncilSupported,
    /// <summary>People who work in the area.</summary>
    Workplace,
}

/// <summary>The kinds of body and area that figures are for.</summary>
public enum Level { England, Icb, Council, District, Trust }

/// <summary>Which way is good; none where neither is, or where the figure is a size.</summary>
public enum Good { None, High, Low }

/// <summary>How a figure comes about, and so what may be said of its doubt.</summary>
public enum Method
{
    /// <summary>Part of a whole, one by one; has a Wilson interval.</summary>
    Proportion,
    /// <summary>One sum over another, such as days over discharges; has no interval from its counts alone.</summary>
    Ratio,
    /// <summary>A number of things.</summary>
    Count,
    /// <summary>As published; the counts behind it are not.</summary>
    Value,
}

/// <summary>Something that is measured. What exactly is said by its versions.</summary>
/// <param name="Id">Stable, such as drd-same-day; part of addresses.</param>
/// <param name="Name">A few plain words.</param>
/// <param name="Question">What it answers, as a person would ask.</param>
/// <param name="Topic">Under which heading it stands.</param>
/// <param name="Unit">percent, days, people …</param>
/// <param name="Good">Which way is good.</param>
/// <param name="Method">How it comes about.</param>
/// <param name="Scale">What the quotient of a proportion or ratio is multiplied by: 100 for percent.</param>
/// <param name="Decimals">Decimals shown.</param>
/// <param name="IsHeadline">True for the few that a place's page begins with.</param>
/// <param name="Reporting">The metric whose monthly counts show whether reporting dropped out; empty where none does.</param>
/// <param name="Versions">What it meant when, oldest first.</param>
public sealed record Metric(string Id, string Name, string Question, string Topic, string Unit, Good Good, Method Method, double Scale, int Decimals, bool IsHeadline, string Reporting,
    IReadOnlyList<MetricVersion> Versions)
{
    /// <summary>What it means on a day; null where it was not measured then.</summary>
    public MetricVersion? VersionOn(DateOnly day) => Versions.FirstOrDefault(version => version.Valid.Contains(day));

    /// <summary>The version of that name.</summary>
    public MetricVersion? Version(string name) => Versions.FirstOrDefault(version => version.Name == name);

    /// <summary>The polarity that the engine knows.</summary>
    public Polarity Polarity => Good switch { Good.High => Polarity.HighIsGood, Good.Low => Polarity.LowIsGood, _ => Polarity.Neutral };

    /// <summary>A figure as people read it, with its unit: 86.5%, 0.83 days, 4,035,716 discharges.</summary>
    public string Say(double value) => Unit switch
    {
        "percent" => Number(value) + "%",
        _ => $"{Number(value)} {Unit}",
    };

    /// <summary>A figure without its unit.</summary>
    public string Number(double value) => value.ToString($"N{Decimals}");
}

/// <summary>What a metric meant in some years. A new definition is a new version; figures of two versions are never joined by a line.</summary>
/// <param name="Name">Such as 2024.</param>
/// <param name="Valid">The days whose figures follow it.</param>
/// <param name="Definition">In words.</param>
/// <param name="Numerator">What is counted above the line; empty where it is not published.</param>
/// <param name="Denominator">What is counted below the line.</param>
/// <param name="Bases">Whom the figure counts, at each level at which it is published.</param>
/// <param name="Source">Who publishes it.</param>
/// <param name="Licence">On what terms.</param>
/// <param name="Suppression">Which figures are withheld; empty when none are.</param>
/// <param name="Status">verified, derived or unverified.</param>
public sealed record MetricVersion(string Name, DateRange Valid, string Definition, string Numerator, string Denominator,
    IReadOnlyDictionary<Level, Basis> Bases, string Source, string Licence, string Suppression, string Status)
{
    private const string FewerThan = "fewer than ";

    /// <summary>Figures over a smaller denominator are not shown; 0 when there is no such rule.</summary>
    public int SmallestDenominator => Suppression.StartsWith(FewerThan, StringComparison.Ordinal) ? int.Parse(Suppression[FewerThan.Length..].Split(' ')[0]) : 0;
}

/// <summary>Words for what metrics are about.</summary>
public static class MetricWords
{
    /// <summary>A basis as people say it.</summary>
    public static string Of(Basis basis) => basis switch
    {
        Basis.Resident => "people who live here, wherever they were cared for",
        Basis.Registered => "people registered with a GP here",
        Basis.Provider => "people cared for by hospitals and services here, wherever they live",
        Basis.CouncilSupported => "people whom the council supports",
        _ => "people who work here",
    };

    /// <summary>A basis in two or three words.</summary>
    public static string Short(Basis basis) => basis switch
    {
        Basis.Resident => "by home",
        Basis.Registered => "by GP",
        Basis.Provider => "by provider",
        Basis.CouncilSupported => "council-supported",
        _ => "by workplace",
    };

    /// <summary>Many of a level.</summary>
    public static string Many(Level level) => level switch
    {
        Level.England => "England",
        Level.Icb => "integrated care boards",
        Level.Council => "councils",
        Level.District => "districts",
        _ => "providers",
    };
}
