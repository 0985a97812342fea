using Joinery.Entitlement.Agreements;
using Joinery.Rules;

namespace Joinery.Entitlement.Accounts;

/// <summary>Who receives and manages the money.</summary>
public enum Payee
{
    /// <summary>The person.</summary>
    Person,
    /// <summary>Somebody whom the person chose to receive it for them.</summary>
    Nominee,
    /// <summary>Somebody who manages it for a person who lacks capacity.</summary>
    Authorised,
}

/// <summary>Where the money is held.</summary>
public enum AccountKind
{
    /// <summary>A bank account for this alone.</summary>
    Dedicated,
    /// <summary>A card that the authority loads.</summary>
    PrepaidCard,
    /// <summary>An organisation holds it for the person.</summary>
    Managed,
    /// <summary>The person's own bank account.</summary>
    Personal,
}

/// <summary>The terms of a direct payment, out of a budget that was stated.</summary>
public sealed record DirectPayment : ITerms
{
    /// <inheritdoc/>
    public static string Kind => "direct-payment";

    /// <summary>Nothing to pay out of.</summary>
    public static readonly RefusalKind NoBudget = new("direct-payment.no-budget", "State the personal budget first: a direct payment is paid out of it.");
    /// <summary>A stranger without a certificate.</summary>
    public static readonly RefusalKind Certificate = new("direct-payment.certificate", "An authorised person who is neither family nor a friend needs a criminal record certificate. See it first, and tick that you did.");
    /// <summary>A personal account for more than single items of the NHS.</summary>
    public static readonly RefusalKind PersonalAccount = new("direct-payment.personal-account", "Only an NHS payment for one item, or for at most five in a financial year, may go to a personal bank account. Choose an account for this money alone.");

    /// <summary>Who receives it.</summary>
    public Payee Payee { get; init; }

    /// <summary>An authorised person who is family or a friend.</summary>
    public bool IsFamilyOrFriend { get; init; }

    /// <summary>Their criminal record certificate was seen.</summary>
    public bool CertificateSeen { get; init; }

    /// <summary>Where the money is held.</summary>
    public AccountKind Account { get; init; }

    /// <summary>Items in the financial year, where it goes to a personal account.</summary>
    public int OneOffItems { get; init; }

    /// <summary>The lines of the budget that are paid so.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Of the NHS, a week: always in full.</summary>
    public Money Health { get; init; }

    /// <summary>Of the council, a week, before the person's contribution.</summary>
    public Money Social { get; init; }

    /// <summary>The person's contribution to the social care among it, a week.</summary>
    public Money Contribution { get; init; }

    /// <summary>True when the council pays less the contribution; otherwise it pays in full and the person pays the contribution to it.</summary>
    public bool IsNet { get; init; }

    /// <summary>Who is paid out of it, as far as the law asks.</summary>
    public Relation Relation { get; init; }

    /// <summary>They live in one household.</summary>
    public bool SameHousehold { get; init; }

    /// <summary>Why paying them is necessary; null where nobody had to decide.</summary>
    public Judgement? Necessary { get; init; }

    /// <summary>What it may buy.</summary>
    public string Buys { get; init; } = "";

    /// <summary>Conditions; empty for those of the law alone.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>Weeks' money that stays in the account.</summary>
    public int ContingencyWeeks { get; init; }

    /// <summary>The day of the last review; null before the first.</summary>
    public DateOnly? LastReview { get; init; }

    /// <summary>What the care costs a week.</summary>
    public Money Gross => Health + Social;

    /// <summary>What is paid into the account a week by both services.</summary>
    public Money Weekly => IsNet ? Gross - Contribution : Gross;

    /// <summary>True where the list of the NHS holds for the whole account.</summary>
    public bool HasHealthMoney => Health > Money.Zero;

    /// <summary>What the law refuses, with the field that it is about; empty when it may be agreed.</summary>
    internal IEnumerable<(Refusal Refusal, string Field)> Refused(bool underCourtOrder)
    {
        if (DirectPayments.MayReceive(underCourtOrder).Refusal is { } order) yield return (order, "order");
        if (Payee == Payee.Authorised && DirectPayments.NeedsCertificate(IsFamilyOrFriend) && !CertificateSeen) yield return (Certificate.With(), "certificate");
        if (Account == AccountKind.Personal && (Social > Money.Zero || !DirectPayments.MayUsePersonalAccount(OneOffItems))) yield return (PersonalAccount.With(), "account");
        if (DirectPayments.MayPay(Relation, SameHousehold, Necessary).Refusal is { } relative) yield return (relative, "necessary");
    }
}
