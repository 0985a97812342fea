using Joinery.Ledger;

namespace Joinery.Benchmarks;

/// <summary>
/// What a national view of plans asks: the conditions of a year on 153 plans of 100 lines, with every counted line and every sentence; and the check of their fields.
/// Lines are drawn from a seed.
/// </summary>
internal static class PlanWork
{
    private const int Plans = 153, Lines = 100, Seed = 20250401;
    private static readonly FinancialYear Year = FinancialYear.Starting(2025);
    private static readonly string[] Areas = ["acute", "social-care", "community-health", "mental-health", "primary-care"], Commissioners = ["la", "nhs", "joint"], Sources = ["nhs-minimum", "labcg", "dfg", "additional-la", "additional-nhs"];

    /// <summary>Each piece of work with its name.</summary>
    public static IEnumerable<(string What, Func<double> Work)> All()
    {
        var plans = Draw();
        var set = FundBook.BuiltIn.Conditions(Year).Value.With("T4").Value;
        var facts = ConditionFacts.Of([.. new[] { "nhs-minimum", "labcg", "dfg" }.Select(stream => new PublishedFigure("minimum", stream, new(100_000_000), FigureStatus.Verified, "drawn")),
            new("asc-minimum", "", new(500_000_000), FigureStatus.Verified, "drawn"), new("ooh-minimum", "", new(500_000_000), FigureStatus.Verified, "drawn")]);
        yield return ($"national conditions on {Plans} plans × {Lines} lines", () => plans.Sum(plan => Conditions.Test(plan, set, facts, FundBook.BuiltIn).Value.Count(result => result.Verdict == Verdict.Passed)));
        yield return ($"every field of {Plans} plans × {Lines} lines checked", () => plans.Sum(plan => PlanCheck.Of(plan, FundBook.BuiltIn).Count));
        var (partners, pool) = Pool();
        yield return ("a pool of 104 schemes shared by its waterfall, with the working", () => Waterfall.Of(partners, pool, new(new StaysInPool())).Value.Steps.Count);
    }

    private static Plan[] Draw()
    {
        var chance = new Random(Seed);
        PlanPartner[] bodies = [new(Code<Partner>.Of("ICB"), PartnerKind.Nhs), new(Code<Partner>.Of("Council"), PartnerKind.Council)];
        return [.. Enumerable.Range(0, Plans).Select(_ => new Plan(Year, "v1", bodies, [.. Sources.Select(source => new IncomeRow(source, source.Contains("nhs") ? bodies[0].Code : bodies[1].Code, new(100_000_000)))],
            [.. Enumerable.Range(0, Lines).Select(n => Line(chance, n))]))];
    }

    private static PlanLine Line(Random chance, int number)
    {
        var commissioner = Commissioners[chance.Next(3)];
        var source = Sources[chance.Next(Sources.Length)];
        return new($"S{number}", source, new(chance.Next(1, 3_000_000) * 100L))
        {
            Area = Areas[chance.Next(Areas.Length)],
            Commissioner = commissioner,
            NhsShareBasisPoints = commissioner == "joint" ? chance.Next(1, 10_000) : null,
            Provider = "private",
            Activity = "carers",
            IsCapital = source == "dfg",
        };
    }

    private static (Partnership Partners, PoolPosition Pool) Pool()
    {
        var chance = new Random(Seed);
        var partners = Partnership.Of([new(Code<Partner>.Of("ICB-A"), new(2_300_000_000)), new(Code<Partner>.Of("ICB-B"), new(325_000_000)), new(Code<Partner>.Of("Council"), new(1_490_000_100))]).Value;
        var capped = new Capped(new Proportional(), [new(partners.Partners[1].Code, new(1_000_000))]);
        return (partners, new([.. Enumerable.Range(0, 104).Select(n => BudgetLine.Over(Code<BudgetLine>.Of($"S{n}"), new(chance.NextInt64(-5_000_000, 10_000_000)), n % 2 == 0 ? capped : new Proportional()))], new(50_000_000), []));
    }
}
