namespace Joinery.Measures;

/// <summary>Where an interval lies against a benchmark.</summary>
public enum Against
{
    /// <summary>The interval holds the benchmark.</summary>
    Similar,
    /// <summary>The whole interval is above it.</summary>
    Higher,
    /// <summary>The whole interval is below it.</summary>
    Lower,
}

/// <summary>A comparison with a benchmark.</summary>
/// <param name="Against">Where the interval lies.</param>
/// <param name="Judgement">What that means; none when similar.</param>
public sealed record Comparison(Against Against, Judgement Judgement);

/// <summary>Compares a value with a benchmark by its interval. A limit that touches the benchmark does not differ from it.</summary>
public static class Benchmarks
{
    /// <summary>Higher when the lower limit is above the benchmark, lower when the upper limit is below it, similar otherwise.</summary>
    public static Comparison Compare(Interval interval, double benchmark, Polarity polarity)
    {
        var against = interval.Lower > benchmark ? Against.Higher : interval.Upper < benchmark ? Against.Lower : Against.Similar;
        return new(against, polarity.Judge(against switch { Against.Higher => 1, Against.Lower => -1, _ => 0 }));
    }
}
