namespace Joinery.Ledger;

/// <summary>What kind of body keeps a book. The numbers are written into the chain and stay for ever.</summary>
public enum BodyKind
{
    /// <summary>An integrated care board.</summary>
    IntegratedCareBoard = 1,
    /// <summary>A county, unitary, metropolitan or London borough council: it has the duties of adult social care.</summary>
    UpperTierCouncil = 2,
    /// <summary>A district council: it pays for adaptations.</summary>
    DistrictCouncil = 3,
    /// <summary>An NHS trust or foundation trust.</summary>
    Trust = 4,
    /// <summary>Any other provider.</summary>
    Provider = 5,
}

/// <summary>A legal body with a book of its own. The pool is none: it is a dimension of what bodies post.</summary>
/// <param name="Code">Its code: ODS, ONS, or the place's own.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Kind">What it is.</param>
public sealed record Body(Code<Body> Code, string Name, BodyKind Kind);
