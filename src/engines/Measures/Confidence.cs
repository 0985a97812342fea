using MathNet.Numerics.Distributions;

namespace Joinery.Measures;

/// <summary>How sure a two-sided interval is meant to be. Public health shows 95%, and 99.8% where only the clearest differences should stand out.</summary>
public sealed record Confidence
{
    /// <summary>The smallest level that is accepted; below it an interval misleads more than it says.</summary>
    public const double Least = 0.5;
    /// <summary>The greatest level that is accepted.</summary>
    public const double Most = 0.9999;

    /// <summary>95%.</summary>
    public static readonly Confidence Percent95 = new(0.95, 1.959963984540054);
    /// <summary>99.8%.</summary>
    public static readonly Confidence Percent998 = new(0.998, 3.090232306167813);

    private Confidence(double level, double z) => (Level, Z) = (level, z);

    /// <summary>The level, between 0 and 1.</summary>
    public double Level { get; }

    /// <summary>The standard normal deviate on either side.</summary>
    public double Z { get; }

    /// <summary>The probability left outside on each side.</summary>
    public double Tail => (1 - Level) / 2;

    /// <summary>A level between <see cref="Least"/> and <see cref="Most"/>, such as 0.99; refuses any other, for 95 is not 0.95.</summary>
    public static Outcome<Confidence> Of(double level) => level switch
    {
        0.95 => Percent95,
        0.998 => Percent998,
        >= Least and <= Most => new Confidence(level, Normal.InvCDF(0, 1, (1 + level) / 2)),
        _ => MeasuresRefusals.ConfidenceOutside.With(level, Least, Most),
    };

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Level * 100:0.###}%");
}
