namespace Joinery.Rules;

/// <summary>When interest begins to bear interest. The law leaves it to the agreement.</summary>
public enum Compounding
{
    /// <summary>Each week: opening balance × rate ÷ 52, to the person's advantage in the fraction of a penny. The reference for worked examples.</summary>
    Weekly,
    /// <summary>Each day: balance × rate ÷ 365.</summary>
    Daily,
    /// <summary>On the first of each month, for the days since the last.</summary>
    Monthly,
}

/// <summary>The terms of an agreement that a ledger follows.</summary>
/// <param name="From">The first day of the first week.</param>
/// <param name="WeeklyDeferral">What is deferred each week.</param>
/// <param name="EquityLimit">The limit, pounds, as it was worked out last.</param>
/// <param name="PropertyValue">The value of the home, for the review.</param>
public sealed record DeferralTerms(DateOnly From, Money WeeklyDeferral, decimal EquityLimit, Money PropertyValue)
{
    /// <summary>What is deferred later, where the charge or the value of the home is no longer what it was; in the order of their days.</summary>
    public IReadOnlyList<DeferralChange> Changes { get; init; } = [];

    /// <summary>The authority's own rate, percent a year; null for the most that the law allows.</summary>
    public decimal? OwnRate { get; init; }

    /// <summary>When interest is added.</summary>
    public Compounding Compounding { get; init; }

    /// <summary>True when the adult asked to pay interest separately: then it is shown and not added.</summary>
    public bool PaysInterestSeparately { get; init; }

    /// <summary>Costs of setting up and running the agreement that are added, by day; no more than they actually are.</summary>
    public IReadOnlyList<(DateOnly On, Money Amount)> AdministrationCosts { get; init; } = [];
}

/// <summary>Other amounts, for each week that begins on a day or later.</summary>
/// <param name="On">The day.</param>
/// <param name="WeeklyDeferral">What is deferred each week.</param>
/// <param name="EquityLimit">The limit, pounds.</param>
public sealed record DeferralChange(DateOnly On, Money WeeklyDeferral, decimal EquityLimit);

/// <summary>One week of a deferral.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Opening">The debt at its start.</param>
/// <param name="Interest">Interest of the week.</param>
/// <param name="RatePercent">The rate used, percent a year.</param>
/// <param name="Costs">Administration costs added.</param>
/// <param name="Deferred">What was deferred; nothing once the limit is reached.</param>
/// <param name="Closing">The debt at its end.</param>
/// <param name="IsStopped">True when nothing was deferred since that would have taken the debt over the limit.</param>
public sealed record DeferralWeek(DateOnly From, Money Opening, Money Interest, decimal RatePercent, Money Costs, Money Deferred, Money Closing, bool IsStopped);

/// <summary>What an adult is told about a deferral every six months.</summary>
/// <param name="Days">The days it is about.</param>
/// <param name="Opening">The debt at their start.</param>
/// <param name="Deferred">Deferred in them.</param>
/// <param name="Interest">Interest in them.</param>
/// <param name="Costs">Administration costs in them.</param>
/// <param name="Closing">The debt at their end.</param>
/// <param name="LeftToDefer">What may still be deferred, pounds; never below zero.</param>
/// <param name="PercentOfValue">The debt as a part of the value of the home, in percent.</param>
/// <param name="IsReviewDue">True when the debt has reached the part of the value at which guidance asks for a review.</param>
public sealed record DeferralStatement(DateRange Days, Money Opening, Money Deferred, Money Interest, Money Costs, Money Closing, decimal LeftToDefer, decimal PercentOfValue, bool IsReviewDue);

/// <summary>The debt under a deferred payment agreement, week by week.</summary>
[RulesOf("Deferred payments")]
public static class DeferralLedger
{
    /// <summary>The limit of weeks in one ledger.</summary>
    public const int MostWeeks = 2_600;

    /// <summary>
    /// The weeks from the first on. Nothing is deferred that would take the debt over the limit; interest may still be added after it. Refuses a week
    /// for which no rate of interest is known, with all weeks before it lost: ask for fewer weeks then.
    /// </summary>
    [Law(Instruments.DeferredPayments, "reg 5(3)")]
    [Law(Instruments.DeferredPayments, "reg 9")]
    [Law(Instruments.DeferredPayments, "reg 10")]
    public static Outcome<IReadOnlyList<DeferralWeek>> Run(DeferralTerms terms, int weeks, RateBook book, DateOnly knownOn)
    {
        if (weeks > MostWeeks) return RulesRefusals.LedgerTooLong.With(MostWeeks);
        var ledger = new List<DeferralWeek>(weeks);
        var balance = Money.Zero;
        decimal accrued = 0;
        for (var i = 0; i < weeks; i++)
        {
            var first = terms.From.AddDays(7 * i);
            if (!RateOn(terms, book, first, knownOn).Try(out var rate, out var refusal)) return refusal;
            var interest = terms.Compounding switch
            {
                Compounding.Daily => DailyInterest(balance, rate),
                Compounding.Monthly => MonthlyInterest(first, balance, rate, ref accrued),
                _ => Pennies.Money(Pennies.Down(balance.Pounds * rate / 100 / 52)),
            };
            var costs = terms.AdministrationCosts.Where(cost => cost.On >= first && cost.On < first.AddDays(7)).Sum(cost => cost.Amount);
            var added = terms.PaysInterestSeparately ? Money.Zero : interest;
            var (deferral, limit) = terms.Changes.LastOrDefault(change => change.On <= first) is { } change ? (change.WeeklyDeferral, change.EquityLimit) : (terms.WeeklyDeferral, terms.EquityLimit);
            var next = balance + added + costs + deferral;
            var isStopped = next.Pounds > limit;
            var closing = isStopped ? next - deferral : next;
            ledger.Add(new(first, balance, interest, rate, costs, isStopped ? Money.Zero : deferral, closing, isStopped));
            balance = closing;
        }
        return ledger;
    }

    /// <summary>The statement for a run of weeks of a ledger.</summary>
    [Law(Instruments.Guidance, "ch. 9")]
    public static Outcome<DeferralStatement> Statement(DeferralTerms terms, IReadOnlyList<DeferralWeek> weeks, RatesOn rates)
    {
        if (weeks.Count == 0) return RulesRefusals.LedgerEmpty.With();
        if (rates.Lack(RateElement.DpaReviewAtPercentOfValue) is { } lack) return lack;
        var closing = weeks[^1].Closing;
        var percent = terms.PropertyValue == Money.Zero ? 0 : 100 * closing.Pounds / terms.PropertyValue.Pounds;
        return new DeferralStatement(DateRange.Of(weeks[0].From, weeks[^1].From.AddDays(7)), weeks[0].Opening, weeks.Sum(week => week.Deferred), weeks.Sum(week => week.Interest),
            weeks.Sum(week => week.Costs), closing, Math.Max(0, terms.EquityLimit - closing.Pounds), percent, percent >= rates[RateElement.DpaReviewAtPercentOfValue]);
    }

    /// <summary>How many whole weeks a deferral can go on before it reaches a limit in pounds, without interest.</summary>
    [Law(Instruments.DeferredPayments, "reg 5(3)")]
    public static int WholeWeeks(decimal equityLimit, Money weeklyDeferral) => weeklyDeferral.Pence <= 0 ? 0 : (int)decimal.Floor(equityLimit / weeklyDeferral.Pounds);

    private static Outcome<decimal> RateOn(DeferralTerms terms, RateBook book, DateOnly day, DateOnly knownOn)
    {
        if (!DeferredPayments.MostInterest(book, day, knownOn).Try(out var most, out var refusal)) return refusal;
        if (terms.OwnRate is not { } own) return most;
        return own < 0 || own > most ? RulesRefusals.InterestTooHigh.With(Words.Number(own), Words.Number(most), Words.Day(day)) : own;
    }

    private static Money DailyInterest(Money balance, decimal rate)
    {
        var sum = balance.Pounds;
        for (var day = 0; day < 7; day++) sum += decimal.Round(sum * rate / 100 / 365, 12);
        return Pennies.Money(Pennies.Down(sum - balance.Pounds));
    }

    private static Money MonthlyInterest(DateOnly first, Money balance, decimal rate, ref decimal accrued)
    {
        var added = Money.Zero;
        for (var day = first; day < first.AddDays(7); day = day.AddDays(1))
        {
            if (day.Day == 1)
            {
                added += Pennies.Money(Pennies.Down(accrued));
                accrued = 0;
            }
            accrued += (balance + added).Pounds * rate / 100 / 365;
        }
        return added;
    }
}
