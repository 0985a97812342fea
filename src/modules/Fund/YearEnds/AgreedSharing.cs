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

    /// <summary>By the agreement in force; null where the partners agreed on no rule.</summary>
    public static AgreedSharing? Of(FundNow now, Pool pool)
    {
        if (pool.Terms.Clauses?.Sharing is not { } sharing) return null;
        var terms = pool.Terms;
        if (!Partnership.Of(PoolLines.Partners(terms), PoolLines.Of(terms.Host)).Try(out var partners, out var refusal)) return new([], null, refusal);
        var spent = now.Books.SpendBy(heading => (heading.Coding.Scheme?.Text, heading.Book), new() { Pool = pool.Code }, AsOf.Now);
        IReadOnlyList<Money> Borne(string? scheme) => [.. terms.Partners.Select(partner => spent.GetValueOrDefault((scheme, partner)))];
        List<Spent> schemes = [.. terms.Schemes.Select(scheme =>
        {
            var borne = Borne(scheme.Code.Text);
            return new Spent(scheme, borne, [.. scheme.Shares.Divide(scheme.Planned, terms.Partners).OrThrow().Select(part => part.Amount)], PoolLines.Line(terms, scheme, borne.Sum() - scheme.Planned, PoolLines.RuleOf(terms, scheme, sharing.Rule)));
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
        if (!Waterfall.Of(partners, new([.. schemes.Select(one => one.Line)], riskPool, []), new(sharing.Underspend, isOneRule ? sharing.Rule : null)).Try(out var run, out var refusal)) return new([], null, refusal);
        var shared = schemes.Where(one => !one.IsSetAside).ToList();
        if (shared.Sum(one => one.Line.Variance) <= Money.Zero) return new([], run, null);
        // The risk pool is what its owners put in: what it bears, they bear.
        var owners = sharing.RiskPool is { } stream && run.FromRiskPool != Money.Zero ? run.FromRiskPool.Split([.. terms.Partners.Select(partner => terms.Stream(stream.Text)!.Contributions.Where(put => put.Body == partner).Sum(put => put.Agreed).Pence)]) : [];
        return new([new(AgreedShare.WholePool, "The pool as a whole", null, run, Positions(partners, shared, run, owners, besides))], null, null);
    }

    private static IReadOnlyList<BorneShare> Positions(Partnership partners, IReadOnlyList<Spent> schemes, SharingRun run, IReadOnlyList<Money> riskPool, IReadOnlyList<Money>? besides = null) =>
        [.. partners.Partners.Select((partner, i) => new BorneShare(Code<Body>.Of(partner.Code.Text), schemes.Sum(one => one.Budget[i]), schemes.Sum(one => one.Borne[i]) + (besides?[i] ?? Money.Zero), run.TotalOf(partner.Code) + (riskPool.Count == 0 ? Money.Zero : riskPool[i])))];

    /// <summary>The entry by which every partner comes to bear its share. What was shared before is taken off, since the books bear it already.</summary>
    public static Outcome<Entry> Entry(Pool pool, AgreedShare share, Voucher voucher)
    {
        var terms = pool.Terms;
        // The money stays where it was spent, so any stream of the scheme carries it; of the whole pool, the first that may stand in every book.
        var stream = share.Scheme is { } scheme ? terms.Stream(scheme.Plan[0].Stream.Text)! : terms.Streams.FirstOrDefault(one => one.Kind is { CapitalOnly: false, LocalGovernmentOnly: false }) ?? terms.Streams[0];
        return Journals.OverspendShared(voucher, pool.Agreement, terms.Coding(pool.Code, share.Scheme, stream), share.Positions);
    }
}
