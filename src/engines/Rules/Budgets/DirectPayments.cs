namespace Joinery.Rules;

/// <summary>What money of a direct payment must not buy.</summary>
public enum BarredUse
{
    /// <summary>Services of a general practitioner.</summary>
    GeneralPractice,
    /// <summary>Prescriptions and charges.</summary>
    Prescriptions,
    /// <summary>Surgery.</summary>
    Surgery,
    /// <summary>Vaccination, immunisation and screening.</summary>
    VaccinationOrScreening,
    /// <summary>The NHS Health Check.</summary>
    HealthCheck,
    /// <summary>Alcohol.</summary>
    Alcohol,
    /// <summary>Tobacco.</summary>
    Tobacco,
    /// <summary>Gambling.</summary>
    Gambling,
    /// <summary>Repaying a debt other than for a service of the plan.</summary>
    Debt,
}

/// <summary>What must not be bought, in words.</summary>
public static class BarredUses
{
    /// <summary>In plain words, as the end of a sentence.</summary>
    public static string LabelOf(BarredUse use) => use switch
    {
        BarredUse.GeneralPractice => "a GP’s services",
        BarredUse.VaccinationOrScreening => "vaccination or screening",
        BarredUse.HealthCheck => "the NHS Health Check",
        BarredUse.Debt => "a debt",
        _ => use.ToString().ToLowerInvariant(),
    };
}

/// <summary>Who is paid, as far as the law asks.</summary>
public enum Relation
{
    /// <summary>Nobody of the family.</summary>
    None,
    /// <summary>Spouse, civil partner, or living as one.</summary>
    Partner,
    /// <summary>Parent or parent-in-law.</summary>
    Parent,
    /// <summary>Son, daughter, or their in-law.</summary>
    Child,
    /// <summary>Stepchild.</summary>
    Stepchild,
    /// <summary>Brother or sister.</summary>
    Sibling,
    /// <summary>Aunt or uncle.</summary>
    AuntOrUncle,
    /// <summary>Grandparent.</summary>
    Grandparent,
    /// <summary>The partner of one of these.</summary>
    PartnerOfRelative,
}

/// <summary>What is owed and not yet paid out of an account: it comes off before anything is recovered.</summary>
/// <param name="HolidayPay">Holiday pay that has been earned.</param>
/// <param name="Tax">Tax and National Insurance.</param>
/// <param name="Redundancy">Redundancy pay.</param>
/// <param name="Insurance">Insurance.</param>
public sealed record AccruedLiabilities(Money HolidayPay = default, Money Tax = default, Money Redundancy = default, Money Insurance = default)
{
    /// <summary>All together.</summary>
    public Money Total => HolidayPay + Tax + Redundancy + Insurance;
}

/// <summary>Direct payments of a council and of the NHS, and what holds for one account with both.</summary>
[RulesOf("Personal budgets and direct payments")]
public static class DirectPayments
{
    private const int MostWeeksInHome = 4;
    private const int MostOneOffItems = 5;

    /// <summary>
    /// What may be recovered from an account: the balance less the contingency, a number of weeks that the authority chooses, and less what is owed already.
    /// Leaving out what is owed is the usual cause of complaints.
    /// </summary>
    [Law(Instruments.CareAct, "s33")]
    [Law(Instruments.HealthDirectPayments, "reg 15")]
    public static Money Surplus(Money balance, Money weeklyGross, int contingencyWeeks, AccruedLiabilities owed)
    {
        var surplus = balance - weeklyGross * contingencyWeeks - owed.Total;
        return surplus.IsNegative ? Money.Zero : surplus;
    }

    /// <summary>
    /// Refuses what an account must not buy. An account that holds NHS money follows the NHS list for all of it; one with the council's alone may buy what the
    /// plan names, but for debts.
    /// </summary>
    [Law(Instruments.HealthDirectPayments, "reg 8")]
    public static Outcome<Done> MayBuy(BarredUse? use, bool hasHealthMoney) =>
        use is { } barred && hasHealthMoney ? RulesRefusals.DirectPaymentUse.With(BarredUses.LabelOf(barred)) : Done.It;

    /// <summary>
    /// Refuses long stays in a care home out of the council's direct payment: at most four weeks in a row in any twelve months. Stays less than four weeks
    /// apart are one; between longer ones, short ones begin anew.
    /// </summary>
    [Law(Instruments.DirectPayments, "reg 6")]
    public static Outcome<Done> MayStay(IReadOnlyList<DateRange> stays)
    {
        var run = new List<DateRange>();
        foreach (var stay in stays.OrderBy(stay => stay.From))
        {
            if (stay.Until is not { } until) return RulesRefusals.DirectPaymentHome.With(MostWeeksInHome, Words.Day(stay.From));
            if (run.Count > 0 && stay.From.DayNumber - run[^1].Until!.Value.DayNumber >= 7 * MostWeeksInHome) run.Clear();
            run.Add(stay);
            var yearBefore = until.AddMonths(-12);
            var days = run.Sum(one => Math.Max(0, one.Until!.Value.DayNumber - Math.Max(one.From.DayNumber, yearBefore.DayNumber)));
            if (days > 7 * MostWeeksInHome) return RulesRefusals.DirectPaymentHome.With(MostWeeksInHome, Words.Day(stay.From));
        }
        return Done.It;
    }

    /// <summary>Refuses a payment to somebody whom a court put under an order about drink, drugs or an offence of the schedules.</summary>
    [Law(Instruments.DirectPayments, "Sch 1")]
    [Law(Instruments.HealthDirectPayments, "Sch")]
    public static Outcome<Done> MayReceive(bool underCourtOrder) => underCourtOrder ? RulesRefusals.DirectPaymentOrder.With() : Done.It;

    /// <summary>
    /// Refuses to pay a partner in any household, and close family in the same one, unless the authority considers it necessary, for care or for help with
    /// administration or management, and says why.
    /// </summary>
    [Law(Instruments.DirectPayments, "reg 3")]
    public static Outcome<Done> MayPay(Relation relation, bool sameHousehold, Judgement? necessary)
    {
        if (relation == Relation.None || (relation != Relation.Partner && !sameHousehold)) return Done.It;
        return necessary is { IsComplete: true } ? Done.It : RulesRefusals.DirectPaymentRelative.With();
    }

    /// <summary>
    /// True where whoever receives and manages the money for a person who lacks capacity must have a criminal record certificate: everybody but family and
    /// friends involved in their care.
    /// </summary>
    [Law(Instruments.DirectPayments, "reg 5")]
    [Law(Instruments.HealthDirectPayments, "reg 7(8)")]
    public static bool NeedsCertificate(bool isFamilyOrFriend) => !isFamilyOrFriend;

    /// <summary>True where an NHS payment may go to a personal bank account: for one item, or for no more than five in a financial year.</summary>
    [Law(Instruments.HealthDirectPayments, "reg 10")]
    public static bool MayUsePersonalAccount(int itemsInFinancialYear) => itemsInFinancialYear <= MostOneOffItems;

    /// <summary>Refuses a recovery without a notice that gives its reasons; the person may ask once for it to be looked at again.</summary>
    [Law(Instruments.CareAct, "s33")]
    [Law(Instruments.HealthDirectPayments, "reg 15")]
    public static Outcome<Money> Recover(Money surplus, string reasons, bool alreadyReconsidered, bool asksAgain)
    {
        if (string.IsNullOrWhiteSpace(reasons)) return RulesRefusals.RecoveryReasons.With();
        return alreadyReconsidered && asksAgain ? RulesRefusals.RecoveryReconsidered.With() : surplus;
    }
}
