namespace Joinery.Ledger;

/// <summary>How VAT on a purchase is treated, which depends on the body that delivers. The numbers are written into the chain and stay for ever.</summary>
public enum VatRegime
{
    /// <summary>A council: full refund (Value Added Tax Act 1994 s33).</summary>
    S33 = 1,
    /// <summary>The NHS, a service on the list of contracted-out services: refund under its heading (s41; VATGPB9700).</summary>
    S41ContractedOut = 2,
    /// <summary>The NHS, anything else: no refund.</summary>
    S41Irrecoverable = 3,
    /// <summary>For a taxable business activity of the body: deducted as input tax. For an exempt one, choose no refund.</summary>
    Business = 4,
    /// <summary>A cross-charge between partners for management, which is a taxable supply (VATGPB6640): taken as a cost, unless the body that receives it can show a refund.</summary>
    AgencyTaxable = 5,
}

/// <summary>For what a pool may pay. Source: the model section 75 agreement's Permitted Expenditure. The numbers are written into the chain and stay for ever.</summary>
public enum PermittedCategory
{
    /// <summary>The price of a contract.</summary>
    ContractPrice = 1,
    /// <summary>The agreed budget of a partner that provides.</summary>
    PermittedBudget = 2,
    /// <summary>Costs of third parties.</summary>
    ThirdPartyCosts = 3,
    /// <summary>Other expenditure that the board approved.</summary>
    ApprovedExpenditure = 4,
    /// <summary>The cost of somebody's default: blocked until every partner has agreed.</summary>
    DefaultLiability = 5,
}

/// <summary>What is bought, and by which body.</summary>
/// <param name="Supplier">The supplier's reference, never a person's name.</param>
/// <param name="Net">The price without VAT.</param>
/// <param name="Vat">The VAT on it.</param>
/// <param name="Regime">How the VAT is treated.</param>
/// <param name="Deliverer">The body that buys and pays: the host, or another partner.</param>
/// <param name="Category">What it counts as.</param>
/// <param name="VatHeading">The heading of the list of contracted-out services; 0 where there is none.</param>
public sealed record Purchase(string Supplier, Money Net, Money Vat, VatRegime Regime, Code<Body> Deliverer,
    PermittedCategory Category = PermittedCategory.ContractPrice, int VatHeading = 0)
{
    /// <summary>What leaves the bank.</summary>
    public Money Gross => Net + Vat;

    /// <summary>The VAT that comes back.</summary>
    public Money Recoverable => Regime is VatRegime.S33 or VatRegime.S41ContractedOut or VatRegime.Business ? Vat : Money.Zero;

    /// <summary>What the scheme bears: the price, with VAT where none comes back.</summary>
    public Money Cost => Gross - Recoverable;

    /// <summary>Refuses a price of nothing or below, VAT below nothing, and a refund for contracted-out services without a heading.</summary>
    public Outcome<Done> Check() =>
        Net <= Money.Zero ? LedgerRefusals.AmountNotPositive.With("The net price")
        : Vat.IsNegative ? LedgerRefusals.VatNegative.With()
        : Regime == VatRegime.S41ContractedOut && VatHeading < 1 ? LedgerRefusals.VatHeadingMissing.With()
        : Done.It;
}

/// <summary>One way of buying the same thing.</summary>
/// <param name="Purchase">Who would buy, under which treatment of VAT.</param>
/// <param name="Avoidable">How much more it costs the pool than the cheapest way.</param>
public sealed record DeliveryOption(Purchase Purchase, Money Avoidable);

/// <summary>What a purchase costs the pool, by who buys it. The choice must rest on the service; the difference is shown and never acted on by itself.</summary>
public static class VatComparison
{
    /// <summary>The options in the order given, each with what it costs above the cheapest. Refuses an option that could not be paid.</summary>
    public static Outcome<IReadOnlyList<DeliveryOption>> Of(params IReadOnlyList<Purchase> options)
    {
        foreach (var option in options)
            if (option.Check().Refusal is { } refusal) return refusal;
        var cheapest = options.Select(option => option.Cost).DefaultIfEmpty().Min();
        return Outcome.Of<IReadOnlyList<DeliveryOption>>([.. options.Select(option => new DeliveryOption(option, option.Cost - cheapest))]);
    }
}
