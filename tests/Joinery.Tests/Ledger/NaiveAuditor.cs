using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Joinery.Ledger;

namespace Joinery.Tests.Ledger;

/// <summary>
/// Works everything out again from the raw postings, in the plainest way, and asks the ledger nothing while doing so. It keeps its own list of what was accepted.
/// The invariants are those of the domain guide, 7.3. The benchmarks use it too, so it needs no library of tests.
/// </summary>
internal sealed class NaiveAuditor(IReadOnlyList<Body> bodies)
{
    private static readonly (Account Owed, Account Owing)[] Pairs =
    [
        (Account.PoolPrepayment, Account.PoolCreditor), (Account.RechargeDebtor, Account.RechargeCreditor), (Account.RiskShareDebtor, Account.RiskShareCreditor),
        (Account.RefundDebtor, Account.RefundCreditor), (Account.PassThroughDebtor, Account.PassThroughCreditor),
    ];

    private readonly List<BookedEntry> _accepted = [];
    private readonly List<string> _faults = [];

    /// <summary>What does not hold, in words.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>How many postings were seen.</summary>
    public long Postings { get; private set; }

    /// <summary>Looks at an entry by itself as it is accepted: I1, I11, I13, and I3 within the entry.</summary>
    public void Accept(BookedEntry booked, PoolAgreement pool)
    {
        _accepted.Add(booked);
        var entry = booked.Entry;
        Postings += entry.Postings.Count;
        foreach (var book in entry.Postings.Select(posting => posting.Heading.Book).Distinct())
            if (entry.Postings.Where(posting => posting.Heading.Book == book).Sum(posting => posting.Amount.Pence) is var sum and not 0) Fault("I1", booked, $"{book} is out by {sum}");
        if (entry.Shares is { } shares && shares.All.Sum(share => share.BasisPoints) != 10_000) Fault("I13", booked, "the shares are no whole");
        foreach (var posting in entry.Postings)
        {
            if (pool.Streams.Single(stream => stream.Code == posting.Heading.Coding.Stream).Kind.Code != "DFG") continue;
            if (posting.Heading.Coding.Nature != Nature.Capital) Fault("I11", booked, "revenue");
            if (bodies.Single(body => body.Code == posting.Heading.Book).Kind == BodyKind.IntegratedCareBoard) Fault("I11", booked, "in the book of a board");
        }
    }

    /// <summary>Compares the ledger with what the postings say at one point of both times: I2, I3, I4, I14 and every line of every trial balance.</summary>
    public void Compare(Joinery.Ledger.Books books, Code<PoolAgreement> pool, AsOf asOf)
    {
        var lines = new Dictionary<(string Book, Account Account, string Counter), long>();
        var (spend, byScheme, byStream, byOrigin) = (0L, new Dictionary<string, long>(), new Dictionary<string, long>(), new Dictionary<EconomicOrigin, long>());
        foreach (var posting in _accepted.Where(one => one.Entry.Effective >= asOf.From && one.Entry.Effective <= asOf.Effective && one.Entry.Recorded <= asOf.Recorded).SelectMany(one => one.Entry.Postings))
        {
            var (heading, pence) = (posting.Heading, posting.Amount.Pence);
            Add(lines, (heading.Book.Text, heading.Account, heading.Counter?.Text ?? ""), pence);
            if (heading.Account is not (Account.Expenditure or Account.CapitalGrantToDistrict)) continue;
            spend += pence;
            Add(byScheme, heading.Coding.Scheme?.Text ?? "", pence);
            Add(byStream, heading.Coding.Stream.Text, pence);
            Add(byOrigin, heading.Coding.Origin, pence);
        }
        foreach (var body in bodies)
            if (lines.Where(line => line.Key.Book == body.Code.Text).Sum(line => line.Value) is var sum and not 0) _faults.Add($"I2 at {asOf}: the book of {body.Code} is out by {sum}");
        foreach (var (owed, owing) in Pairs)
            foreach (var ((book, _, counter), claimed) in lines.Where(line => line.Key.Account == owed))
                if (claimed + lines.GetValueOrDefault((counter, owing, book)) != 0) _faults.Add($"I3 at {asOf}: {owed} of {book} and {owing} of {counter}");
        if (byStream.Values.Sum() != spend || byOrigin.Values.Sum() != spend || byScheme.Values.Sum() != spend) _faults.Add($"I14 at {asOf}");
        Same($"I4 at {asOf}", spend, books.MemorandumSpend(pool, asOf).Pence);
        SameSums($"spend by scheme at {asOf}", byScheme, books.SpendBy(heading => heading.Coding.Scheme?.Text ?? "", new() { Pool = pool }, asOf));
        SameSums($"spend by stream at {asOf}", byStream, books.SpendBy(heading => heading.Coding.Stream.Text, new() { Pool = pool }, asOf));
        SameSums($"spend by origin at {asOf}", byOrigin, books.SpendBy(heading => heading.Coding.Origin, new() { Pool = pool }, asOf));
        SameSums($"trial balances at {asOf}", lines.Where(line => line.Value != 0).ToDictionary(), books.TrialBalances(asOf)
            .SelectMany(one => one.Lines.Select(line => (one.Book, Line: line))).ToDictionary(one => (one.Book.Text, one.Line.Account, one.Line.Counter?.Text ?? ""), one => one.Line.Balance));
        if (books.Differences(asOf).Count > 0) _faults.Add($"I3 at {asOf}: the ledger lists differences");
    }

    /// <summary>Compares where streams and commitments stand: I6, and what each commitment still binds.</summary>
    public void CompareUse(Joinery.Ledger.Books books, PoolAgreement pool)
    {
        var all = _accepted.SelectMany(one => one.Entry.Postings.Select(posting => (one.Entry.Commitment, posting.Heading.Account, Stream: posting.Heading.Coding.Stream, posting.Amount.Pence))).ToList();
        foreach (var stream in pool.Streams)
        {
            long Of(params Account[] accounts) => all.Where(one => one.Stream == stream.Code && accounts.Contains(one.Account)).Sum(one => one.Pence);
            var position = books.Position(pool.Code, stream.Code).Value;
            Same($"I6 {stream.Code} spent", Of(Account.Expenditure, Account.CapitalGrantToDistrict), position.Spent.Pence);
            Same($"I6 {stream.Code} reserved", Of(Account.Reserved), position.Reserved.Pence);
            Same($"I6 {stream.Code} committed", Of(Account.Committed), position.Committed.Pence);
            if (position.Free.IsNegative && !_accepted.Any(one => one.Entry.Override is not null)) _faults.Add($"I6: {stream.Code} is beyond its limit");
        }
        var bound = all.Where(one => one.Account is Account.Reserved or Account.Committed).GroupBy(one => one.Commitment!.Value).ToDictionary(same => same.Key, same => same.Sum(one => one.Pence));
        foreach (var commitment in books.Commitments) Same($"commitment {commitment.Id}", bound.GetValueOrDefault(commitment.Id), (commitment.Reserved + commitment.Committed).Pence);
    }

    /// <summary>Makes every hash again from bytes that it writes itself, and compares the ledger's entries with those that were accepted: I8, I9.</summary>
    public void CompareChain(Joinery.Ledger.Books books)
    {
        if (books.Entries.Count != _accepted.Count) _faults.Add($"I8: {books.Entries.Count} entries and not {_accepted.Count}");
        var previous = new string('0', 64);
        for (var i = 0; i < Math.Min(_accepted.Count, books.Entries.Count); i++)
        {
            if (!ReferenceEquals(books.Entries[i], _accepted[i])) _faults.Add($"I8: entry {i + 1} is another one now");
            var hash = Convert.ToHexStringLower(SHA256.HashData(Bytes(previous, i + 1, _accepted[i].Entry)));
            if (_accepted[i].Previous.ToString() != previous || _accepted[i].Hash.ToString() != hash) Fault("I9", _accepted[i], "the hash differs");
            previous = hash;
        }
        if (EntryChain.Verify(books.Entries) is { IsAccepted: false } broken) _faults.Add($"I9: {broken.Refusal}");
    }

    // As docs/internals/ledger.md says it, written a second time.
    private static byte[] Bytes(string previous, long seq, Entry entry)
    {
        using var bytes = new MemoryStream();
        void Raw(byte[] raw) => bytes.Write(raw);
        void Four(int number) { var raw = new byte[4]; BinaryPrimitives.WriteInt32BigEndian(raw, number); Raw(raw); }
        void Eight(long number) { var raw = new byte[8]; BinaryPrimitives.WriteInt64BigEndian(raw, number); Raw(raw); }
        void Text(string text) { Four(Encoding.UTF8.GetByteCount(text)); Raw(Encoding.UTF8.GetBytes(text)); }
        bool Has(object? value) { bytes.WriteByte(value is null ? (byte)0 : (byte)1); return value is not null; }
        void Id(Guid? id) { if (Has(id)) Raw(id!.Value.ToByteArray(bigEndian: true)); }
        Raw(Convert.FromHexString(previous));
        Eight(seq);
        Raw(entry.Id.Value.ToByteArray(bigEndian: true));
        Four(entry.Effective.DayNumber);
        Eight(entry.Recorded.UtcTicks);
        Text(entry.By);
        Four((int)entry.Kind);
        Text(entry.Document);
        Id(entry.RefersTo?.Value);
        Id(entry.Reverses?.Value);
        Id(entry.Commitment?.Value);
        if (Has(entry.ReservedUntil)) Four(entry.ReservedUntil!.Value.DayNumber);
        if (Has(entry.Purchase) && entry.Purchase is var bought) { Text(bought!.Supplier); Eight(bought.Net.Pence); Eight(bought.Vat.Pence); Four((int)bought.Regime); Text(bought.Deliverer.Text); Four((int)bought.Category); Four(bought.VatHeading); }
        if (Has(entry.Shares)) { Four(entry.Shares!.All.Count); foreach (var share in entry.Shares.All) { Text(share.Body.Text); Four(share.BasisPoints); } }
        Four(entry.AgreedBy.Count);
        foreach (var body in entry.AgreedBy) Text(body.Text);
        if (Has(entry.Override)) { Text(entry.Override!.First); Text(entry.Override.Second); Text(entry.Override.Reason); }
        Four(entry.Postings.Count);
        foreach (var ((book, account, counter, (pool, scheme, stream, origin, nature)), amount) in entry.Postings)
        {
            Text(book.Text);
            Four((int)account);
            if (Has(counter)) Text(counter!.Text);
            Text(pool.Text);
            if (Has(scheme)) Text(scheme!.Text);
            Text(stream.Text);
            Four((int)origin);
            Four((int)nature);
            Eight(amount.Pence);
        }
        return bytes.ToArray();
    }

    private static void Add<TKey>(Dictionary<TKey, long> sums, TKey key, long pence) where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + pence;

    private void Same(string what, long naive, long ledger)
    {
        if (naive != ledger) _faults.Add($"{what}: {naive} by the postings, {ledger} by the ledger");
    }

    private void SameSums<TKey>(string what, Dictionary<TKey, long> naive, IReadOnlyDictionary<TKey, Money> ledger) where TKey : notnull
    {
        foreach (var key in naive.Keys.Union(ledger.Keys)) Same($"{what}, {key}", naive.GetValueOrDefault(key), ledger.GetValueOrDefault(key).Pence);
    }

    private void Fault(string invariant, BookedEntry booked, string what) => _faults.Add($"{invariant}, entry {booked.Seq}: {what}");
}
