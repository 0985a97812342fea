using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Simulations;

/// <summary>
/// People drawn from a seed, to try a policy on before it is tried on anybody: mostly old, mostly single, most with small savings and a state pension, some with
/// a home and a works pension. They are nobody's figures and stand for no council; only differences between two policies on the same people say something.
/// </summary>
internal static class SyntheticPeople
{
    /// <summary>One person of a seed; the same number of the same seed is the same person.</summary>
    public static PersonFile Draw(int seed, int number, DateOnly on, RatesOn rates)
    {
        // A generator of its own for each, so that people can be drawn in any order and side by side.
        var chance = new Random(unchecked(seed * 486_187_739 + number));
        var isOld = chance.NextDouble() < 0.68;
        var age = isOld ? 66 + (int)(34 * Math.Pow(chance.NextDouble(), 0.8)) : 18 + chance.Next(48);
        var isCouple = chance.NextDouble() < (isOld ? 0.28 : 0.2);
        var setting = !isOld ? Setting.AtHome : chance.NextDouble() switch { < 0.3 => Setting.Permanent, < 0.34 => Setting.Temporary, _ => Setting.AtHome };
        var born = on.AddYears(-age).AddDays(-chance.Next(365));
        return new()
        {
            On = on,
            Person = new()
            {
                DateOfBirth = born,
                Household = isCouple ? Household.Couple : Household.Single,
                Partner = isCouple ? new() { DateOfBirth = born.AddYears(chance.Next(-6, 7)), IsMarried = true, LivesWith = setting == Setting.AtHome, WeeklyQualifyingIncome = Pounds(chance, 90, 260) } : null,
                Premiums = !isOld && chance.NextDouble() < 0.7 ? new(PremiumBasis.Received, chance.NextDouble() < 0.4 ? PremiumBasis.Received : PremiumBasis.None) : Premiums.None,
                Income = Income(chance, isOld, rates),
                Capital = Capital(chance, isOld),
                Costs = Costs(chance, setting),
            },
            Care = new(setting, setting == Setting.AtHome ? Pounds(chance, 60, 620) : Pounds(chance, 780, 1_450)) { MovedIn = setting == Setting.Permanent ? on.AddDays(-chance.Next(1, 900)) : null },
        };
    }

    private static List<IncomeItem> Income(Random chance, bool isOld, RatesOn rates)
    {
        List<IncomeItem> income = isOld
            ? [new(IncomeKind.StatePension, Pounds(chance, 120, 260))]
            : [new(IncomeKind.EmploymentAndSupportAllowance, Pounds(chance, 90, 230))];
        if (isOld && chance.NextDouble() < 0.55) income.Add(new(IncomeKind.OccupationalPension, Pounds(chance, 40, 1_400), Every.Month));
        if (chance.NextDouble() < 0.6)
        {
            var isHigher = chance.NextDouble() < 0.5;
            var (kind, element) = isOld
                ? (isHigher ? IncomeKind.AttendanceAllowanceHigher : IncomeKind.AttendanceAllowanceLower, isHigher ? RateElement.AaHigher : RateElement.AaLower)
                : (isHigher ? IncomeKind.PipDailyLivingEnhanced : IncomeKind.PipDailyLivingStandard, isHigher ? RateElement.AaHigher : RateElement.AaLower);
            income.Add(new(kind, Money.Round(rates[element], MidpointRounding.AwayFromZero)));
        }
        return income;
    }

    private static List<CapitalItem> Capital(Random chance, bool isOld)
    {
        // Many have little and a few have much.
        List<CapitalItem> capital = [new("savings", CapitalKind.Money, new((long)(100 * (isOld ? 26_000 : 6_000) * Math.Pow(chance.NextDouble(), 2.2) * 2)))];
        if (isOld && chance.NextDouble() < 0.58) capital.Add(new("home", CapitalKind.MainHome, Pounds(chance, 120_000, 480_000)) { SaleExpenses = true });
        return capital;
    }

    private static List<Cost> Costs(Random chance, Setting setting)
    {
        if (setting != Setting.AtHome) return [];
        List<Cost> costs = [new(CostKind.Housing, "rent and council tax", Pounds(chance, 5, 60))];
        if (chance.NextDouble() < 0.5) costs.Add(new(CostKind.Disability, "costs of the disability", Pounds(chance, 4, 45)));
        return costs;
    }

    private static Money Pounds(Random chance, int least, int most) => new(100L * least + chance.Next(100 * (most - least)));
}
