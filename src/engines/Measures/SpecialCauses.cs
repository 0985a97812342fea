namespace Joinery.Measures;

/// <summary>
/// The four rules of a process-control chart, within one part. A point that several rules find keeps the first: outside a limit, trend,
/// two in three, one side.
/// </summary>
internal static class SpecialCauses
{
    public static Cause[] Find(double[] values, ControlLimits limits, int trendPoints, int sidePoints)
    {
        var causes = new Cause[values.Length];
        // The weakest rule first: each stronger one writes over it.
        MarkSides(causes, values, limits.Mean, sidePoints);
        MarkTwoInThree(causes, values, limits);
        MarkTrends(causes, values, trendPoints);
        for (var i = 0; i < values.Length; i++)
            if (values[i] > limits.Upper) causes[i] = Cause.AboveLimit;
            else if (values[i] < limits.Lower) causes[i] = Cause.BelowLimit;
        return causes;
    }

    /// <summary>Which way a cause points: 1 up, -1 down, 0 for common cause.</summary>
    public static int Sign(Cause cause) => cause switch
    {
        Cause.Common => 0,
        Cause.AboveLimit or Cause.Rising or Cause.NearUpper or Cause.AboveMean => 1,
        _ => -1,
    };

    // Every point of a run of enough neighbours on one side of the mean; a point on the mean ends a run.
    private static void MarkSides(Cause[] causes, double[] values, double mean, int enough)
    {
        for (int from = 0, next; from < values.Length; from = next)
        {
            var side = values[from].CompareTo(mean);
            for (next = from + 1; next < values.Length && values[next].CompareTo(mean) == side; next++) { }
            if (side != 0 && next - from >= enough) Array.Fill(causes, side > 0 ? Cause.AboveMean : Cause.BelowMean, from, next - from);
        }
    }

    // A point close to a limit, where some three neighbours that hold it lie on one side of the mean and two of them are close.
    private static void MarkTwoInThree(Cause[] causes, double[] values, ControlLimits limits)
    {
        for (var from = 0; from + 3 <= values.Length; from++)
        {
            var three = values.AsSpan(from, 3);
            var (close, side) = (0, 0);
            foreach (var value in three)
            {
                if (IsClose(value, limits)) close++;
                side += value.CompareTo(limits.Mean);
            }
            if (close < 2 || Math.Abs(side) < 3) continue;
            for (var i = 0; i < 3; i++)
                if (IsClose(three[i], limits)) causes[from + i] = side > 0 ? Cause.NearUpper : Cause.NearLower;
        }
    }

    // Beyond a near limit and not outside: a point outside is a signal of its own.
    private static bool IsClose(double value, ControlLimits limits) =>
        value <= limits.Upper && value >= limits.Lower && (value > limits.UpperNear || value < limits.LowerNear);

    // Every point of a run of enough neighbours that all rise or all fall. Its direction is that of the step to the next point if that is in
    // a run too, and else of the step before: so the tool does that NHS teams know, and the turning point of two runs belongs to the second.
    private static void MarkTrends(Cause[] causes, double[] values, int enough)
    {
        var inRun = new bool[values.Length];
        for (int from = 0, last; from < values.Length - 1; from = last)
        {
            var step = values[from + 1].CompareTo(values[from]);
            for (last = from + 1; last < values.Length - 1 && values[last + 1].CompareTo(values[last]) == step; last++) { }
            if (step != 0 && last - from + 1 >= enough) Array.Fill(inRun, true, from, last - from + 1);
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (!inRun[i]) continue;
            var step = i + 1 < values.Length && inRun[i + 1] ? values[i + 1].CompareTo(values[i]) : 0;
            if (step == 0) step = values[i].CompareTo(values[i - 1]);
            causes[i] = step > 0 ? Cause.Rising : Cause.Falling;
        }
    }
}
