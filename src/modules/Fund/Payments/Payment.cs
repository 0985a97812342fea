namespace Joinery.Fund.Payments;

/// <summary>What tells one payment from another: everything that a file says of it but for its line and how the amount was written.</summary>
/// <param name="Day">The day of the payment.</param>
/// <param name="Transaction">The publisher's number; several lines may share one.</param>
/// <param name="Invoice">The supplier's invoice; empty in files since April 2025.</param>
/// <param name="Amount">Net of VAT, to the penny; less than nothing for a credit.</param>
/// <param name="SupplierId">The publisher's number of the supplier.</param>
/// <param name="Supplier">The supplier as published; the publisher redacts people.</param>
/// <param name="Area">Expense area.</param>
/// <param name="Type">Expense type.</param>
/// <param name="Code">Expense code.</param>
/// <param name="Creditor">Kind of creditor.</param>
internal sealed record PaymentContent(DateOnly Day, string Transaction, string Invoice, Money Amount, string SupplierId, string Supplier, string Area, string Type, string Code, string Creditor)
{
    /// <summary>True when the publisher withholds the name. A supplier may well be called Redactive.</summary>
    public bool IsRedacted => Supplier.StartsWith("REDACTED", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One payment of a file.</summary>
/// <param name="Line">The line on which it begins; the header is on line 1.</param>
/// <param name="Written">The amount as written.</param>
/// <param name="Content">What it says.</param>
internal sealed record Payment(long Line, string Written, PaymentContent Content);

/// <summary>A row that is no payment, and why.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Reason">Why it is left out.</param>
internal sealed record RejectedRow(long Line, Refusal Reason);
