namespace Joinery.Rules;

/// <summary>What decides whether a deferred payment agreement must be offered.</summary>
/// <param name="NeedsMetInCareHome">Needs are, or would be, met in a care home.</param>
/// <param name="HasInterestInHome">The adult has a legal or beneficial interest in the main or only home.</param>
/// <param name="HomeIsLeftOut">The value of the home is left out of capital.</param>
/// <param name="OtherCapital">Capital besides the home.</param>
/// <param name="FirstChargeObtainable">A first legal charge can be had.</param>
/// <param name="OthersConsent">Everybody whose interest could block a sale consented in writing.</param>
/// <param name="TermsAgreed">The adult agrees to the terms.</param>
public sealed record DeferralRequest(bool NeedsMetInCareHome, bool HasInterestInHome, bool HomeIsLeftOut, Money OtherCapital, bool FirstChargeObtainable, bool OthersConsent, bool TermsAgreed)
{
    /// <summary>Needs are met in supported living: then the authority may offer one.</summary>
    public bool SupportedLiving { get; init; }
}

/// <summary>Whether an agreement must be offered, and what stands against it.</summary>
/// <param name="IsDuty">True when it must be offered.</param>
/// <param name="MayOffer">True when the authority may offer it all the same.</param>
/// <param name="Against">What stands against a duty, in sentences.</param>
public sealed record DeferralOffer(bool IsDuty, bool MayOffer, IReadOnlyList<string> Against);

/// <summary>How a week's charge is paid under an agreement.</summary>
/// <param name="Kept">Income that the person keeps, pounds a week.</param>
/// <param name="Paid">What they pay now.</param>
/// <param name="Deferred">What is added to the debt.</param>
public sealed record DeferredWeek(decimal Kept, Money Paid, Money Deferred);

/// <summary>Deferred payment agreements: who must be offered one, how much may be deferred, and when it is repaid.</summary>
[RulesOf("Deferred payments")]
public static class DeferredPayments
{
    /// <summary>Whether the authority must offer an agreement.</summary>
    [Law(Instruments.DeferredPayments, "reg 2")]
    [Law(Instruments.DeferredPayments, "reg 3")]
    public static DeferralOffer Offer(DeferralRequest request, RatesOn rates)
    {
        var limit = rates[RateElement.DpaOtherCapitalLimit];
        (bool Fails, string Why)[] conditions =
        [
            (!request.NeedsMetInCareHome, "The needs are not met in a care home."),
            (!request.HasInterestInHome, "There is no interest in the main or only home."),
            (request.HomeIsLeftOut, "The home is left out of capital, so there is nothing to defer."),
            (request.OtherCapital.Pounds > limit, $"Capital besides the home is above {Words.Pounds(limit)}."),
            (!request.FirstChargeObtainable, "A first legal charge on the home cannot be had."),
            (!request.OthersConsent, "Somebody who could block a sale has not consented in writing."),
            (!request.TermsAgreed, "The terms are not agreed."),
        ];
        var against = conditions.Where(condition => condition.Fails).Select(condition => condition.Why).ToList();
        return new(against.Count == 0, against.Count == 0 || (request.TermsAgreed && (request.NeedsMetInCareHome || request.SupportedLiving)), against);
    }

    /// <summary>
    /// The equity limit in pounds: nine tenths of the value, less a fixed sum, less what is secured on it before; tested each time an amount falls
    /// due. Not below zero.
    /// </summary>
    [Law(Instruments.DeferredPayments, "reg 5(5)")]
    public static decimal EquityLimit<TWorking>(Money value, Money encumbrances, RatesOn rates, TWorking working) where TWorking : struct, IWorking
    {
        var (part, deduction) = (rates[RateElement.DpaEquityPercent], rates[RateElement.DpaEquityDeduction]);
        var limit = Math.Max(0, value.Pounds * part / 100 - deduction - encumbrances.Pounds);
        if (TWorking.IsOn)
            working.Add(new("deferral.equity-limit", "Equity limit", limit, new(Instruments.DeferredPayments, "reg 5(5)"),
                $"{value} × {Words.Number(part)}% − {Words.Pounds(deduction)}{(encumbrances == Money.Zero ? "" : $" − {encumbrances}")}")
            { Rates = [rates.Row(RateElement.DpaEquityPercent), rates.Row(RateElement.DpaEquityDeduction)] });
        return limit;
    }

    /// <summary>
    /// How a weekly charge is paid with an income under the charging regulations: the authority may ask for income above the allowance, and the rest
    /// is deferred; or less than the rest, where the adult asks to pay more now.
    /// </summary>
    [Law(Instruments.DeferredPayments, "reg 5")]
    [Law(Instruments.DeferredPayments, "reg 6")]
    public static DeferredWeek Week(Money charge, decimal income, RatesOn rates, Money? asksToDefer = null)
    {
        var most = Pennies.Money(Pennies.Down(Math.Max(0, income - rates[RateElement.DpaDisposableIncomeAllowance])));
        var paid = most < charge ? most : charge;
        var deferred = charge - paid;
        if (asksToDefer is { } asked && asked < deferred) deferred = asked;
        return new(Math.Max(0, income - (charge - deferred).Pounds), charge - deferred, deferred);
    }

    /// <summary>The most interest that may be charged on a day, percent a year; refuses a day after the last half-year that is known.</summary>
    [Law(Instruments.DeferredPayments, "reg 9")]
    public static Outcome<decimal> MostInterest(RateBook book, DateOnly day, DateOnly knownOn) =>
        book.Find(RateElement.DpaInterestRateMax, day, knownOn).Then<decimal>(rate => rate.Value);

    /// <summary>The day by which the debt is repaid: of sale, or the days after a death that the law allows, whichever is sooner; null while neither is known.</summary>
    [Law(Instruments.DeferredPayments, "reg 7")]
    public static DateOnly? RepayBy(DateOnly? sold, DateOnly? died, RatesOn rates)
    {
        var afterDeath = died?.AddDays((int)rates[RateElement.DpaRepayDaysAfterDeath]);
        return sold is null ? afterDeath : afterDeath is null || sold < afterDeath ? sold : afterDeath;
    }
}
