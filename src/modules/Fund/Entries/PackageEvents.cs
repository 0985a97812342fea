using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Entries;

/// <summary>
/// What one body bears of one service of a care package. A service that several bear has a line for each, so that each is committed to the penny of the split of who pays.
/// What the person or a third party pays is not the pool's money and has no line.
/// </summary>
/// <param name="Scheme">The scheme that pays for it.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Supplier">Who is to deliver, never the person.</param>
/// <param name="BorneBy">The body that bears it, a partner of the pool.</param>
/// <param name="Weekly">What it bears a week.</param>
/// <param name="From">The first day.</param>
public sealed record PackageLine(string Scheme, string Stream, string Supplier, string BorneBy, Money Weekly, DateOnly From)
{
    /// <summary>The day after the last; null for a line without an end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What the days of one year cost: a seventh of the week for each day, half a penny up. Zero where it has no day in the year.</summary>
    public Money CostIn(FinancialYear year)
    {
        var (first, last) = (From < year.First ? year.First : From, Until is { } until && until <= year.Last ? until.AddDays(-1) : year.Last);
        return last < first ? Money.Zero : Money.Round(Weekly.Pounds * (last.DayNumber - first.DayNumber + 1) / 7, MidpointRounding.AwayFromZero);
    }
}

/// <summary>
/// The money of a care package is set aside until a day: one commitment for each line, all of them or none. Only days of the pool's year are bound; the pool of the next year binds the rest.
/// The id of line n, from 0, is that of the event with its last byte changed by n, as <see cref="EntryIds"/> makes them.
/// </summary>
/// <param name="Id">Made by the sender; the package's id.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The reference of the package, never a name.</param>
/// <param name="Held">The first day on which the money is no longer held, unless the package is agreed before.</param>
/// <param name="Lines">What each body bears of each service.</param>
public sealed record PackageEvent(Guid Id, DateOnly On, string Document, DateOnly Held, IReadOnlyList<PackageLine> Lines) : PoolEvent(Id, On, Document)
{
    /// <summary>Lines that a package may have.</summary>
    public const int MostLines = 100;

    /// <summary>None, or too many.</summary>
    public static readonly RefusalKind LineCount = new("fund.package-lines", "A package has 1 to {0} lines, and this one has {1}.");
    /// <summary>No day in the year.</summary>
    public static readonly RefusalKind OutsideYear = new("fund.package-year", "It has no day in {0}, the year of the pool.");

    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting)
    {
        if (drafting.IsOver is { } over) return over;
        if (Lines.Count is < 1 or > MostLines) return LineCount.With(MostLines, Lines.Count);
        var entries = new List<Entry>();
        foreach (var line in Lines)
            if (Reserve(drafting, line, (byte)entries.Count).Try(out var entry, out var refusal)) entries.Add(entry);
            else return refusal.At($"lines[{entries.Count}]");
        return entries;
    }

    private Outcome<Entry> Reserve(Drafting drafting, PackageLine line, byte which)
    {
        if (!drafting.Coding(line.Scheme, line.Stream).Try(out var coding, out var refusal) || !Code<Body>.Parse(line.BorneBy).Try(out var body, out refusal)) return refusal;
        if (Written(line.Supplier, "The supplier") is { } unwritten) return unwritten;
        if (line.Weekly <= Money.Zero) return LedgerRefusals.AmountNotPositive.With("The weekly amount");
        var (scheme, cost) = (drafting.Scheme(coding), line.CostIn(drafting.Pool.Terms.Year));
        if (cost == Money.Zero) return OutsideYear.With(drafting.Pool.Terms.Year);
        var purchase = new Purchase(line.Supplier.Trim(), cost, Money.Zero, scheme.Regime, scheme.Deliverer, VatHeading: scheme.VatHeading);
        return Journals.CommitmentReserved(drafting.Voucher(which), drafting.Pool.Agreement, coding, new(EntryIds.Of(Id, which).Value), purchase, CommissionerShares.AllOn(body), Held);
    }
}

/// <summary>A step of what was set aside: one commitment, or every line of a package.</summary>
/// <param name="Id">Made by the sender.</param>
/// <param name="On">The day to which it belongs.</param>
/// <param name="Document">The paper that it rests on.</param>
public abstract record ReservedEvent(Guid Id, DateOnly On, string Document) : PoolEvent(Id, On, Document)
{
    /// <summary>Neither or both.</summary>
    public static readonly RefusalKind WhichOne = new("fund.event-which", "Say either the commitment or the package.");

    /// <summary>The commitment; null for a package.</summary>
    public Guid? Commitment { get; init; }

    /// <summary>The package; null for one commitment.</summary>
    public Guid? Package { get; init; }

    private protected abstract Outcome<Entry> Step(Voucher voucher, Commitment commitment);

    private protected override Outcome<IReadOnlyList<Entry>> Make(Drafting drafting)
    {
        if (Commitment is null == Package is null) return WhichOne.With();
        var entries = new List<Entry>();
        foreach (var one in Ids(drafting))
            if (drafting.Commitment(one).Then(found => Step(drafting.Voucher((byte)entries.Count), found)).Try(out var entry, out var refusal)) entries.Add(entry);
            else return refusal;
        return entries;
    }

    private IEnumerable<Guid> Ids(Drafting drafting)
    {
        if (Package is not { } package) return [Commitment!.Value];
        var lines = Enumerable.Range(0, PackageEvent.MostLines).Select(which => EntryIds.Of(package, (byte)which).Value).TakeWhile(id => drafting.Commitment(id).IsAccepted).ToList();
        // An unknown package is refused by its own id.
        return lines.Count > 0 ? lines : [package];
    }
}

/// <summary>What was set aside is agreed, and binds from now on.</summary>
public sealed record AgreedEvent(Guid Id, DateOnly On, string Document) : ReservedEvent(Id, On, Document)
{
    private protected override Outcome<Entry> Step(Voucher voucher, Commitment commitment) => Journals.CommitmentMade(voucher, commitment);
}

/// <summary>What was set aside is given up before its day.</summary>
public sealed record GivenUpEvent(Guid Id, DateOnly On, string Document) : ReservedEvent(Id, On, Document)
{
    private protected override Outcome<Entry> Step(Voucher voucher, Commitment commitment) => Journals.CommitmentVoided(voucher, commitment);
}

/// <summary>The day of what was set aside has come, and the money is free again.</summary>
public sealed record ExpiredEvent(Guid Id, DateOnly On, string Document) : ReservedEvent(Id, On, Document)
{
    private protected override Outcome<Entry> Step(Voucher voucher, Commitment commitment) => Journals.CommitmentExpired(voucher, commitment);
}
