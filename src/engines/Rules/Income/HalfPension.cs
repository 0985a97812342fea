namespace Joinery.Rules;

/// <summary>
/// Half of an occupational or personal pension, left out where at least half of it goes to a spouse or civil partner with whom the person no
/// longer lives. Half of all such pensions together, neither more nor less; not for unmarried partners.
/// </summary>
[RulesOf("Care Act charging")]
public static class HalfPension
{
    /// <summary>Pounds a week to leave out.</summary>
    [Law(Instruments.Charging, "Sch 1 para 16")]
    public static decimal Weekly<TWorking>(PersonFacts facts, WeeklyBasis basis, TWorking working) where TWorking : struct, IWorking
    {
        if (facts.Partner is not { IsMarried: true, LivesWith: false }) return 0;
        decimal pensions = 0, paid = 0;
        for (var i = 0; i < facts.Income.Count; i++)
        {
            var item = facts.Income[i];
            if (item.Kind is not (IncomeKind.OccupationalPension or IncomeKind.PersonalPension)) continue;
            pensions += WeeklyIncome.Of(item, basis);
            paid += WeeklyIncome.PartOf(item, item.PaidToSpouse, basis);
        }
        if (pensions == 0 || paid * 2 < pensions) return 0;
        var half = Pennies.Up(pensions / 2);
        if (TWorking.IsOn)
            working.Add(new("income.half-pension", "Half of the pensions, of which at least half is paid to the spouse", -half, new(Instruments.Charging, "Sch 1 para 16"),
                $"{Words.Pounds(pensions)} ÷ 2"));
        return half;
    }
}
