namespace Joinery.Rules;

/// <summary>
/// Whether somebody has reached pension-credit age, which is a woman's state pension age for everybody. The table of 2010 to 2020, in which
/// nearly each month of birth has a day of its own, is not held: a day in those years is asked for instead of guessed.
/// </summary>
[RulesOf("Care Act charging")]
public static class PensionAges
{
    private static readonly DateOnly SixtyBefore = new(1950, 4, 6);
    private static readonly DateOnly SixtySixFrom = new(1954, 10, 6);
    private static readonly DateOnly RisingFrom = new(1960, 4, 6);
    private static readonly DateOnly SixtySevenFrom = new(1961, 3, 6);
    private static readonly DateOnly EveryoneSixtySix = new(2020, 10, 6);

    /// <summary>
    /// True when pension-credit age is reached on a day. Refuses a birth between 6 April 1950 and 5 October 1954 for days before October 2020;
    /// give <see cref="PersonFacts.PensionAgeOn"/> then.
    /// </summary>
    [Law(Instruments.PensionsAct, "Sch 4 para 1")]
    public static Outcome<bool> Reached(DateOnly birth, DateOnly day)
    {
        if (birth < SixtyBefore) return birth.AddYears(60) <= day;
        if (birth < SixtySixFrom) return day >= EveryoneSixtySix ? true : Ages.On(birth, day) < 60 ? false : RulesRefusals.PensionAgeUnknown.With();
        if (birth < RisingFrom) return birth.AddYears(66) <= day;
        if (birth >= SixtySevenFrom) return birth.AddYears(67) <= day;
        // Between 6 April 1960 and 5 March 1961 each month from the sixth adds one month to 66 years.
        var months = (birth.Year - 1960) * 12 + birth.Month - 4 + (birth.Day >= 6 ? 1 : 0);
        return birth.AddYears(66).AddMonths(months) <= day;
    }
}
