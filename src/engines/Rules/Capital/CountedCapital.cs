namespace Joinery.Rules;

/// <summary>What a person's capital comes to (step 1).</summary>
[RulesOf("Care Act charging")]
public static class CountedCapital
{
    /// <summary>
    /// Pounds: the person's part of each item that is not left out, and of what they gave up to pay less. Not rounded; the tariff takes part
    /// steps as whole ones. Refuses an item that cannot be valued and a reason that cannot be given.
    /// </summary>
    [Law(Instruments.Charging, "reg 18")]
    [Law(Instruments.Charging, "reg 22")]
    public static Outcome<decimal> Total<TWorking>(ChargeCase one, TWorking working) where TWorking : struct, IWorking
    {
        decimal total = 0;
        var mark = working.Mark;
        for (var i = 0; i < one.Facts.Capital.Count; i++)
        {
            if (!Counting(one, one.Facts.Capital[i], working).Try(out var counts, out var refusal)) return refusal;
            total += counts;
        }
        if (TWorking.IsOn) working.Total(mark, new("capital", "Capital that counts", total, new(Instruments.Charging, "reg 18"), ""));
        return total;
    }

    private static Outcome<decimal> Counting<TWorking>(ChargeCase one, CapitalItem item, TWorking working) where TWorking : struct, IWorking
    {
        if (item.Value.IsNegative || item.Encumbrance.IsNegative || item.SurrenderValue.IsNegative) return RulesRefusals.AmountNegative.With(item.Name);
        if (item.Deprivation is { IsComplete: false }) return RulesRefusals.JudgementMissing.With(item.Name);
        if (!CapitalShares.Of(item).Try(out var share, out var refusal)) return refusal;
        if (!Reason(one, item).Try(out var reason, out refusal)) return refusal;
        var net = Valuation.Net(item, one.Rates);
        var counts = reason is null ? share * net : 0;
        if (TWorking.IsOn) working.Add(LineOf(one, item, share, counts, reason));
        return counts;
    }

    // The reason that lasts longest, so that a page can say until when; null when there is none.
    private static Outcome<AppliedDisregard?> Reason(ChargeCase one, CapitalItem item)
    {
        AppliedDisregard? longest = Automatic(one, item);
        for (var i = 0; i < item.Disregards.Count; i++)
        {
            var given = item.Disregards[i];
            if (CapitalDisregards.Problem(given, one.Setting) is { } problem) return problem;
            if (given.Holds(one.Day) && (longest is null || (given.End ?? DateOnly.MaxValue) > (longest.End ?? DateOnly.MaxValue))) longest = given;
        }
        return Outcome.Of(longest);
    }

    // Where care is not in a care home the main home never counts, and a new permanent resident has 12 weeks: nobody need give these reasons.
    private static AppliedDisregard? Automatic(ChargeCase one, CapitalItem item)
    {
        if (item.Kind != CapitalKind.MainHome) return null;
        if (!one.IsInCareHome) return new(CapitalDisregard.NonresHome, DateOnly.MinValue);
        if (one.Setting != Setting.Permanent || one.Package.MovedIn is not { } movedIn) return null;
        var weeks = TwelveWeeks.Of(movedIn, one.Package.EarlierStay, one.Rates);
        return weeks is not null && weeks.Contains(one.Day)
            ? new(TwelveWeeks.Code(weeks, one.Rates), weeks.From, weeks.Until) : null;
    }

    private static Line LineOf(ChargeCase one, CapitalItem item, decimal share, decimal counts, AppliedDisregard? reason)
    {
        var key = $"capital.{item.Name}";
        if (reason is not null)
        {
            var rule = CapitalDisregards.Of(reason.Code);
            var end = reason.End is { } until ? $"; until {Words.Day(until.AddDays(-1))}" : "";
            return new(key, $"{item.Name}, left out", 0, rule.Law, $"{rule.Label}{end}",
                reason.Judgement is null ? LineKind.Computed : LineKind.Judgement)
            { Judgement = reason.Judgement, Status = rule.Status };
        }
        var value = Valuation.Gross(item);
        var expenses = Valuation.Expenses(item, value, one.Rates);
        var formula = Words.Pounds(value);
        if (expenses > 0) formula += $" − {Words.Pounds(expenses)} for selling";
        if (item.Encumbrance > Money.Zero) formula += $" − {Words.Pounds(Pennies.Pounds(item.Encumbrance))} secured on it";
        if (share != 1)
        {
            if (formula.Contains('−', StringComparison.Ordinal)) formula = $"({formula})";
            formula += item.ActualShare is null ? $" ÷ {item.Owners}" : $" × {Words.Number(share)}";
        }
        var isNotional = item.Deprivation is not null;
        return new(key, isNotional ? $"{item.Name}, given up and still counted" : item.Name, counts, new(Instruments.Charging, isNotional ? "reg 22" : "reg 20"), formula,
            isNotional ? LineKind.Judgement : expenses > 0 || share != 1 ? LineKind.Computed : LineKind.Given)
        {
            Judgement = item.Deprivation,
            Rates = expenses > 0 ? [one.Rates.Row(RateElement.SaleExpensesPercent)] : [],
        };
    }
}
