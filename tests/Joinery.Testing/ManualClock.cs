using System.Globalization;

namespace Joinery.Testing;

/// <summary>
/// A clock that shows the same moment until it is told to move. Only the hour stands still: what waits through it
/// (the pause before a write is tried again) waits in real time, since nobody would be there to move the clock.
/// </summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <summary>A clock at a moment written as 2026-04-01T09:30:00Z.</summary>
    public static ManualClock At(string moment) => new(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves on by a stretch of time, or back by a negative one.</summary>
    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Moves to a moment.</summary>
    public void MoveTo(DateTimeOffset moment) => Interlocked.Exchange(ref _ticks, moment.UtcTicks);
}
