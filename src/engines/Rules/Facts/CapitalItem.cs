using System.Text.Json.Serialization;

namespace Joinery.Rules;

/// <summary>What sort of thing capital is, as far as its valuation depends on it.</summary>
public enum CapitalKind
{
    /// <summary>Cash and bank accounts: selling costs nothing.</summary>
    Money,
    /// <summary>Shares, bonds, policies and the like.</summary>
    Investment,
    /// <summary>The main or only home.</summary>
    MainHome,
    /// <summary>Other land and buildings.</summary>
    Land,
    /// <summary>A business or a share in one.</summary>
    Business,
    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>One thing that a person owns, alone or with others.</summary>
/// <param name="Name">What it is, without anything personal: savings, home, shares. It names the line of the working.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Value">What the whole of it would fetch.</param>
public sealed record CapitalItem(string Name, CapitalKind Kind, Money Value)
{
    /// <summary>What giving it up would bring, where that may be more than the market value.</summary>
    public Money SurrenderValue { get; init; }

    /// <summary>True when selling it would cost something: then a tenth comes off. Never for money.</summary>
    public bool SaleExpenses { get; init; }

    /// <summary>A mortgage or other debt secured on the whole of it.</summary>
    public Money Encumbrance { get; init; }

    /// <summary>How many people own it, this one included.</summary>
    public int Owners { get; init; } = 1;

    /// <summary>This person's actual share, 0 to 1. Needed for land that is owned together; for other things equal shares are taken unless it is given.</summary>
    public decimal? ActualShare { get; init; }

    /// <summary>Reasons to leave it out.</summary>
    public IReadOnlyList<AppliedDisregard> Disregards { get; init; } = [];

    /// <summary>
    /// Set when the person no longer has it and is treated as having it still, because they gave it up to pay less. An officer decided so; the
    /// value is what is left of it by the ledger of reg 23.
    /// </summary>
    public Judgement? Deprivation { get; init; }

    /// <summary>The day on which <see cref="Value"/> was what is left of it; null for the day of the judgement. Left out of a file where it is null, so that files from before it stay what they were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ValuedOn { get; init; }

    /// <summary>False where Pension Credit and the grant test leave it out. The home is left out there by itself.</summary>
    public bool CountsForBenefits { get; init; } = true;

    /// <summary>Ids of documents.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}
