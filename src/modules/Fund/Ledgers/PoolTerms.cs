using Joinery.Fund.Agreements;
using Joinery.Ledger;

namespace Joinery.Fund.Ledgers;

/// <summary>A stream of a pool's money as it was agreed.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Kind">Its kind, with what the law ties to it.</param>
/// <param name="Origin">Where its money comes from in the economy.</param>
/// <param name="Contributions">Who puts in how much for the year.</param>
public sealed record StreamTerms(Code<PoolStream> Code, string Name, StreamKind Kind, EconomicOrigin Origin, IReadOnlyList<AgreedContribution> Contributions)
{
    /// <summary>When contributions are paid; empty where no days were agreed.</summary>
    public IReadOnlyList<ContributionSchedule> Schedules { get; init; } = [];

    /// <summary>The rule of sharing of schemes that are paid from this stream alone; null for the pool's.</summary>
    public ShareRule? Rule { get; init; }

    /// <summary>All contributions together.</summary>
    public Money Agreed => Contributions.Sum(one => one.Agreed);
}

/// <summary>What a scheme plans to spend from one stream in the year.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Amount">How much.</param>
public sealed record PlannedSpend(Code<PoolStream> Stream, Money Amount);

/// <summary>A scheme as it was agreed: who delivers it, who bears its cost, and what it plans to spend.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Area">The area of spend.</param>
/// <param name="Deliverer">The body that buys and pays.</param>
/// <param name="Shares">Who bears which part of its cost.</param>
/// <param name="Regime">How VAT is treated.</param>
/// <param name="Plan">What it plans to spend.</param>
public sealed record SchemeTerms(Code<Scheme> Code, string Name, string Area, Code<Body> Deliverer, CommissionerShares Shares, VatRegime Regime, IReadOnlyList<PlannedSpend> Plan)
{
    /// <summary>The heading of contracted-out services; 0 where there is none.</summary>
    public int VatHeading { get; init; }

    /// <summary>VAT that is expected on what it buys in the year. It is part of the plan where none comes back.</summary>
    public Money ExpectedVat { get; init; }

    /// <summary>How partners act together in it; null for as in the whole pool.</summary>
    public ArrangementType? Arrangement { get; init; }

    /// <summary>Its own rule of sharing; null for that of its stream or the pool.</summary>
    public ShareRule? Rule { get; init; }

    /// <summary>The plan of the year.</summary>
    public Money Planned => Plan.Sum(one => one.Amount);
}

/// <summary>What partners agreed on one pool for one year.</summary>
/// <param name="Name">What the pool is called.</param>
/// <param name="Area">The code of the area it is for.</param>
/// <param name="Year">The year.</param>
/// <param name="Host">The partner that holds the money.</param>
/// <param name="Partners">The partners, in the agreement's order.</param>
/// <param name="Streams">Its streams.</param>
/// <param name="Schemes">Its schemes.</param>
public sealed record PoolTerms(string Name, string Area, FinancialYear Year, Code<Body> Host, IReadOnlyList<Code<Body>> Partners, IReadOnlyList<StreamTerms> Streams, IReadOnlyList<SchemeTerms> Schemes)
{
    /// <summary>What else the agreement says; null for one from before its words were kept.</summary>
    public AgreementClauses? Clauses { get; init; }

    /// <summary>What one body puts into all streams.</summary>
    public Money ContributionOf(Code<Body> body) => Streams.SelectMany(stream => stream.Contributions).Where(put => put.Body == body).Sum(put => put.Agreed);

    /// <summary>What the ledger must know of it.</summary>
    public PoolAgreement Agreement(Code<PoolAgreement> pool) => new(pool, Host, Partners, [.. Streams.Select(stream => new PoolStream(stream.Code, stream.Kind, stream.Contributions))]);

    /// <summary>The stream with a code; null when there is none.</summary>
    public StreamTerms? Stream(string? code) => Streams.FirstOrDefault(stream => stream.Code.Text == code);

    /// <summary>The scheme with a code; null when there is none.</summary>
    public SchemeTerms? Scheme(string? code) => Schemes.FirstOrDefault(scheme => scheme.Code.Text == code);

    /// <summary>How a cost of a scheme from a stream is coded.</summary>
    public Coding Coding(Code<PoolAgreement> pool, SchemeTerms? scheme, StreamTerms stream) =>
        new(pool, scheme?.Code, stream.Code, stream.Origin, stream.Kind.CapitalOnly ? Nature.Capital : Nature.Revenue);
}

/// <summary>A pool with what was agreed on it last.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Version">How many times it was agreed or varied.</param>
/// <param name="Terms">What was agreed.</param>
public sealed record Pool(Code<PoolAgreement> Code, long Version, PoolTerms Terms)
{
    /// <summary>What the ledger knows of it.</summary>
    public PoolAgreement Agreement => Terms.Agreement(Code);
}

/// <summary>Everything that is known at one moment: the books of all bodies, and what was agreed on each pool.</summary>
/// <param name="Books">The books.</param>
/// <param name="Pools">The pools, newest year first.</param>
public sealed record FundNow(Books Books, IReadOnlyList<Pool> Pools)
{
    /// <summary>A pool by its code; null when there is none.</summary>
    public Pool? Find(string? code) => Pools.FirstOrDefault(pool => pool.Code.Text == code);

    /// <summary>The name of a body; its code where it keeps no book.</summary>
    public string NameOf(Code<Body> code) => Books.Bodies.NameOf(code);
}

/// <summary>What bodies are called.</summary>
internal static class BodyNames
{
    /// <summary>The name of a body; its code where it is none of them.</summary>
    public static string NameOf(this IReadOnlyCollection<Body> bodies, Code<Body> code) => bodies.FirstOrDefault(body => body.Code == code)?.Name ?? code.Text;
}
