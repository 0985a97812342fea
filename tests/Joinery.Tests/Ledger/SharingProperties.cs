using FsCheck;
using FsCheck.Fluent;
using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Ledger;

/// <summary>What must hold of every sharing, tried on partnerships, pools and rules drawn by chance (invariants I5 and I13).</summary>
public sealed class SharingProperties
{
    private static Partnership Draw(Random random)
    {
        var partners = Enumerable.Range(0, random.Next(1, 6)).Select(i => new Partner(Code<Partner>.Of($"P{i}"), new(random.Next(4) == 0 ? 0 : random.NextInt64(5_000_000_000)))).ToList();
        if (partners.TrueForAll(partner => partner.Contribution == Money.Zero)) partners[0] = partners[0] with { Contribution = new(1) };
        return Partnership.Of(partners, partners[random.Next(partners.Count)].Code).Value;
    }

    private static Code<Partner> One(Random random, Partnership partnership) => partnership.Partners[random.Next(partnership.Partners.Count)].Code;

    private static Cap[] Caps(Random random, Partnership partnership) => [.. partnership.Partners.Where(_ => random.Next(2) == 0).Select(partner => new Cap(partner.Code, new(random.NextInt64(300_000))))];

    private static FixedShares DrawFixed(Random random, Partnership partnership)
    {
        var weights = partnership.Partners.Select(_ => (long)random.Next(1, 100)).ToArray();
        return new([.. partnership.Partners.Zip(new Money(10_000).Split(weights), (partner, part) => new PartnerShare(partner.Code, (int)part.Pence))]);
    }

    private static ShareRule DrawRule(Random random, Partnership partnership, int depth = 0) => random.Next(depth > 2 ? 3 : 6) switch
    {
        0 => new OwnRisk(One(random, partnership)),
        1 => new Proportional(),
        2 => DrawFixed(random, partnership),
        3 => new FixedOrVariable((LineProfile)random.Next(2), DrawRule(random, partnership, depth + 1)),
        4 => new Capped(random.Next(2) == 0 ? new Proportional() : DrawFixed(random, partnership), Caps(random, partnership), Caps(random, partnership)),
        _ => new Tiered([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Band(DrawRule(random, partnership, depth + 1), new(random.NextInt64(1, 200_000))))]),
    };

    private static BudgetLine DrawLine(Random random, Partnership partnership, int number) => BudgetLine.Over(Code<BudgetLine>.Of($"S{number}"), new(random.NextInt64(-500_000, 500_000)), DrawRule(random, partnership)) with
    {
        Stream = new(Code<OwnedStream>.Of("x"), One(random, partnership), random.Next(3) == 0, random.Next(2) == 0),
        Faults = random.Next(4) == 0 ? [new(One(random, partnership), new(random.NextInt64(400_000)), "drawn")] : [],
    };

    private static void Sound(SharingRun run)
    {
        run.Shares.Sum(share => share.Amount).ShouldBe(run.Shareable - run.Uncovered);
        var left = Money.Zero;
        foreach (var step in run.Steps)
        {
            step.Before.ShouldBe(left);
            left = step.Left;
            step.Sentence.ShouldEndWith(".");
        }
        left.ShouldBe(Money.Zero);
    }

    [Fact]
    public void Shares_and_what_is_uncovered_add_up_to_the_variance_of_a_line()
    {
        var random = Seed.Random();
        for (var i = 0; i < 3_000; i++)
        {
            var partnership = Draw(random);
            var line = DrawLine(random, partnership, i);
            var run = RiskShare.Of(partnership, line).Value;
            Sound(run);
            (run.Shares.Sum(share => share.Amount) + run.Uncovered + run.Faults.Sum(fault => fault.Amount) + run.SetAside).ShouldBe(line.Variance);
            run.Shares.ShouldAllBe(share => share.Amount.Pence * Math.Sign(run.Shareable.Pence) >= 0);
        }
    }

    [Fact]
    public void An_underspend_is_the_mirror_of_an_overspend_where_limits_are_the_same()
    {
        var random = Seed.Random();
        for (var i = 0; i < 1_000; i++)
        {
            var partnership = Draw(random);
            var caps = Caps(random, partnership);
            ShareRule rule = random.Next(2) == 0 ? DrawFixed(random, partnership) : new Capped(new Proportional(), caps, caps);
            var amount = new Money(random.NextInt64(1_000_000));
            Money[] Shares(Money variance) => [.. RiskShare.Of(partnership, BudgetLine.Over(Code<BudgetLine>.Of("S"), variance, rule)).Value.Shares.Select(share => share.Amount)];
            Shares(-amount).ShouldBe(Shares(amount).Select(share => -share));
        }
    }

    [Fact]
    public void No_partner_bears_more_than_its_limit_and_nothing_is_uncovered_while_one_has_room()
    {
        var random = Seed.Random();
        for (var i = 0; i < 2_000; i++)
        {
            var partnership = Draw(random);
            var rule = new Capped(new Proportional(), Caps(random, partnership));
            var run = RiskShare.Of(partnership, BudgetLine.Over(Code<BudgetLine>.Of("S"), new(random.NextInt64(1_000_000)), rule)).Value;
            foreach (var cap in rule.Caps) run.ShareOf(cap.Partner).ShouldBeLessThanOrEqualTo(cap.Most);
            if (run.Uncovered > Money.Zero)
                partnership.Partners.Where(partner => partner.Contribution > Money.Zero).ShouldAllBe(partner => rule.Caps.Any(cap => cap.Partner == partner.Code && run.ShareOf(partner.Code) == cap.Most));
        }
    }

    [Fact]
    public void A_pool_adds_up_whatever_happens_in_it()
    {
        var random = Seed.Random();
        for (var i = 0; i < 1_500; i++)
        {
            var partnership = Draw(random);
            var pool = new PoolPosition([.. Enumerable.Range(0, random.Next(0, 8)).Select(number => DrawLine(random, partnership, number))], new(random.NextInt64(300_000)),
                [.. Enumerable.Range(0, random.Next(3)).Select(number => new Pot($"U{number}", new(random.NextInt64(100_000))))]);
            UnderspendRule under = random.Next(5) switch { 0 => new RetainedByLead(), 1 => new StaysInPool(), 2 => new ReturnedToOwners(), 3 => new ReturnedByRule(new Proportional()), _ => new CarriedForward() };
            var run = Waterfall.Of(partnership, pool, new(under, random.Next(3) == 0 ? DrawRule(random, partnership) : null)).Value;
            Sound(run);
            run.Variance.ShouldBe(pool.Lines.Sum(line => line.Variance));
            (run.Shares.Sum(share => share.Amount) + run.Uncovered + run.Faults.Sum(fault => fault.Amount) + run.SetAside + run.FromRiskPool + run.FromUncommitted + run.KeptInPool + run.CarriedForward).ShouldBe(run.Variance);
            run.FromRiskPool.ShouldBeInRange(Money.Zero, pool.RiskPool);
            if (run.FromUncommitted > Money.Zero) run.FromRiskPool.ShouldBe(pool.RiskPool);
        }
    }

    [Fact]
    public void A_settled_year_leaves_everybody_with_budget_and_risk_share() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<Tuple<int, int>>>(), drawn =>
        {
            // Whatever the books carry, in sum the variance that was shared.
            var pairs = drawn.Get;
            var variance = new Money(pairs.Sum(pair => (long)pair.Item2));
            var shares = variance.Split(pairs.Length);
            var settled = YearEnd.Settle([.. pairs.Select((pair, i) => new YearEndPosition(Code<Partner>.Of($"P{i}"), new(pair.Item1), new((long)pair.Item1 + pair.Item2), shares[i]))]).Value;
            return settled.Sum(one => one.Due) == Money.Zero && settled.All(one => one.Final == one.BudgetShare + one.RiskShare);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_that_do_not_make_a_whole_are_never_accepted()
    {
        var random = Seed.Random();
        for (var i = 0; i < 2_000; i++)
        {
            var partnership = Draw(random);
            var shares = partnership.Partners.Select(partner => new PartnerShare(partner.Code, random.Next(-10, 10_011))).ToList();
            var isWhole = shares.Sum(share => share.BasisPoints) == 10_000 && shares.TrueForAll(share => share.BasisPoints is >= 0 and <= 10_000);
            (PartnerShare.Fault(shares, partnership) is null).ShouldBe(isWhole);
            (PartnerShare.Fault(DrawFixed(random, partnership).Shares, partnership) is null).ShouldBeTrue();
        }
    }
}
