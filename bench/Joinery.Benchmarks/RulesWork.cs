using Joinery.Rules;

namespace Joinery.Benchmarks;

/// <summary>
/// What uprating and simulation ask of the rules: 20,000 people assessed with and without working, and a million cases in whole numbers.
/// People are drawn from a seed: two to five incomes, up to two items of capital, two costs.
/// </summary>
internal static class RulesWork
{
    private const int People = 20_000, Simulated = 1_000_000, Seed = 20260401;
    private static readonly IncomeKind[] Kinds = [IncomeKind.OccupationalPension, IncomeKind.AttendanceAllowanceLower, IncomeKind.PipMobilityStandard, IncomeKind.GuaranteeCredit, IncomeKind.Earnings];

    /// <summary>Each piece of work with its name.</summary>
    public static IEnumerable<(string What, Func<double> Work)> All()
    {
        var rates = RateBook.BuiltIn.On(new(2026, 5, 6));
        var cases = Cases();
        yield return ($"{People:N0} care charges, no working", () => Charges(cases, rates));
        yield return ($"{People:N0} care charges with the whole working", () => Workings(cases, rates));
        var bulk = BulkRates.Of(rates, PolicyOn.None).Value;
        BulkCase[] some = [.. cases.Select(one => BulkCase.Of(one.Facts, one.Package, rates, PolicyOn.None).Value)];
        BulkCase[] many = [.. Enumerable.Range(0, Simulated).Select(i => some[i % People])];
        var charges = new long[Simulated];
        yield return ($"{Simulated:N0} simulated charges at home", () =>
        {
            BulkCharges.AtHome(many, bulk, charges);
            return charges[^1];
        }
        );
        yield return ($"{Simulated:N0} simulated charges in a care home", () =>
        {
            BulkCharges.InCareHome(many, bulk, charges);
            return charges[^1];
        }
        );
        yield return ("all figures of one day", () => (double)RateBook.BuiltIn.On(new(2026, 5, 6))[RateElement.Pea]);
    }

    private static double Charges((PersonFacts Facts, CarePackage Package)[] cases, RatesOn rates)
    {
        var sum = 0L;
        foreach (var (facts, package) in cases) sum += CareCharge.Assess(facts, package, rates, PolicyOn.None, default(Silent)).Value.Weekly.Pence;
        return sum;
    }

    private static double Workings((PersonFacts Facts, CarePackage Package)[] cases, RatesOn rates)
    {
        var lines = 0;
        foreach (var (facts, package) in cases)
        {
            var paper = new WorkingPaper();
            CareCharge.Assess(facts, package, rates, PolicyOn.None, new OnPaper(paper));
            lines += paper.Lines.Count;
        }
        return lines;
    }

    private static (PersonFacts Facts, CarePackage Package)[] Cases()
    {
        var chance = new Random(Seed);
        return [.. Enumerable.Range(0, People).Select(_ => (new PersonFacts
        {
            DateOfBirth = new DateOnly(2026, 5, 6).AddDays(-chance.Next(20 * 365, 95 * 365)),
            Income = [new(IncomeKind.StatePension, new(24_130)), .. Enumerable.Range(0, chance.Next(1, 5)).Select(i => new IncomeItem(Kinds[chance.Next(Kinds.Length)], new(chance.Next(15_000))) { Name = $"{i}" })],
            Capital = [.. Enumerable.Range(0, chance.Next(3)).Select(i => new CapitalItem($"savings {i}", CapitalKind.Money, new(chance.Next(1_500_000))))],
            Costs = [new(CostKind.Housing, "council tax", new(chance.Next(3_000))), new(CostKind.Disability, "laundry", new(chance.Next(2_000)))],
        }, new CarePackage(chance.Next(2) == 0 ? Setting.AtHome : Setting.Permanent, new(chance.Next(120_000)))))];
    }
}
