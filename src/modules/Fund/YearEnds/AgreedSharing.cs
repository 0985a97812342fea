using Joinery.Fund.Ledgers;
using Joinery.Fund.Sharing;
using Joinery.Ledger;

namespace Joinery.Fund.YearEnds;

/// <summary>What is over, shared by the rule of the agreement in force.</summary>
/// <param name="Code">The scheme's code; <see cref="WholePool"/> for the pool as a whole.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Scheme">The scheme; null for the pool as a whole.</param>
/// <param name="Run">The working.</param>
/// <param name="Positions">What each partner bears, and what it should.</param>
public sealed record AgreedShare(string Code, string Name, SchemeTerms? Scheme, SharingRun Run, IReadOnlyList<BorneShare> Positions)
{
    /// <summary>What stands for the pool as a whole where a scheme is named.</summary>
    public const string WholePool = "pool";
}

/// <summary>What a pool is over and under, shared by the rule of its agreement. An officer confirms before anything is booked.</summary>
/// <param name="Over">Each scheme that is over; or the pool as a whole, where underspends help first.</param>
/// <param name="Under">What becomes of what was not spent; null where nothing is left.</param>
/// <param name="Fault">Why the rule cannot share it; null where it can.</param>
public sealed record AgreedSharing(IReadOnlyList<AgreedShare> Over, SharingRun? Under, Refusal? Fault)
{
    // A scheme with what every partner's book bears of it and what it was to bear, in the agreement's order.
    private sealed record Spent(SchemeTerms Scheme, IReadOnlyList<Money> Borne, IReadOnlyList<Money> Budget, BudgetLine Line)
    {
        public bool IsSetAside => Line.Variance.IsNegative && Line.Stream is { IsRestricted: true };
    }

    /// <summary>By the agreement in force; null where the partners agreed on no rule. What was spent outside the terms falls on the body at fault before anything is shared (R8).</summary>
    public static AgreedSharing? Of(FundNow now, Pool pool, IReadOnlyList<RecordedFault> faults)
    {
        if (pool.Terms.Clauses?.Sharing is not { } sharing) return null;
        var terms = pool.Terms;
        if (!Partnership.Of(PoolLines.Partners(terms), PoolLines.Of(terms.Host)).Try(out var partners, out var refusal)) return new([], null, refusal);
        var spent = now.Books.SpendBy(heading => (heading.Coding.Scheme?.Text, heading.Book), new() { Pool = pool.Code }, AsOf.Now);
        IReadOnlyList<Money> Borne(string? scheme) => [.. terms.Partners.Select(partner => spent.GetValueOrDefault((scheme, partner)))];
        List<Spent> schemes = [.. terms.Schemes.Select(scheme =>
        {
            var borne = Borne(scheme.Code.Text);
            return new Spent(scheme, borne, [.. scheme.Shares.Divide(scheme.Planned, terms.Partners).OrThrow().Select(part => part.Amount)], PoolLines.Line(terms, scheme, borne.Sum() - scheme.Planned, PoolLines.RuleOf(terms, scheme, sharing.Rule)) with
            {
                Faults = [.. faults.Where(fault => fault.Scheme == scheme.Code.Text).Select(fault => new Fault(Code<Partner>.Of(fault.Partner), fault.Amount, fault.Reason))],
            });
        })];
        return sharing.UnderspendsFirst ? AsWhole(now, pool, sharing, partners, schemes, Borne(null)) : SchemeByScheme(sharing, partners, schemes);
    }

    // Each scheme that is over by its own rule; what others have not spent goes by the rule for underspends.
    private static AgreedSharing SchemeByScheme(Agreements.SharingTerms sharing, Partnership partners, List<Spent> schemes)
    {
        var over = new List<AgreedShare>();
        foreach (var one in schemes.Where(one => one.Line.Variance > Money.Zero))
        {
            if (!RiskShare.Of(partners, one.Line).Try(out var run, out var refusal)) return new(over, null, refusal);
            over.Add(new(one.Scheme.Code.Text, one.Scheme.Name, one.Scheme, run, Positions(partners, [one], run, [])));
        }
        var under = schemes.Where(one => one.Line.Variance.IsNegative).Select(one => one.Line).ToList();
        return under.Count == 0 ? new(over, null, null)
            : Waterfall.Of(partners, new(under, Money.Zero, []), new(sharing.Underspend)).Try(out var back, out var fault) ? new(over, back, null) : new(over, null, fault);
    }

    // R7. Where no scheme or stream has a rule of its own, the pool's is one run, so that its limits are those of the pool.
    private static AgreedSharing AsWhole(FundNow now, Pool pool, Agreements.SharingTerms sharing, Partnership partners, List<Spent> schemes, IReadOnlyList<Money> besides)
    {
        var terms = pool.Terms;
        var isOneRule = sharing.Rule is not OwnRisk { Bearer: null } && terms.Schemes.All(scheme => scheme.Rule is null) && terms.Streams.All(stream => stream.Rule is null);
        var riskPool = sharing.RiskPool is { } code && now.Books.Position(pool.Code, code).Try(out var position, out _) && position.Free > Money.Zero ? position.Free : Money.Zero;
        // What nobody has planned for is there before partners pay; money that must stay with its stream is not.
        List<(StreamTerms Stream, Money Free)> pots = [.. terms.Streams.Where(stream => stream.Code != sharing.RiskPool && !stream.Kind.Restricted).Select(stream => (stream, Unplanned(now, pool, stream))).Where(pot => pot.Item2 > Money.Zero)];
        if (!Waterfall.Of(partners, new([.. schemes.Select(one => one.Line)], riskPool, [.. pots.Select(pot => new Pot(pot.Stream.Name, pot.Free))]), new(sharing.Underspend, isOneRule ? sharing.Rule : null)).Try(out var run, out var refusal)) return new([], null, refusal);
        var shared = schemes.Where(one => !one.IsSetAside).ToList();
        if (shared.Sum(one => one.Line.Variance) <= Money.Zero) return new([], run, null);
        // A risk pool, and money that nobody planned for, is what its owners put in: what it bears, they bear.
        Money[] OfOwners(StreamTerms stream, Money amount) => amount.Split([.. terms.Partners.Select(partner => stream.Contributions.Where(put => put.Body == partner).Sum(put => put.Agreed).Pence)]);
        List<Money[]> owners = [.. sharing.RiskPool is { } own && run.FromRiskPool != Money.Zero ? [OfOwners(terms.Stream(own.Text)!, run.FromRiskPool)] : Array.Empty<Money[]>(),
            .. run.Steps.Where(step => step.Kind == StepKind.Uncommitted).Select(step => OfOwners(pots.First(pot => pot.Stream.Name == step.Label).Stream, -step.Change))];
        return new([new(AgreedShare.WholePool, "The pool as a whole", null, run, Positions(partners, shared, run, [.. terms.Partners.Select((_, i) => owners.Sum(part => part[i]))], besides))], null, null);
    }

    // What a stream brings beyond the plans of all schemes, as far as it is still there.
    private static Money Unplanned(FundNow now, Pool pool, StreamTerms stream)
    {
        var beyond = stream.Contributions.Sum(put => put.Agreed) - pool.Terms.Schemes.SelectMany(scheme => scheme.Plan).Where(planned => planned.Stream == stream.Code).Sum(planned => planned.Amount);
        var free = now.Books.Position(pool.Code, stream.Code).Try(out var position, out _) ? position.Free : Money.Zero;
        return free < beyond ? free : beyond;
    }

    private static IReadOnlyList<BorneShare> Positions(Partnership partners, IReadOnlyList<Spent> schemes, SharingRun run, IReadOnlyList<Money> pots, IReadOnlyList<Money>? besides = null) =>
        [.. partners.Partners.Select((partner, i) => new BorneShare(Code<Body>.Of(partner.Code.Text), schemes.Sum(one => one.Budget[i]), schemes.Sum(one => one.Borne[i]) + (besides?[i] ?? Money.Zero), run.TotalOf(partner.Code) + (pots.Count == 0 ? Money.Zero : pots[i])))];

    /// <summary>The entry by which every partner comes to bear its share. What was shared before is taken off, since the books bear it already.</summary>
    public static Outcome<Entry> Entry(Pool pool, AgreedShare share, Voucher voucher)
    {
        var terms = pool.Terms;
        // The money stays where it was spent, so any stream of the scheme carries it; of the whole pool, the first that may stand in every book.
        var stream = share.Scheme is { } scheme ? terms.Stream(scheme.Plan[0].Stream.Text)! : terms.Streams.FirstOrDefault(one => one.Kind is { CapitalOnly: false, LocalGovernmentOnly: false }) ?? terms.Streams[0];
        return Journals.OverspendShared(voucher, pool.Agreement, terms.Coding(pool.Code, share.Scheme, stream), share.Positions);
    }
}
