using System.Diagnostics;

namespace Joinery.Benchmarks;

/// <summary>Times a piece of work.</summary>
internal static class Stopwatches
{
    // The compiler turns to what is called often only after a while, so warming up is a time and not a number of calls.
    private const int WarmingMilliseconds = 1000, Rounds = 31;

    // Work gives something back, so that the compiler cannot leave it out.
    private static double _kept;

    /// <summary>A row of the table. The first time, with code not yet compiled, stands in a column of its own.</summary>
    public static string Row(string what, Func<double> work)
    {
        var first = Milliseconds(work);
        for (var spent = 0.0; spent < WarmingMilliseconds;) spent += Milliseconds(work);
        double[] times = [.. Enumerable.Range(0, Rounds).Select(_ => Milliseconds(work)).Order()];
        if (double.IsNaN(_kept)) throw new InvalidOperationException($"{what} gave no number.");
        return FormattableString.Invariant($"| {what} | {times[Rounds / 2]:0.00} ms ({times[0]:0.00}–{times[^1]:0.00}) | {first:0.0} ms |");
    }

    private static double Milliseconds(Func<double> work)
    {
        var from = Stopwatch.GetTimestamp();
        _kept = work();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }
}
