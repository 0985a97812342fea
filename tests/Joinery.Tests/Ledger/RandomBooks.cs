using Joinery.Ledger;

namespace Joinery.Tests.Ledger;

/// <summary>
/// A year of a pool drawn by chance: every event of the table, mistakes and corrections, commitments that are used, given up or expire, limits that are hit,
/// and entries that must be refused. The benchmarks use it too.
/// </summary>
internal sealed class RandomBooks
{
    private static readonly EconomicOrigin[] Origins = Enum.GetValues<EconomicOrigin>();
    private static readonly DateOnly First = new(2025, 4, 1);
    private static readonly DateTimeOffset Began = new(2025, 4, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Random _chance;
    private readonly Code<Body> _district = Code<Body>.Of("DISTRICT");
    private readonly Code<Body>[] _partners, _councils;
    private readonly Code<Scheme>[] _schemes = [.. Enumerable.Range(1, 20).Select(i => Code<Scheme>.Of($"S{i:00}"))];
    private readonly List<Entry> _invoices = [], _accruals = [];
    private readonly List<Commitment> _open = [];
    private DateTimeOffset _now = Began;
    private int _last;

    public RandomBooks(Random chance, long limitPence)
    {
        _chance = chance;
        _partners = [.. new[] { "ICB-A", "ICB-B", "ICB-C", "COUNCIL-A", "COUNCIL-B" }.Select(Code<Body>.Of)];
        _councils = _partners[3..];
        foreach (var partner in _partners) Books.Add(new(partner, partner.Text, partner.Text[0] == 'I' ? BodyKind.IntegratedCareBoard : BodyKind.UpperTierCouncil));
        Books.Add(new(_district, "District", BodyKind.DistrictCouncil));
        var kinds = new[] { new StreamKind("NHS_MIN"), new StreamKind("ADD_NHS"), new StreamKind("LABCG", Restricted: true), new StreamKind("DFG", true, true, true), new StreamKind("ADD_LA") };
        Pool = new(Code<PoolAgreement>.Of("POOL"), _councils[0], _partners, [.. kinds.Select(kind => new PoolStream(Code<PoolStream>.Of(kind.Code), kind, [new(_councils[0], new(limitPence))]))]);
        Books.Agree(Pool);
    }

    public Joinery.Ledger.Books Books { get; } = new();

    public PoolAgreement Pool { get; }

    /// <summary>How often each refusal came.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    /// <summary>Draws an event and books it; gives what was booked, or null where it was refused.</summary>
    public BookedEntry? Step()
    {
        var drafted = Draw();
        var outcome = drafted.Then(Books.Post);
        if (!outcome.Try(out var booked, out var refusal))
        {
            Refused[refusal.Code] = Refused.GetValueOrDefault(refusal.Code) + 1;
            return null;
        }
        Remember(booked.Entry);
        return booked;
    }

    /// <summary>A point in both times, drawn by chance.</summary>
    public AsOf AnyTime() => new(First.AddDays(_chance.Next(370)), Began.AddSeconds(_chance.NextInt64((long)(_now - Began).TotalSeconds + 1)));

    private Outcome<Entry> Draw()
    {
        var (coding, on) = (Coded(), Next());
        var partner = _partners[_chance.Next(_partners.Length)];
        return _chance.Next(100) switch
        {
            < 8 => Journals.ContributionPaid(on, Pool, coding with { Scheme = null }, partner, Amount()),
            < 10 => Journals.ContributionEarmarked(on, Pool, coding with { Scheme = null }, Amount()),
            < 13 => Journals.GrantReceived(on, coding with { Scheme = null }, _councils[_chance.Next(2)], Amount(), _chance.Next(2) == 0),
            < 44 => Journals.SupplierPaid(on, Pool, coding, Bought(coding), Shared(coding)),
            < 52 when _invoices.Count > 0 && Any(_invoices) is var invoice => Journals.CreditNote(on, Pool, invoice, new(1 + _chance.Next(50_000)), new(_chance.Next(5_000))),
            < 58 => Journals.Accrued(on, Pool, coding, Bought(coding), Shared(coding)),
            < 63 when _accruals.Count > 0 => Journals.AccrualReversed(on, Any(_accruals)),
            < 66 => Journals.CapitalPassedOn(on, coding with { Stream = Pool.Streams[3].Code, Nature = Nature.Capital }, _councils[0], _district, Amount()),
            < 70 => Journals.OverspendShared(on, Pool, coding, Overspend()),
            < 73 => Journals.UnderspendReturned(on, Pool, coding, partner, Amount()),
            < 76 => Journals.AgencyPaid(on, coding, Bought(coding), partner),
            < 84 => Journals.CommitmentReserved(on, Pool, coding, new(NextId()), Bought(coding), Shared(coding), on.Effective.AddDays(_chance.Next(60))),
            < 95 when _open.Count > 0 => Follow(on, Any(_open)),
            < 98 when Books.Entries.Count > 0 => Journals.Reversal(on, Any(Books.Entries).Entry),
            _ => Spoilt(on, coding),
        };
    }

    private Outcome<Entry> Follow(Voucher on, Commitment commitment) => (commitment.Status, _chance.Next(10)) switch
    {
        (CommitmentStatus.Reserved, < 6) => Journals.CommitmentMade(on with { Effective = commitment.Until.AddDays(-1) }, commitment),
        (CommitmentStatus.Reserved, < 8) => Journals.CommitmentVoided(on, commitment),
        (CommitmentStatus.Reserved, _) => Journals.CommitmentExpired(on with { Effective = commitment.Until.AddDays(_chance.Next(3) - 1) }, commitment),
        (_, < 6) => Journals.SupplierPaid(on, Pool, commitment.Coding, Bought(commitment.Coding), commitment.Shares!, commitment),
        (_, < 8) => Journals.Accrued(on, Pool, commitment.Coding, Bought(commitment.Coding), commitment.Shares!, commitment),
        _ => Journals.CommitmentReleased(on, commitment, commitment.Committed),
    };

    // Two postings that somebody made up: one of several faults, or none.
    private Outcome<Entry> Spoilt(Voucher on, Coding coding)
    {
        var (book, counter, pence) = (_partners[_chance.Next(_partners.Length)], _partners[_chance.Next(_partners.Length)], _chance.Next(-1, 1_000));
        Account[] accounts = [Account.Cash, Account.PoolCreditor, Account.Expenditure, Account.RechargeDebtor, Account.Reserved];
        return new Entry(on.Id, on.Effective, on.Recorded, on.By, EntryKind.Journal, on.Document,
        [
            new(new(book, accounts[_chance.Next(accounts.Length)], counter, coding with { Nature = (Nature)_chance.Next(1, 3) }), new(pence)),
            new(new(_chance.Next(3) == 0 ? counter : book, Account.Cash, null, coding), new(-pence + (_chance.Next(4) == 0 ? 1 : 0))),
        ]);
    }

    private List<BorneShare> Overspend()
    {
        Money[] shares = Amount().Split(_chance.Next(1, 9), _chance.Next(9), _chance.Next(9), _chance.Next(9), _chance.Next(9)), borne = shares.Sum().Split(1, 0, _chance.Next(5), _chance.Next(5), 0);
        return [.. _partners.Select((partner, i) => new BorneShare(partner, Money.Zero, borne[i], shares[i]))];
    }

    private Coding Coded()
    {
        var stream = Pool.Streams[_chance.Next(Pool.Streams.Count)];
        return new(Pool.Code, _schemes[_chance.Next(_schemes.Length)], stream.Code, Origins[_chance.Next(Origins.Length)], stream.Kind.CapitalOnly && _chance.Next(20) > 0 ? Nature.Capital : (Nature)_chance.Next(1, 3));
    }

    private bool IsLocal(Coding coding) => coding.Stream == Pool.Streams[3].Code && _chance.Next(20) > 0;

    private Purchase Bought(Coding coding) => new("supplier", Amount(), new(_chance.Next(3) == 0 ? _chance.Next(10_000) : 0), (VatRegime)_chance.Next(1, 6),
        IsLocal(coding) ? _councils[_chance.Next(2)] : _partners[_chance.Next(_partners.Length)], (PermittedCategory)_chance.Next(1, _chance.Next(20) == 0 ? 6 : 5), 45);

    private CommissionerShares Shared(Coding coding)
    {
        var (among, first) = (IsLocal(coding) ? _councils : _partners, _chance.Next(10_001));
        var rest = among.Length == 2 ? 0 : _chance.Next(10_001 - first);
        return among.Length == 2 ? CommissionerShares.Of(new CommissionerShare(among[0], first), new(among[1], 10_000 - first)).Value
            : CommissionerShares.Of(new CommissionerShare(among[_chance.Next(2)], first), new(among[2], rest), new(among[3], 10_000 - first - rest)).Value;
    }

    private Money Amount() => new(1 + _chance.NextInt64(_chance.Next(4) == 0 ? 10 : 100_000));

    private T Any<T>(IReadOnlyList<T> all) => all[_chance.Next(all.Count)];

    private Voucher Next()
    {
        _now = _now.AddSeconds(_chance.Next(120));
        return new(new(NextId()), First.AddDays(_chance.Next(365)), _now, "officer", "paper") { AgreedBy = _chance.Next(2) == 0 ? _partners : [], Override = _chance.Next(200) == 0 ? new("One", "Two", "Agreed") : null };
    }

    private Guid NextId() => new(++_last, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    // A few of each are enough to draw from.
    private void Remember(Entry entry)
    {
        if (entry.Kind == EntryKind.SupplierPaid) Keep(_invoices, entry);
        if (entry.Kind == EntryKind.Accrued) Keep(_accruals, entry);
        if (entry.Kind == EntryKind.CommitmentReserved) Keep(_open, Books.Find(entry.Commitment!.Value)!);
    }

    private void Keep<T>(List<T> some, T one)
    {
        if (some.Count < 200) some.Add(one);
        else some[_chance.Next(some.Count)] = one;
    }
}
