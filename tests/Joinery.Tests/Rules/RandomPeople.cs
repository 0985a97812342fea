using Joinery.Rules;

namespace Joinery.Tests.Rules;

/// <summary>People and care drawn by chance, such that an assessment has no reason to refuse them.</summary>
internal static class RandomPeople
{
    private static readonly IncomeKind[] Kinds = Enum.GetValues<IncomeKind>();
    private static readonly Every[] Periods = Enum.GetValues<Every>();

    public static readonly DateOnly Day = new(2026, 5, 6);

    public static PersonFacts Person(Random random, DateOnly? day = null)
    {
        var on = day ?? Day;
        var hasPartner = random.Next(3) == 0;
        return new()
        {
            DateOfBirth = Birth(random, on),
            Household = hasPartner ? Household.Couple : random.Next(8) == 0 ? Household.LoneParent : Household.Single,
            Partner = hasPartner ? new()
            {
                DateOfBirth = Birth(random, on),
                IsMarried = random.Next(4) > 0,
                LivesWith = random.Next(2) == 0,
                WeeklyQualifyingIncome = Pence(random, 30_000),
                Capital = Pence(random, 2_000_000),
                HasSavingsCreditOrDisregard = random.Next(4) == 0,
            } : null,
            Children = random.Next(10) == 0 ? random.Next(1, 4) : 0,
            Premiums = new(Basis(random), Basis(random), Basis(random)),
            Capital = [.. Enumerable.Range(0, random.Next(4)).Select(i => Item(random, i, on))],
            Income = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => Income(random, i))],
            Costs = [.. Enumerable.Range(0, random.Next(4)).Select(i => Cost(random, i))],
            QualifyingIncome = random.Next(5) == 0 ? Pence(random, 40_000) : null,
        };
    }

    public static CarePackage Package(Random random, Setting setting) =>
        new(setting, Pence(random, 150_000)) { OtherSupport = random.Next(6) == 0 ? Pence(random, 4_000) : Money.Zero, MovedIn = random.Next(2) == 0 ? Day.AddDays(-random.Next(200)) : null };

    public static LocalPolicy Policy(Random random)
    {
        var always = DateRange.Of(new(2015, 4, 1));
        var rows = new List<PolicyRow>();
        void Maybe(PolicyItem item, decimal value)
        {
            if (random.Next(3) == 0) rows.Add(new(item, value, always, "drawn"));
        }
        Maybe(PolicyItem.DisposableIncomePercent, random.Next(5_000, 10_001) / 100m);
        Maybe(PolicyItem.GuaranteeUplift, random.Next(2_000) / 100m);
        Maybe(PolicyItem.GuaranteeUpliftPercent, random.Next(2_501) / 100m);
        Maybe(PolicyItem.MinimumCharge, random.Next(1_000) / 100m);
        Maybe(PolicyItem.FlatDisabilityCosts, random.Next(3_000) / 100m);
        Maybe(PolicyItem.UpperCapitalLimitAtHome, 23_250 + random.Next(20_000));
        Maybe(PolicyItem.PaysAboveLimitAtHome, random.Next(2));
        Maybe(PolicyItem.PaysAboveLimitForTemporary, random.Next(2));
        Maybe(PolicyItem.IgnoresSavingsCreditAtHome, random.Next(2));
        Maybe(PolicyItem.ArrangementFee, random.Next(1_000) / 100m);
        return new("E10000000", "drawn", rows);
    }

    private static DateOnly Birth(Random random, DateOnly on) => on.AddDays(-random.Next(18 * 366, 100 * 365));

    private static PremiumBasis Basis(Random random) => random.Next(4) == 0 ? PremiumBasis.Received : PremiumBasis.None;

    private static Money Pence(Random random, int most) => new(random.Next(most));

    private static CapitalItem Item(Random random, int i, DateOnly on) => random.Next(6) switch
    {
        0 => new($"home{i}", CapitalKind.MainHome, Pence(random, 40_000_000)) { SaleExpenses = true, Encumbrance = Pence(random, 10_000_000), ActualShare = random.Next(2) == 0 ? 0.5m : null },
        1 => new($"shares{i}", CapitalKind.Investment, Pence(random, 1_500_000)) { SaleExpenses = random.Next(2) == 0, SurrenderValue = Pence(random, 1_500_000) },
        2 => new($"joint{i}", CapitalKind.Money, Pence(random, 3_000_000)) { Owners = random.Next(2, 4) },
        3 => new($"trust{i}", CapitalKind.Money, Pence(random, 9_000_000)) { Disregards = [new(CapitalDisregard.PiTrust, on.AddDays(-random.Next(500)))] },
        // Some stand exactly at a limit, a step, or a penny from one.
        4 => new($"edge{i}", CapitalKind.Money, new(1_425_000 + 25_000 * random.Next(37) + random.Next(-1, 2))),
        _ => new($"savings{i}", CapitalKind.Money, Pence(random, 2_600_000)),
    };

    private static IncomeItem Income(Random random, int i) => new(Kinds[random.Next(Kinds.Length)], Pence(random, 25_000), random.Next(3) > 0 ? Every.Week : Periods[random.Next(Periods.Length)])
    {
        Name = $"i{i}",
        IsJoint = random.Next(8) == 0,
        PaidToSpouse = random.Next(4) == 0 ? Pence(random, 12_000) : Money.Zero,
        Outgoings = random.Next(4) == 0 ? Pence(random, 5_000) : Money.Zero,
        ChildLivesIn = random.Next(2) == 0,
        Judgement = Written.Decided,
    };

    private static Cost Cost(Random random, int i) => new(random.Next(2) == 0 ? CostKind.Housing : CostKind.Disability, $"c{i}", Pence(random, 6_000), random.Next(3) > 0 ? Every.Week : Every.Month)
    {
        IsLocalPolicy = random.Next(6) == 0,
        MetByBenefit = random.Next(6) == 0 ? Pence(random, 3_000) : Money.Zero,
    };
}
