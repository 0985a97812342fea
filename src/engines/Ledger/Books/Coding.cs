namespace Joinery.Ledger;

/// <summary>
/// Where money for social care comes from in the economy: the five origins of the Public Accounts Committee (2018, para 7).
/// They are not the streams of the Better Care Fund; every posting has both. The numbers are written into the chain and stay for ever.
/// </summary>
public enum EconomicOrigin
{
    /// <summary>Raised by local authorities: council tax, business rates, charges for services.</summary>
    LocallyRaised = 1,
    /// <summary>Granted by central government.</summary>
    CentralGrant = 2,
    /// <summary>Transferred from the NHS.</summary>
    NhsTransfer = 3,
    /// <summary>Paid by people who draw on care.</summary>
    UserContribution = 4,
    /// <summary>From the benefits system.</summary>
    Benefit = 5,
}

/// <summary>Whether money is for something lasting or for running a service. The numbers are written into the chain and stay for ever.</summary>
public enum Nature
{
    /// <summary>Running a service.</summary>
    Revenue = 1,
    /// <summary>Something lasting.</summary>
    Capital = 2,
}

/// <summary>How a sum is coded: for which pool and scheme, from which stream, of which economic origin, capital or revenue.</summary>
/// <param name="Pool">The pool, which is a dimension and owns nothing.</param>
/// <param name="Scheme">The scheme; null for what concerns the whole pool, such as a contribution.</param>
/// <param name="Stream">The stream of the pool.</param>
/// <param name="Origin">The economic origin.</param>
/// <param name="Nature">Capital or revenue.</param>
public sealed record Coding(Code<PoolAgreement> Pool, Code<Scheme>? Scheme, Code<PoolStream> Stream, EconomicOrigin Origin, Nature Nature = Nature.Revenue);

/// <summary>Everything a balance is kept by: whose book, which account, owed to or by whom, and the coding.</summary>
/// <param name="Book">Whose book.</param>
/// <param name="Account">Which account of it.</param>
/// <param name="Counter">The other body of a debt; null where there is none.</param>
/// <param name="Coding">The dimensions.</param>
public sealed record Heading(Code<Body> Book, Account Account, Code<Body>? Counter, Coding Coding);

/// <summary>A scheme of a pool: one line of the plan, such as S01 reablement. The ledger knows it by its code alone.</summary>
public sealed record Scheme(Code<Scheme> Code, string Name);
