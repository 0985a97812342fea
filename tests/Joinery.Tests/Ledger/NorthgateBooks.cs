using System.Globalization;
using Joinery.Ledger;
using Shouldly;

namespace Joinery.Tests.Ledger;

/// <summary>The pool of the worked examples: two integrated care boards, a council as the host, and a district. Codes and amounts are those of the domain guide.</summary>
internal sealed class NorthgateBooks
{
    public static readonly Code<Body> IcbA = Code<Body>.Of("ICB-A"), IcbB = Code<Body>.Of("ICB-B"), Council = Code<Body>.Of("Council"), District = Code<Body>.Of("District");
    public static readonly Code<PoolAgreement> Pool = Code<PoolAgreement>.Of("NORTHGATE-2025");
    public static readonly Code<PoolStream> NhsMin = Code<PoolStream>.Of("NHS-MIN"), AddNhs = Code<PoolStream>.Of("ADD-NHS"),
        Labcg = Code<PoolStream>.Of("LABCG"), Dfg = Code<PoolStream>.Of("DFG"), AddLa = Code<PoolStream>.Of("ADD-LA");

    public static readonly CommissionerShares SixtyForty = Shares(IcbA, 6000, Council, 4000);

    private static readonly Dictionary<Code<PoolStream>, EconomicOrigin> Origins = new()
    {
        [NhsMin] = EconomicOrigin.NhsTransfer,
        [AddNhs] = EconomicOrigin.NhsTransfer,
        [Labcg] = EconomicOrigin.CentralGrant,
        [Dfg] = EconomicOrigin.CentralGrant,
        [AddLa] = EconomicOrigin.LocallyRaised,
    };

    private int _last;

    public NorthgateBooks()
    {
        foreach (var (code, kind) in new[] { (IcbA, BodyKind.IntegratedCareBoard), (IcbB, BodyKind.IntegratedCareBoard), (Council, BodyKind.UpperTierCouncil), (District, BodyKind.DistrictCouncil) })
            Books.Add(new(code, code.Text, kind)).IsAccepted.ShouldBeTrue();
        Books.Agree(Agreement).Refusal.ShouldBeNull();
    }

    public Joinery.Ledger.Books Books { get; } = new();

    public PoolAgreement Agreement { get; } = new(Pool, Council, [IcbA, IcbB, Council],
    [
        new(NhsMin, new("NHS_MIN"), [new(IcbA, Pounds("21,500,000")), new(IcbB, Pounds("3,250,000"))]),
        new(AddNhs, new("ADD_NHS"), [new(IcbA, Pounds("1,500,000"))]),
        new(Labcg, new("LABCG", Restricted: true), [new(Council, Pounds("9,800,000"))]),
        new(Dfg, new("DFG", CapitalOnly: true, LocalGovernmentOnly: true, Restricted: true), [new(Council, Pounds("2,100,001"))]),
        new(AddLa, new("ADD_LA"), [new(Council, Pounds("3,000,000"))]),
    ]);

    public static Money Pounds(string text) => Money.Parse(text).OrThrow();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static CommissionerShares Shares(Code<Body> first, int points, Code<Body> second, int others) => CommissionerShares.Of(new CommissionerShare(first, points), new CommissionerShare(second, others)).OrThrow();

    public static Coding Coded(string scheme, Code<PoolStream> stream) =>
        new(Pool, scheme.Length == 0 ? null : Code<Scheme>.Of(scheme), stream, Origins[stream], stream == Dfg ? Nature.Capital : Nature.Revenue);

    /// <summary>An invoice that the council pays with full refund of VAT, unless said otherwise.</summary>
    public static Purchase Invoice(string net, string vat, VatRegime regime = VatRegime.S33, Code<Body>? deliverer = null, int heading = 0, PermittedCategory category = PermittedCategory.ContractPrice) =>
        new("supplier-1", Pounds(net), Pounds(vat), regime, deliverer ?? Council, category, heading);

    /// <summary>The head of the next entry, recorded at noon of the effective day or of another.</summary>
    public Voucher On(string effective, string? recorded = null) =>
        new(NextId(), Day(effective), Noon(recorded ?? effective), "officer-1", $"document-{_last}");

    public Id<Entry> NextId() => new(new Guid(++_last, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));

    public static DateTimeOffset Noon(string day) => new(Day(day).ToDateTime(new(12, 0)), TimeSpan.Zero);

    public Entry Post(Outcome<Entry> drafted)
    {
        drafted.Refusal.ShouldBeNull();
        var booked = Books.Post(drafted.Value);
        booked.Refusal.ShouldBeNull();
        return booked.Value.Entry;
    }

    public Money Balance(Code<Body> book, Account account, Code<Body>? counter = null) => Books.Balance(new() { Book = book, Account = account, Counter = counter }, AsOf.Now);

    public Money Spend => Books.MemorandumSpend(Pool, AsOf.Now);

    /// <summary>Compares an entry with a table of book, account (with the other body after a colon) and pounds.</summary>
    public static void Shows(Entry entry, string table)
    {
        static string Line(string book, string account, string pounds) => $"{book} | {account} | {pounds}";
        var found = entry.Postings.Select(posting => Line(posting.Heading.Book.Text, $"{posting.Heading.Account}{(posting.Heading.Account.Mirror() is null ? "" : $":{posting.Heading.Counter}")}", $"{posting.Amount.Pounds:0.00}"));
        var expected = Rows(table).Select(row => Line(row[0], row[1], $"{Pounds(row[2]).Pounds:0.00}"));
        found.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    /// <summary>The rows of a table drawn with bars, without its head.</summary>
    public static IReadOnlyList<string[]> Rows(string table) =>
        [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.StartsWith('|')).Skip(1).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
}
