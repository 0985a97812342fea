using Joinery.Place.Imports;

namespace Joinery.Place;

/// <summary>One figure of one metric for one area and period, with all that is needed to judge it.</summary>
/// <param name="Metric">The metric's id.</param>
/// <param name="Version">The version of its definition.</param>
/// <param name="Area">The code under which Joinery shows it: the current one of an area that was only given a new code.</param>
/// <param name="Code">The code under which it was published.</param>
/// <param name="Basis">Whom it counts.</param>
/// <param name="Period">Of which days.</param>
/// <param name="Numerator">What is counted above the line; null where that is not published.</param>
/// <param name="Denominator">What is counted below the line.</param>
/// <param name="Value">The figure in the metric's unit; null when there is none, and the mark says why.</param>
/// <param name="Mark">How it stands.</param>
/// <param name="Coverage">Share of reporters, 0 to 1, where the publisher gives one.</param>
/// <param name="Note">A sentence about this figure; often empty.</param>
/// <param name="Import">The import that brought it.</param>
public sealed record Observation(string Metric, string Version, string Area, string Code, Basis Basis, DateRange Period,
    double? Numerator, double? Denominator, double? Value, Mark Mark, double? Coverage, string Note, string Import);
