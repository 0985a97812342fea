namespace Joinery.Rules;

/// <summary>
/// The financial assessment of the Care Act, step by step as an officer writes it: what is free, capital, limit, tariff, income, what is kept,
/// what is available, the charge. One person's means alone, never a partner's.
/// </summary>
[RulesOf("Care Act charging")]
public static class CareCharge
{
    private static readonly Provision Section14 = new(Instruments.CareAct, "s14");

    /// <summary>
    /// The weekly charge with its working. Refuses a day without figures, facts that cannot be assessed, a judgement that nobody made, and a policy
    /// that would leave the person less than the law does.
    /// </summary>
    [Law(Instruments.CareAct, "s14")]
    [Law(Instruments.CareAct, "s17")]
    public static Outcome<Charge> Assess<TWorking>(PersonFacts facts, CarePackage package, RatesOn rates, PolicyOn policy, TWorking working) where TWorking : struct, IWorking
    {
        if (!ChargeCase.Of(facts, package, rates, policy).Try(out var one, out var refusal)) return refusal;
        if (!FreeOfCharge.Applies(package.Free, rates, working).Try(out var isFree, out refusal)) return refusal;
        if (isFree) return new Charge { Setting = one.Setting, Day = one.Day, Ground = ChargeGround.Free, Weekly = Money.Zero, Authority = package.WeeklyCost };
        var light = LightTouches.Over(package, working);
        if (!light.IsAccepted) return light.Refusal;
        if (light.Value == true) return FullCost(one, 0, working);
        if (!CountedCapital.Total(one, working).Try(out var capital, out refusal)) return refusal;
        if (light.Value is null && CapitalLimit.Exceeds(one, capital, working)) return FullCost(one, capital, working);
        return ByMeans(one, capital, working);
    }

    private static Charge FullCost<TWorking>(ChargeCase one, decimal capital, TWorking working) where TWorking : struct, IWorking
    {
        var cost = one.Package.WeeklyCost;
        var fee = one.Setting == Setting.AtHome ? one.Policy[PolicyItem.ArrangementFee] : null;
        if (TWorking.IsOn)
        {
            if (fee is not null) working.Add(new("charge.arrangement-fee", "For arranging the care", fee.Value, one.Policy.Cite(fee), "only what arranging costs (reg 5)", LineKind.LocalPolicy));
            working.Add(new("charge", "The person pays the whole cost", cost.Pounds + (fee?.Value ?? 0), Section14, ""));
        }
        return new()
        {
            Setting = one.Setting,
            Day = one.Day,
            Ground = ChargeGround.FullCost,
            Weekly = fee is null ? cost : cost + Pennies.Money(Pennies.Down(fee.Value)),
            Authority = Money.Zero,
            Capital = capital,
            Advice = TWorking.IsOn ? ChargeAdvice.ForFullCost(one) : [],
        };
    }

    private static Outcome<Charge> ByMeans<TWorking>(ChargeCase one, decimal capital, TWorking working) where TWorking : struct, IWorking
    {
        var mark = working.Mark;
        var tariff = TariffIncome.Weekly(capital, one.Rates, working);
        var income = CountedIncome.Total(one, working);
        var total = income.Weekly + tariff;
        if (TWorking.IsOn) working.Total(mark, new("income", "Income that counts", total, new(Instruments.Charging, "reg 13"), ""));

        if (!Kept.Weekly(one, income, capital, working).Try(out var kept, out var refusal)) return refusal;
        var charge = Available.Charge(one, total, kept.Weekly, working);
        if (Available.Breach(one, total, charge) is { } breach) return breach;
        return new Charge
        {
            Setting = one.Setting,
            Day = one.Day,
            Ground = ChargeGround.Assessed,
            Weekly = charge,
            Authority = one.Package.WeeklyCost - charge,
            Capital = capital,
            Tariff = tariff,
            Income = total,
            Keep = kept.Weekly,
            IfDeemedIncomeIsLeftOut = kept.WithoutDeemed is { } other && Available.Charge(one, total, other, default(Silent)) is var without && without != charge ? without : null,
            Advice = TWorking.IsOn ? ChargeAdvice.For(one, income, charge) : [],
        };
    }
}
