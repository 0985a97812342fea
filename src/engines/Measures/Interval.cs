namespace Joinery.Measures;

/// <summary>A value with the limits of its confidence interval, all in the unit of the value.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Lower">The lower limit; at most the value.</param>
/// <param name="Upper">The upper limit; at least the value.</param>
/// <param name="Confidence">How sure the limits are.</param>
public sealed record Interval(double Value, double Lower, double Upper, Confidence Confidence)
{
    /// <summary>Upper less lower.</summary>
    public double Width => Upper - Lower;

    /// <summary>True when <paramref name="other"/> lies between the limits or on one.</summary>
    public bool Contains(double other) => Lower <= other && other <= Upper;

    /// <summary>The same in another unit: every number times <paramref name="factor"/>, which is above zero.</summary>
    internal Interval Times(double factor) => new(Value * factor, Lower * factor, Upper * factor, Confidence);
}
