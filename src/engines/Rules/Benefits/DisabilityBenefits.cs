namespace Joinery.Rules;

/// <summary>Where a person stays, as far as disability benefits stop there.</summary>
public enum BenefitStay
{
    /// <summary>A care home that the council, in part or whole, pays for.</summary>
    CouncilFundedHome,
    /// <summary>A nursing home that the NHS pays for.</summary>
    HealthFundedHome,
    /// <summary>A hospital.</summary>
    Hospital,
    /// <summary>A care home that the person pays for, or will repay in full under a deferred payment agreement.</summary>
    SelfFundedHome,
}

/// <summary>A stay.</summary>
/// <param name="Where">Where.</param>
/// <param name="Days">The days; without an end while it goes on.</param>
public sealed record Stay(BenefitStay Where, DateRange Days);

/// <summary>
/// When Attendance Allowance, Disability Living Allowance and Personal Independence Payment stop being paid. All of it is unverified: the
/// Department for Work and Pensions decides.
/// </summary>
[RulesOf("Disability benefits")]
public static class DisabilityBenefits
{
    /// <summary>The days for which payment goes on; stays no more than this many days apart add up.</summary>
    public const int LinkedDays = 28;

    /// <summary>
    /// The days in stays for which the part for care, or with <paramref name="mobility"/> that for mobility, is not paid: from the 29th day of stays that are
    /// linked. Mobility goes on in a home that the council pays for; whoever pays for themselves keeps everything.
    /// </summary>
    [Law(Instruments.AttendanceAllowance, "reg 7")]
    [Law(Instruments.AttendanceAllowance, "reg 8")]
    public static IReadOnlyList<DateRange> NotPaid(IEnumerable<Stay> stays, bool mobility)
    {
        var stopped = new List<DateRange>();
        var used = 0;
        DateOnly? lastEnd = null;
        foreach (var stay in stays.Where(stay => Stops(stay.Where, mobility)).OrderBy(stay => stay.Days.From))
        {
            if (lastEnd is { } end && stay.Days.From.DayNumber - end.DayNumber > LinkedDays) used = 0;
            var firstUnpaid = stay.Days.From.AddDays(Math.Max(0, LinkedDays - used));
            if (stay.Days.Until is not { } until)
            {
                stopped.Add(DateRange.Of(firstUnpaid));
                break;
            }
            if (firstUnpaid < until) stopped.Add(DateRange.Of(firstUnpaid, until));
            used += stay.Days.Days!.Value;
            lastEnd = until;
        }
        return stopped;
    }

    private static bool Stops(BenefitStay where, bool mobility) => where switch
    {
        BenefitStay.SelfFundedHome => false,
        BenefitStay.CouncilFundedHome => !mobility,
        _ => true,
    };
}
