namespace Joinery.Ledger;

/// <summary>
/// A kind of funding with what the law ties to it. Kinds change nearly every year, so they are rows of data and not members of an enumeration:
/// NHS_MIN, LABCG, IBCF, DFG, DISCH_LA, DISCH_ICB, ADD_LA, ADD_NHS, WP …
/// </summary>
/// <param name="Code">The kind's code.</param>
/// <param name="CapitalOnly">True where nothing but capital may be paid from it, as the Disabled Facilities Grant.</param>
/// <param name="LocalGovernmentOnly">True where it may never stand in the book of an integrated care board, as the Disabled Facilities Grant.</param>
/// <param name="Restricted">True where an underspend stays with the stream and is never shared.</param>
public sealed record StreamKind(string Code, bool CapitalOnly = false, bool LocalGovernmentOnly = false, bool Restricted = false);

/// <summary>What one body has agreed to put in, for the year.</summary>
/// <param name="Body">Whose money.</param>
/// <param name="Agreed">How much, after every variation so far.</param>
public sealed record AgreedContribution(Code<Body> Body, Money Agreed);

/// <summary>One stream of money of one pool and year. What is spent and committed from it may not exceed what was agreed.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Contributions">Who puts in how much.</param>
public sealed record PoolStream(Code<PoolStream> Code, StreamKind Kind, IReadOnlyList<AgreedContribution> Contributions)
{
    /// <summary>All contributions together: the limit of the stream.</summary>
    public Money Contribution => Contributions.Sum(one => one.Agreed);
}

/// <summary>
/// What the section 75 agreement says of one pool in one year, as far as the ledger must know it. A variation is a new agreement with the same code.
/// Source: NHS Act 2006 s75; SI 2000/617 reg 7.
/// </summary>
/// <param name="Code">The pool's code.</param>
/// <param name="Host">The partner that holds the money; one of <paramref name="Partners"/>.</param>
/// <param name="Partners">The partners in the agreement's order, which decides who takes the odd penny.</param>
/// <param name="Streams">Its streams of money.</param>
public sealed record PoolAgreement(Code<PoolAgreement> Code, Code<Body> Host, IReadOnlyList<Code<Body>> Partners, IReadOnlyList<PoolStream> Streams)
{
    /// <summary>The stream with a code; null when the pool has none.</summary>
    public PoolStream? Stream(Code<PoolStream> code) => Streams.FirstOrDefault(stream => stream.Code == code);
}
