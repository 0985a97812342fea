using System.Text.Json.Serialization;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Ledger;

namespace Joinery.Fund.Entries;

/// <summary>
/// Something that happened to the money of a pool, as its sender says it: what of, which day it belongs to, and which paper it rests on. The ledger makes entries
/// of it by the agreement in force. Its id is made by the sender: the same event sent twice is booked once, and another under the same id is refused.
/// </summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The paper that it rests on, 1 to 60 characters, never a person's name.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ContributionEvent), "contribution")]
[JsonDerivedType(typeof(OrderEvent), "order")]
[JsonDerivedType(typeof(ReservationEvent), "reservation")]
[JsonDerivedType(typeof(PackageEvent), "package")]
[JsonDerivedType(typeof(AgreedEvent), "agree")]
[JsonDerivedType(typeof(GivenUpEvent), "give-up")]
[JsonDerivedType(typeof(ExpiredEvent), "expire")]
[JsonDerivedType(typeof(ReleaseEvent), "release")]
[JsonDerivedType(typeof(AccrualEvent), "accrual")]
[JsonDerivedType(typeof(AccrualReversalEvent), "accrual-reversal")]
[JsonDerivedType(typeof(PaymentEvent), "payment")]
[JsonDerivedType(typeof(CreditNoteEvent), "credit-note")]
[JsonDerivedType(typeof(ReversalEvent), "reversal")]
[JsonDerivedType(typeof(SettlementEvent), "settlement")]
[JsonDerivedType(typeof(CarryForwardEvent), "carry-forward")]
public abstract record PoolEvent(Guid Id, DateOnly On, string Document)
{
    /// <summary>Characters that a reference or the name of a supplier may have.</summary>
    public const int MostCharacters = 60;

    /// <summary>A reference that is empty or too long.</summary>
    public static readonly RefusalKind Reference = new("fund.event-reference", "{0} must have 1 to {1} characters.");
    /// <summary>Before there were any pooled funds of the Better Care Fund, or years ahead.</summary>
    public static readonly RefusalKind Day = new("fund.event-day", "The day must be from {0:d MMMM yyyy} to {1:d MMMM yyyy}.");
    /// <summary>Not in the agreement.</summary>
    public static readonly RefusalKind SchemeMissing = new("fund.scheme-missing", "{0} has no scheme {1}. Use a code of its agreement.");
    /// <summary>Not in the agreement.</summary>
    public static readonly RefusalKind StreamMissing = new("fund.stream-missing", "{0} has no stream {1}. Use a code of its agreement.");
    /// <summary>The agreement does not let the pool pay for it.</summary>
    public static readonly RefusalKind NotPermitted = new("fund.not-permitted", "The agreement does not let the pool pay for this: {0}. Vary the agreement first, or pay from elsewhere.");
    /// <summary>What is spent for one thing cannot use up what was set aside for another.</summary>
    public static readonly RefusalKind OtherCommitment = new("fund.other-commitment", "The commitment is for scheme {0} from stream {1}. Name one for the same scheme and stream, or none.");
    /// <summary>Nothing new is bound once an agreement has come to its end.</summary>
    public static readonly RefusalKind AgreementOver = new("fund.agreement-over", "The agreement ended on {0:d MMMM yyyy}, so nothing new can be committed after that day.");

    /// <summary>Who lets the stream go beyond its limit; null where nobody does.</summary>
    public LimitOverride? Beyond { get; init; }

    /// <summary>What the event makes of everything as it is now, to be booked.</summary>
    internal Outcome<IReadOnlyList<Entry>> Draft(Deed deed, FundNow now, Code<PoolAgreement> pool)
    {
        if (now.Find(pool.Text) is not { } found) return JointLedger.PoolMissing.With(pool);
        if (Written(Document, "The document") is { } unwritten) return unwritten;
        var last = deed.At.LondonDate().AddYears(1);
        return On < FundPages.FirstDay || On > last ? Day.With(FundPages.FirstDay, last) : Make(new(this, deed, now, found));
    }

    /// <summary>The entries that the event made when it was booked.</summary>
    internal IReadOnlyList<Entry> BookedBefore(FundNow now)
    {
        var booked = new List<Entry>();
        for (var which = 0; which <= byte.MaxValue && now.Books.Find(EntryIds.Of(Id, (byte)which)) is { Entry: var entry }; which++) booked.Add(entry);
        return booked;
    }

    /// <summary>The entries.</summary>
    private protected abstract Outcome<IReadOnlyList<Entry>> Make(Drafting drafting);

    private protected static Refusal? Written(string text, string what) => text.Trim().Length is < 1 or > MostCharacters ? Reference.With(what, MostCharacters) : null;

    /// <summary>Whatever an event is drafted with.</summary>
    private protected sealed record Drafting(PoolEvent Event, Deed Deed, FundNow Now, Pool Pool)
    {
        public Voucher Voucher(byte which = 0) => JointLedger.VoucherFor(Deed, Now, EntryIds.Of(Event.Id, which), Event.On, Event.Document) with { Override = Event.Beyond };

        public Outcome<Coding> Coding(string scheme, string stream) =>
            Pool.Terms.Scheme(scheme) is not { } terms ? SchemeMissing.With(Pool.Code, scheme)
            : Pool.Terms.Stream(stream) is not { } from ? StreamMissing.With(Pool.Code, stream)
            : Pool.Terms.Coding(Pool.Code, terms, from);

        public SchemeTerms Scheme(Coding coding) => Pool.Terms.Scheme(coding.Scheme!.Text)!;

        public Outcome<Commitment> Commitment(Guid id) => Now.Books.Find(new Id<Commitment>(id)) is { } found && found.Coding.Pool == Pool.Code ? found : LedgerRefusals.CommitmentUnknown.With(new Id<Commitment>(id));

        /// <summary>The commitment that something uses; null where it names none.</summary>
        public Outcome<Commitment?> Under(Guid? id, Coding coding)
        {
            if (id is not { } named) return (Commitment?)null;
            if (!Commitment(named).Try(out var found, out var refusal)) return refusal.At("commitment");
            return found.Coding == coding ? found : OtherCommitment.With(found.Coding.Scheme?.Text ?? "", found.Coding.Stream).At("commitment");
        }

        public Outcome<Entry> Entry(Guid id) => Now.Books.Find(new Id<Entry>(id)) is { Entry: var found } && found.Postings[0].Heading.Coding.Pool == Pool.Code ? found : LedgerRefusals.ReferenceUnknown.With(new Id<Entry>(id));

        /// <summary>Null where something new may be committed on the day.</summary>
        public Refusal? IsOver => Pool.Terms.Clauses is { } clauses && Event.On > clauses.Last ? AgreementOver.With(clauses.Last) : null;
    }
}

/// <summary>A partner puts money into a stream; what the host puts in is set aside.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The paper that it rests on.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Amount">How much.</param>
public sealed record ContributionEvent(Guid Id, DateOnly On, string Document, string Stream, string Partner, Money Amount) : PoolEvent(Id, On, Document)
{
    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting)
    {
        var (pool, voucher) = (drafting.Pool, drafting.Voucher());
        if (pool.Terms.Stream(Stream) is not { } stream) return StreamMissing.With(pool.Code, Stream);
        if (!Code<Body>.Parse(Partner).Try(out var partner, out var refusal)) return refusal;
        var coding = pool.Terms.Coding(pool.Code, null, stream);
        return (partner == pool.Terms.Host ? Journals.ContributionEarmarked(voucher, pool.Agreement, coding, Amount) : Journals.ContributionPaid(voucher, pool.Agreement, coding, partner, Amount)).AsDraft();
    }
}

/// <summary>Something is bought for a scheme from a stream. Who delivers it and who bears it is what the agreement says.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The order, contract or invoice.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Supplier">Who delivers, never a person's name.</param>
/// <param name="Net">The price without VAT.</param>
public abstract record PurchaseEvent(Guid Id, DateOnly On, string Document, string Scheme, string Stream, string Supplier, Money Net) : PoolEvent(Id, On, Document)
{
    /// <summary>The VAT on it.</summary>
    public Money Vat { get; init; }

    /// <summary>What it counts as.</summary>
    public PermittedCategory Category { get; init; } = PermittedCategory.ContractPrice;

    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting)
    {
        if (!drafting.Coding(Scheme, Stream).Try(out var coding, out var refusal)) return refusal;
        if (Written(Supplier, "The supplier") is { } unwritten) return unwritten;
        // Somebody's default is paid when all partners agree, whatever the agreement says.
        if (drafting.Pool.Terms.Clauses is { Permitted: { Count: > 0 } permitted } && Category != PermittedCategory.DefaultLiability && !permitted.Contains(Category)) return NotPermitted.With(Agreements.AgreementWords.Of(Category).ToLowerInvariant());
        var scheme = drafting.Scheme(coding);
        return Make(drafting, coding, new(Supplier.Trim(), Net, Vat, scheme.Regime, scheme.Deliverer, Category, scheme.VatHeading), scheme.Shares);
    }

    private protected abstract Outcome<IReadOnlyList<Entry>> Make(Drafting drafting, Coding coding, Purchase purchase, CommissionerShares shares);
}

/// <summary>An order or a contract, which binds at once. Its id is that of the commitment.</summary>
public sealed record OrderEvent(Guid Id, DateOnly On, string Document, string Scheme, string Stream, string Supplier, Money Net) : PurchaseEvent(Id, On, Document, Scheme, Stream, Supplier, Net)
{
    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting, Coding coding, Purchase purchase, CommissionerShares shares)
    {
        if (drafting.IsOver is { } over) return over;
        return Journals.CommitmentReserved(drafting.Voucher(), drafting.Pool.Agreement, coding, new(Id), purchase, shares, On.AddDays(1)).Then(reserved =>
            Journals.CommitmentMade(drafting.Voucher(1), Joinery.Ledger.Commitment.BegunBy(reserved)).Then(made => Outcome.Of<IReadOnlyList<Entry>>([reserved, made])));
    }
}

/// <summary>Money is set aside until a day, and free again from it unless somebody agrees before. Its id is that of the commitment.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The paper that it rests on.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Supplier">Who is to deliver.</param>
/// <param name="Net">The price without VAT.</param>
/// <param name="Until">The first day on which it no longer holds.</param>
public sealed record ReservationEvent(Guid Id, DateOnly On, string Document, string Scheme, string Stream, string Supplier, Money Net, DateOnly Until) : PurchaseEvent(Id, On, Document, Scheme, Stream, Supplier, Net)
{
    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting, Coding coding, Purchase purchase, CommissionerShares shares) =>
        drafting.IsOver is { } over ? over : Journals.CommitmentReserved(drafting.Voucher(), drafting.Pool.Agreement, coding, new(Id), purchase, shares, Until).AsDraft();
}

/// <summary>A cost of the period without an invoice.</summary>
public sealed record AccrualEvent(Guid Id, DateOnly On, string Document, string Scheme, string Stream, string Supplier, Money Net) : PurchaseEvent(Id, On, Document, Scheme, Stream, Supplier, Net)
{
    /// <summary>The commitment that it uses; null for none.</summary>
    public Guid? Commitment { get; init; }

    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting, Coding coding, Purchase purchase, CommissionerShares shares)
    {
        if (!drafting.Under(Commitment, coding).Try(out var under, out var refusal)) return refusal;
        return Journals.Accrued(drafting.Voucher(), drafting.Pool.Agreement, coding, purchase, under?.Shares ?? shares, under).AsDraft();
    }
}

/// <summary>A supplier is paid.</summary>
public sealed record PaymentEvent(Guid Id, DateOnly On, string Document, string Scheme, string Stream, string Supplier, Money Net) : PurchaseEvent(Id, On, Document, Scheme, Stream, Supplier, Net)
{
    /// <summary>The commitment that it uses; null for none.</summary>
    public Guid? Commitment { get; init; }

    /// <summary>Partners that have agreed to pay for somebody's default.</summary>
    public IReadOnlyList<string> AgreedBy { get; init; } = [];

    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting, Coding coding, Purchase purchase, CommissionerShares shares)
    {
        if (!drafting.Under(Commitment, coding).Try(out var under, out var refusal)) return refusal;
        var agreed = new List<Code<Body>>();
        foreach (var partner in AgreedBy)
            if (Code<Body>.Parse(partner).Try(out var code, out refusal)) agreed.Add(code);
            else return refusal;
        // What was committed is borne as it was committed, whatever was agreed since.
        return Journals.SupplierPaid(drafting.Voucher() with { AgreedBy = agreed }, drafting.Pool.Agreement, coding, purchase, under?.Shares ?? shares, under).AsDraft();
    }
}

/// <summary>A supplier credits a part of what was paid, by the shares of the invoice.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The credit note.</param>
/// <param name="Invoice">The entry of the payment, by its id.</param>
/// <param name="Net">What is credited, without VAT.</param>
public sealed record CreditNoteEvent(Guid Id, DateOnly On, string Document, Guid Invoice, Money Net) : PoolEvent(Id, On, Document)
{
    /// <summary>The VAT on it.</summary>
    public Money Vat { get; init; }

    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting) =>
        drafting.Entry(Invoice).Then(invoice => Journals.CreditNote(drafting.Voucher(), drafting.Pool.Agreement, invoice, Net, Vat)).AsDraft();
}

/// <summary>A part of what a commitment still binds is set free.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The paper that it rests on.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Amount">How much.</param>
public sealed record ReleaseEvent(Guid Id, DateOnly On, string Document, Guid Commitment, Money Amount) : PoolEvent(Id, On, Document)
{
    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting) => drafting.Commitment(Commitment).Then(under => Journals.CommitmentReleased(drafting.Voucher(), under, Amount)).AsDraft();
}

/// <summary>An accrual is turned round on the first day of the next month, whatever day the event says.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">A day; the first of the month after the accrual's is taken.</param>
/// <param name="Document">The paper that it rests on.</param>
/// <param name="Accrual">The entry, by its id.</param>
public sealed record AccrualReversalEvent(Guid Id, DateOnly On, string Document, Guid Accrual) : PoolEvent(Id, On, Document)
{
    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting) => drafting.Entry(Accrual).Then(accrual => Journals.AccrualReversed(drafting.Voucher(), accrual)).AsDraft();
}

/// <summary>A mistake is turned round.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The paper that it rests on.</param>
/// <param name="Entry">The entry, by its id.</param>
public sealed record ReversalEvent(Guid Id, DateOnly On, string Document, Guid Entry) : PoolEvent(Id, On, Document)
{
    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting) => drafting.Entry(Entry).Then<Entry>(entry => Journals.Reversal(drafting.Voucher(), entry)).AsDraft();
}
