using System.Text.Json;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Accounts;

/// <summary>A statement that was imported.</summary>
/// <param name="Number">1, 2, 3 … within the account.</param>
/// <param name="Added">Lines that were new.</param>
/// <param name="Held">Lines that an earlier statement had.</param>
/// <param name="Rejected">Rows left out.</param>
/// <param name="Reasons">Why, as JSON.</param>
/// <param name="ImportedAt">When.</param>
/// <param name="ImportedByName">By whom.</param>
public sealed record ImportedStatement(long Number, long Added, long Held, long Rejected, string Reasons, DateTimeOffset ImportedAt, string ImportedByName)
{
    /// <summary>Why rows were left out, by their lines.</summary>
    public IReadOnlyList<RejectedLine> Left => JsonSerializer.Deserialize<IReadOnlyList<RejectedLine>>(Reasons, PersonFile.Json)!;
}

/// <summary>Money that was asked back.</summary>
/// <param name="Number">1, 2, 3 … within the account.</param>
/// <param name="BalancePence">What was in the account.</param>
/// <param name="WeeklyPence">What the care costs a week.</param>
/// <param name="Weeks">Weeks' money that stays.</param>
/// <param name="Owed">What was owed already, as JSON.</param>
/// <param name="AskedPence">What had been asked back before and was not paid yet.</param>
/// <param name="SurplusPence">What is asked back.</param>
/// <param name="Again">True when an earlier notice was looked at again.</param>
/// <param name="Reason">The notice's reasons.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="RecordedByName">By whom.</param>
public sealed record Recovery(long Number, long BalancePence, long WeeklyPence, long Weeks, string Owed, long AskedPence, long SurplusPence, bool Again, string Reason, DateTimeOffset RecordedAt, string RecordedByName)
{
    /// <summary>What was in the account.</summary>
    public Money Balance => new(BalancePence);

    /// <summary>What is asked back.</summary>
    public Money Surplus => new(SurplusPence);

    /// <summary>What had been asked back before and was not paid yet.</summary>
    public Money AskedBefore => new(AskedPence);

    /// <summary>What was owed already.</summary>
    public AccruedLiabilities Liabilities => JsonSerializer.Deserialize<AccruedLiabilities>(Owed, PersonFile.Json)!;
}

/// <summary>A line that the law does not allow, with the sentence that says so.</summary>
/// <param name="Line">The line.</param>
/// <param name="Why">Why not.</param>
public sealed record FlaggedLine(CardLine Line, string Why);

/// <summary>The account of a direct payment as its statements show it.</summary>
/// <param name="Versions">What was agreed, newest first.</param>
/// <param name="Lines">Every line, newest first.</param>
/// <param name="Statements">What was imported, newest first.</param>
/// <param name="Recoveries">What was asked back, newest first.</param>
/// <param name="Stays">Versions of the stays in a care home that it paid for, newest first.</param>
public sealed record Account(IReadOnlyList<Agreed<DirectPayment>> Versions, IReadOnlyList<CardLine> Lines, IReadOnlyList<ImportedStatement> Statements, IReadOnlyList<Recovery> Recoveries, IReadOnlyList<Agreed<HomeStays>> Stays)
{
    /// <summary>Stays in a care home that it paid for, in the order of their days.</summary>
    public IReadOnlyList<DateRange> Homes => Stays is [var newest, ..] ? newest.Terms.Stays : [];

    /// <summary>Why the stays are longer than the law allows; null while they are not.</summary>
    public Refusal? StaysTooLong => DirectPayments.MayStay(Homes).Refusal;

    /// <summary>What was asked back and not paid yet; without the newest notice where that is looked at again, since another takes its place.</summary>
    public Money AskedBack(bool again)
    {
        var (asked, isReplaced) = (Money.Zero, again);
        foreach (var notice in Recoveries)
        {
            if (!isReplaced) asked += notice.Surplus;
            isReplaced = notice.Again;
        }
        var open = asked - Lines.Where(line => line.Kind == "repaid").Sum(line => line.Out);
        return open.IsNegative ? Money.Zero : open;
    }

    /// <summary>What was to be paid in by the terms, in the whole weeks until the newest line, beside what was.</summary>
    public PaidIn Due
    {
        get
        {
            var (authority, person, weeks) = (Money.Zero, Money.Zero, 0);
            if (Lines.Count == 0 || Versions.Count == 0) return new(0, authority, Money.Zero, person, Money.Zero);
            for (var week = Versions.Min(one => one.From); week.AddDays(6) <= Lines[0].Day; week = week.AddDays(7))
            {
                if (Versions.On(week) is not { Terms: var terms }) continue;
                weeks++;
                authority += terms.Weekly;
                if (terms.IsNet) person += terms.Contribution;
            }
            return new(weeks, authority, Lines.Where(line => line.Kind == "authority").Sum(line => line.In), person, Lines.Where(line => line.Kind == "contribution").Sum(line => line.In));
        }
    }

    /// <summary>Paid in.</summary>
    public Money In => Lines.Sum(line => line.In);

    /// <summary>Paid out.</summary>
    public Money Out => Lines.Sum(line => line.Out);

    /// <summary>What is left.</summary>
    public Money Balance => In - Out;

    /// <summary>What an account with these terms must not buy and did.</summary>
    public IReadOnlyList<FlaggedLine> Flagged => [.. Lines.Where(line => line.Barred is not null).Select(line => new FlaggedLine(line, DirectPayments.MayBuy(line.Barred, HasHealthMoneyOn(line.Day)).Refusal?.Sentence ?? "")).Where(one => one.Why.Length > 0)];

    /// <summary>Lines paid out of which nobody has said what they were for.</summary>
    public IReadOnlyList<CardLine> Unsorted => [.. Lines.Where(line => line.Kind.Length == 0 && line.Out > Money.Zero)];

    // What was spent before the first version is held against it.
    private bool HasHealthMoneyOn(DateOnly day) => (Versions.On(day) ?? Versions.EndedOn(day) ?? Versions.MinBy(one => one.Version))?.Terms.HasHealthMoney ?? false;
}

/// <summary>What was to be paid into an account, and what was.</summary>
/// <param name="Weeks">Whole weeks of the terms.</param>
/// <param name="FromAuthority">To be paid by the authority.</param>
/// <param name="AuthorityPaid">What it paid.</param>
/// <param name="FromPerson">To be paid by the person: their contribution, where it is taken off.</param>
/// <param name="PersonPaid">What they paid.</param>
public sealed record PaidIn(int Weeks, Money FromAuthority, Money AuthorityPaid, Money FromPerson, Money PersonPaid);

/// <summary>Statements of the accounts of direct payments, and money asked back. Every question names the organisation that asks, and gets that organisation's cases only.</summary>
public sealed class AccountBook(Store store)
{
    /// <summary>Lines that one account may have.</summary>
    public const int MostLines = 9_000;

    /// <summary>Reasons that are kept of one file; all rejected rows are counted.</summary>
    private const int MostReasons = 100;

    /// <summary>No agreement.</summary>
    public static readonly RefusalKind NotAgreed = new("account.not-agreed", "There is no direct payment on this assessment. Agree one first.");
    /// <summary>The very same file.</summary>
    public static readonly RefusalKind Before = new("account.before", "This very file was imported before. Nothing was changed.");
    /// <summary>Far more than anybody spends.</summary>
    public static readonly RefusalKind Full = new("account.full", "An account may have {0} lines. Open a new assessment for later statements.");
    /// <summary>Nothing is left over.</summary>
    public static readonly RefusalKind NoSurplus = new("recovery.none", "Nothing is left over: {0} is in the account, {1} stays for {2} weeks of care, and {3} is owed or was asked back already.");
    /// <summary>Nothing to look at again.</summary>
    public static readonly RefusalKind NoNotice = new("recovery.no-notice", "No money was asked back yet, so there is nothing to look at again.");

    /// <summary>A line that is sorted already, or not there.</summary>
    public static readonly RefusalKind SortedSince = new("account.sorted-since", "Somebody else sorted one of these lines since you opened the page. Look at what is there now, and send the rest again.");

    /// <summary>The columns of entitlement_card_line.</summary>
    internal static readonly string[] LineColumns = ["case_id", "reference", "file_number", "day", "words", "kind", "in_pence", "out_pence"];
    /// <summary>The columns of entitlement_card_file.</summary>
    internal static readonly string[] FileColumns = ["case_id", "number", "sha256", "added", "held", "rejected", "reasons", "imported_at", "imported_by", "imported_by_name"];

    /// <summary>The account of a case; empty where there is none, or no such case.</summary>
    public Task<Account> Of(OdsCode organisation, Id<Case> id) => store.Read(async db => await CaseBook.Own(db, organisation, id) is null ? new Account([], [], [], [], []) : await Of(db, id));

    private static async Task<Account> Of(Db db, Id<Case> id) => new(
        await AgreementBook.Of<DirectPayment>(db, id),
        await Lines(db, id),
        await db.Query<ImportedStatement>("select number, added, held, rejected, reasons, imported_at, imported_by_name from entitlement_card_file where case_id = @id order by number desc", new { id }),
        await db.Query<Recovery>("select number, balance_pence, weekly_pence, weeks, owed, asked_pence, surplus_pence, again, reason, recorded_at, recorded_by_name from entitlement_recovery where case_id = @id order by number desc", new { id }),
        await AgreementBook.Of<HomeStays>(db, id));

    // Where an officer said later what a line was for, that holds.
    private static Task<IReadOnlyList<CardLine>> Lines(Db db, Id<Case> id) => db.Query<CardLine>("""
        select line.reference, line.day, line.words, coalesce(sorted.kind, line.kind) as kind, line.in_pence, line.out_pence from entitlement_card_line line
        left join entitlement_card_sorting sorted on sorted.case_id = line.case_id and sorted.reference = line.reference
        where line.case_id = @id order by line.day desc, line.reference
        """, new { id });

    /// <summary>Keeps what lines of statements were for, by their references. Refuses a line that the account does not have, and one that somebody sorted since.</summary>
    public Task<Outcome<Done>> Sort(Deed deed, Id<Case> id, IReadOnlyDictionary<string, string> kinds) => store.Write<Done>(deed, async db =>
    {
        if (await CaseBook.Own(db, deed.By.Organisation, id) is null) return CaseBook.Missing.With();
        var unsorted = (await Lines(db, id)).Where(line => line.Kind.Length == 0).Select(line => line.Reference).ToHashSet(StringComparer.Ordinal);
        if (kinds.Keys.Any(reference => !unsorted.Contains(reference))) return SortedSince.With();
        await db.InsertMany("entitlement_card_sorting", ["case_id", "reference", "kind", "recorded_at", "recorded_by", "recorded_by_name"],
            kinds.Select(one => new object?[] { id, one.Key, one.Value, deed.At, deed.By.Id, deed.By.Name }));
        return Done.It;
    });

    /// <summary>Imports a statement. A line that the account has already is held; the very same file is refused, so that twice changes nothing.</summary>
    public Task<Outcome<Done>> Take(Deed deed, Id<Case> id, CardFile file) => store.Write<Done>(deed, async db =>
    {
        if (await CaseBook.Own(db, deed.By.Organisation, id) is null) return CaseBook.Missing.With();
        var account = await Of(db, id);
        if (account.Versions.Count == 0) return NotAgreed.With();
        if (await db.Any("select 1 from entitlement_card_file where case_id = @id and sha256 = @Sha256", new { id, file.Sha256 })) return Before.With();
        var known = account.Lines.ToDictionary(line => line.Reference, StringComparer.Ordinal);
        var added = file.Rows.Select(row => row.Content).Where(line => !known.ContainsKey(line.Reference)).ToList();
        if (known.Count + added.Count > MostLines) return Full.With($"{MostLines:N0}");
        var rejected = file.Rejected.ToList();
        rejected.AddRange(file.Rows.Where(row => known.TryGetValue(row.Content.Reference, out var before) && !IsSame(before, row.Content)).Select(row => new RejectedLine(row.Line, CardFile.RowDiffers.With().Sentence)));
        var number = 1 + await db.One<long>("select coalesce(max(number), 0) from entitlement_card_file where case_id = @id", new { id });
        await db.InsertMany("entitlement_card_file", FileColumns, [[id, number, file.Sha256, (long)added.Count, (long)(file.Rows.Count + file.Rejected.Count - rejected.Count - added.Count), (long)rejected.Count,
            JsonSerializer.Serialize(rejected.OrderBy(row => row.Line).Take(MostReasons), PersonFile.Json), deed.At, deed.By.Id, deed.By.Name]]);
        await db.InsertMany("entitlement_card_line", LineColumns, added.Select(line => Row(id, number, line)));
        return Done.It;
    });

    // A statement that does not say what a line was for does not contradict the officer who did.
    private static bool IsSame(CardLine before, CardLine again) => before == (again.Kind.Length == 0 ? again with { Kind = before.Kind } : again);

    internal static object?[] Row(Id<Case> id, long number, CardLine line) => [id, line.Reference, number, line.Day, line.Words, line.Kind, line.InPence, line.OutPence];

    /// <summary>
    /// Asks back what is left over by the terms of today, or looks at the newest notice again, which the person may ask for once. The officer's name and reasons are kept.
    /// </summary>
    public Task<Outcome<Money>> Recover(Deed deed, Id<Case> id, AccruedLiabilities owed, bool again, string reason) => store.Write<Money>(deed, async db =>
    {
        if (await CaseBook.Own(db, deed.By.Organisation, id) is null) return CaseBook.Missing.With();
        var account = await Of(db, id);
        if (!Sought(account, owed, deed.At.LondonDate(), again).Try(out var sought, out var refusal)) return refusal;
        if (again && account.Recoveries.Count == 0) return NoNotice.With();
        if (!DirectPayments.Recover(sought.Left, reason, account.Recoveries is [{ Again: true }, ..], again).Try(out var asked, out refusal)) return refusal;
        if (asked == Money.Zero && !again) return NoSurplus.With(account.Balance, sought.Kept, sought.Weeks, owed.Total + sought.Asked);
        var number = 1 + (account.Recoveries is [var newest, ..] ? newest.Number : 0);
        await db.InsertMany("entitlement_recovery", ["case_id", "number", "balance_pence", "weekly_pence", "weeks", "owed", "asked_pence", "surplus_pence", "again", "reason", "recorded_at", "recorded_by", "recorded_by_name"],
            [[id, number, account.Balance, sought.Terms.Gross, (long)sought.Weeks, JsonSerializer.Serialize(owed, PersonFile.Json), sought.Asked, asked, again, reason, deed.At, deed.By.Id, deed.By.Name]]);
        return asked;
    });

    /// <summary>What could be asked back on a day: by which terms, what stays, and what is left over.</summary>
    internal static Outcome<Surplus> Sought(Account account, AccruedLiabilities owed, DateOnly day, bool again = false)
    {
        // Nothing stays in an account for weeks of care that it no longer pays for.
        var ended = account.Versions.EndedOn(day);
        if ((account.Versions.On(day) ?? ended) is not { Terms: var terms }) return NotAgreed.With();
        var (weeks, asked) = (ended is null ? terms.ContingencyWeeks : 0, account.AskedBack(again));
        return new Surplus(terms, weeks, terms.Gross * weeks, asked, DirectPayments.Surplus(account.Balance - asked, terms.Gross, weeks, owed));
    }
}

/// <summary>What could be asked back.</summary>
/// <param name="Terms">By which terms.</param>
/// <param name="Weeks">Weeks of care for which money stays; none once the agreement has ended.</param>
/// <param name="Kept">What stays for weeks of care.</param>
/// <param name="Asked">What was asked back before and is not paid yet.</param>
/// <param name="Left">What is left over.</param>
public sealed record Surplus(DirectPayment Terms, int Weeks, Money Kept, Money Asked, Money Left);
