namespace Joinery.Rules;

/// <summary>How sure a figure is. Whoever sees a result sees the least sure of the figures it rests on.</summary>
public enum RateStatus
{
    /// <summary>Read in the instrument or a published source.</summary>
    Verified,
    /// <summary>Worked out from verified figures by a rule that is named in the source.</summary>
    Derived,
    /// <summary>Believed right and not checked; a named person should check it before a decision rests on it.</summary>
    Unverified,
}

/// <summary>When a figure ends by itself, so that a year which nobody has entered is refused and never served with the figure of the year before.</summary>
public enum Uprating
{
    /// <summary>Holds until it is changed.</summary>
    None,
    /// <summary>Set for a year from 6 April, as the charging regulations do.</summary>
    SixthOfApril,
    /// <summary>Set for a year from the first Monday on or after 6 April, as benefits are.</summary>
    BenefitWeek,
    /// <summary>Set for a year from 1 April, as NHS rates are.</summary>
    FirstOfApril,
    /// <summary>Set for a half-year from 1 January or 1 July.</summary>
    HalfYear,
}

/// <summary>One figure of one element, with the days on which it holds and the day from which it was known.</summary>
/// <param name="Element">What it is.</param>
/// <param name="Value">The figure, in its unit.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Until">The first day after, set by how the element is uprated; null when it holds until changed. A later row ends it sooner.</param>
/// <param name="KnownFrom">The day on which it was announced; null when that was before it held.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Status">How sure it is.</param>
/// <param name="Unit">Such as GBP/week.</param>
/// <param name="Note">Anything a reader should know; may be empty.</param>
public sealed record Rate(
    RateElement Element, decimal Value, DateOnly From, DateOnly? Until, DateOnly? KnownFrom, string Source, RateStatus Status, string Unit, string Note);

/// <summary>The days on which figures turn.</summary>
public static class RateTurns
{
    /// <summary>The first Monday on or after 6 April of a year: the day on which benefit rates change.</summary>
    public static DateOnly BenefitWeek(int year)
    {
        var sixth = new DateOnly(year, 4, 6);
        return sixth.AddDays((8 - (int)sixth.DayOfWeek) % 7);
    }

    /// <summary>
    /// The first day on which a figure that began on <paramref name="from"/> no longer holds by itself; null when it holds until changed.
    /// A figure of 1 April 2015 is of the year 2015/16, although that year's instruments began on 6 April in every later year.
    /// </summary>
    public static DateOnly? End(Uprating uprating, DateOnly from)
    {
        var next = FinancialYear.Of(from).StartYear + 1;
        return uprating switch
        {
            Uprating.SixthOfApril => new(next, 4, 6),
            Uprating.BenefitWeek => BenefitWeek(next),
            Uprating.FirstOfApril => new(next, 4, 1),
            Uprating.HalfYear => from.Month < 7 ? new(from.Year, 7, 1) : new(from.Year + 1, 1, 1),
            _ => null,
        };
    }
}
