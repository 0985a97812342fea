using System.Globalization;

namespace Joinery.Fund.Payments;

/// <summary>
/// Payments of published files. The rule by which payments are told apart: two lines are one payment when the body and all of <see cref="PaymentContent"/> are the same
/// (date, transaction number, invoice, amount to the penny, supplier and its number, expense area, type and code, creditor type); as often as a line is in one file, so often it was paid.
/// The transaction number alone tells nothing: invoices are split over lines, and a number comes again in a later month with another amount.
/// The very same file changes nothing. A file with the name and body of an earlier one is a correction of it: what it no longer has is withdrawn.
/// A line that a file of another name has already is held, and not counted again.
/// </summary>
internal sealed class PaymentBook(Store store)
{
    /// <summary>Files that the page lists.</summary>
    public const int MostFiles = 500;

    /// <summary>Rejected rows whose reason is kept; all are counted.</summary>
    private const int MostReasons = 10_000;

    private static readonly string[] FileColumns = ["id", "sha256", "name", "body", "body_name", "month", "payments", "added", "held", "withdrawn", "rejected", "empty_rows", "redacted", "outside_month", "control_pence",
        "first_day", "last_day", "pence", "rounding", "imported_at", "imported_by", "imported_by_name"];
    private static readonly string[] PaymentColumns = ["file", "line", "body", "day", "transaction_number", "invoice", "pence", "raw", "supplier_id", "supplier", "area", "expense_type", "expense_code", "creditor_type", "withdrawn_by"];
    private static readonly string[] RejectColumns = ["file", "seq", "line", "code", "sentence"];
    private static readonly string Shown = string.Join(", ", FileColumns.Where(column => column is not ("sha256" or "imported_by")));

    private sealed record HeldRow(long File, long Line, DateOnly Day, string TransactionNumber, string Invoice, Money Pence, string SupplierId, string Supplier, string Area, string ExpenseType, string ExpenseCode, string CreditorType)
    {
        public PaymentContent Content => new(Day, TransactionNumber, Invoice, Pence, SupplierId, Supplier, Area, ExpenseType, ExpenseCode, CreditorType);
    }

    private sealed record Changes(bool IsBefore, IReadOnlyList<Payment> Added, IReadOnlyList<(long File, long Line)> Withdrawn);

    /// <summary>What an import would change.</summary>
    public Task<PaymentImport> Look(PaymentFile file, CancellationToken stop = default) => store.Read(async db => Told(file, await Compare(db, file)), stop);

    /// <summary>Imports a file under one deed: all of it or nothing.</summary>
    public Task<Outcome<PaymentImport>> Take(Deed deed, PaymentFile file, CancellationToken stop = default) => store.Write<PaymentImport>(deed, async db =>
    {
        var changes = await Compare(db, file);
        if (changes.IsBefore) return Told(file, changes);
        var id = 1 + await db.One<long>("select coalesce(max(id), 0) from fund_payment_file");
        await db.InsertMany("fund_payment_file", FileColumns, [[id, file.Sha256, file.Name, file.Body, file.BodyName, file.Month.From, file.Payments.Count, changes.Added.Count, file.Payments.Count - changes.Added.Count, changes.Withdrawn.Count,
            file.Rejected.Count, file.EmptyRows, file.Redacted, file.OutsideMonth, file.ControlTotal, file.FirstDay, file.LastDay, file.Sum, file.Rounding.ToString(CultureInfo.InvariantCulture), deed.At, deed.By.Id, deed.By.Name]]);
        await db.InsertMany("fund_payment", PaymentColumns, changes.Added.Select(payment => Row(id, file.Body, payment)));
        await db.InsertMany("fund_payment_reject", RejectColumns, file.Rejected.Take(MostReasons).Select((row, seq) => new object?[] { id, (long)seq, row.Line, row.Reason.Code, row.Reason.Sentence }));
        foreach (var (from, line) in changes.Withdrawn) await db.Execute("update fund_payment set withdrawn_by = @id where file = @from and line = @line", new { id, from, line });
        return Told(file, changes);
    }, stop);

    /// <summary>The imported files, the newest month first.</summary>
    public Task<IReadOnlyList<ImportedFile>> Files(CancellationToken stop = default) =>
        store.Read(db => db.Query<ImportedFile>($"select {Shown} from fund_payment_file order by month desc, id desc limit {MostFiles}"), stop);

    /// <summary>Why rows of a file were left out, in the order of the file.</summary>
    public Task<IReadOnlyList<RejectedRow>> Rejected(string sha256) => store.Read<IReadOnlyList<RejectedRow>>(async db =>
        [.. (await db.Query<RejectRow>("select r.line, r.code, r.sentence from fund_payment_reject r join fund_payment_file f on f.id = r.file where f.sha256 = @sha256 order by r.seq", new { sha256 }))
            .Select(row => new RejectedRow(row.Line, new(row.Code, row.Sentence)))]);

    private sealed record RejectRow(long Line, string Code, string Sentence);

    /// <summary>What was paid, by supplier, area or month, the largest first and months in order; payments of withdrawn lines are not in it.</summary>
    public Task<IReadOnlyList<PaymentTotal>> Totals(PaymentGrouping by, CancellationToken stop = default) => store.Read<IReadOnlyList<PaymentTotal>>(async db => by switch
    {
        PaymentGrouping.Supplier => Largest(await BySupplier(db)),
        PaymentGrouping.Area => Largest(await Grouped(db, "area")),
        _ => await Grouped(db, "substr(day, 1, 7)"),
    }, stop);

    private sealed record PaidRow(DateOnly Day, string TransactionNumber, string Supplier, Money Pence)
    {
        public PublishedPayment Payment => new(Day, TransactionNumber, Supplier, Pence);
    }

    /// <summary>What was paid to some suppliers in a range of days, in the order of days, the lines of one transaction together; the months of which there is a file; and the names that suppliers have today.</summary>
    public Task<(IReadOnlyList<PublishedPayment> Payments, IReadOnlyList<DateOnly> Months, SupplierNames Names)> PaidTo(IReadOnlySet<string> suppliers, DateOnly from, DateOnly to, CancellationToken stop = default) => store.Read(async db =>
    {
        var names = await SupplierNames.Of(db);
        var wanted = suppliers.Select(supplier => names.Today(supplier, to).Name).ToHashSet(StringComparer.Ordinal);
        var published = new List<string>();
        await foreach (var name in db.Stream<string>("select distinct supplier from fund_payment where day >= @from and day <= @to and withdrawn_by is null", new { from, to }))
            if (wanted.Contains(names.Today(name, to).Name)) published.Add(name);
        var payments = new List<PublishedPayment>();
        await foreach (var row in db.Stream<PaidRow>("""
            select day, transaction_number, supplier, cast(sum(pence) as bigint) as pence from fund_payment where supplier in @published and day >= @from and day <= @to and withdrawn_by is null
            group by day, transaction_number, supplier, case when transaction_number = '' then file else 0 end, case when transaction_number = '' then line else 0 end order by day, transaction_number, supplier
            """, new { published, from, to })) payments.Add(row.Payment);
        return ((IReadOnlyList<PublishedPayment>)payments, await db.Query<DateOnly>("select distinct month from fund_payment_file where last_day >= @from and first_day <= @to order by month", new { from, to }), names);
    }, stop);

    private static List<PaymentTotal> Largest(IEnumerable<PaymentTotal> totals) => [.. totals.OrderByDescending(total => total.Amount).ThenBy(total => total.Name, StringComparer.Ordinal)];

    private sealed record Group(string Name, long Payments, Money Pence, DateOnly First, DateOnly Last)
    {
        public PaymentTotal Total => new(Name, "", Payments, Pence, First, Last, []);
    }

    // The database has few areas and months; a council has some thousands of suppliers a year, so no limit of rows fits and they are walked.
    private static async Task<List<PaymentTotal>> Grouped(Db db, string key)
    {
        var groups = new List<PaymentTotal>();
        await foreach (var group in db.Stream<Group>($"select {key} as name, count(*) as payments, cast(sum(pence) as bigint) as pence, min(day) as first, max(day) as last from fund_payment where withdrawn_by is null group by {key} order by 1"))
            groups.Add(group.Total);
        return groups;
    }

    private static async Task<IEnumerable<PaymentTotal>> BySupplier(Db db)
    {
        var names = await SupplierNames.Of(db);
        var known = new List<PaymentTotal>();
        var byDay = new List<string>();
        await foreach (var group in db.Stream<Group>("select supplier as name, count(*) as payments, cast(sum(pence) as bigint) as pence, min(day) as first, max(day) as last from fund_payment where withdrawn_by is null group by supplier"))
            if (names.IsKnown(group.Name)) byDay.Add(group.Name);
            else known.Add(group.Total);
        foreach (var name in byDay)
            await foreach (var group in db.Stream<Group>("select supplier as name, count(*) as payments, cast(sum(pence) as bigint) as pence, day as first, day as last from fund_payment where supplier = @name and withdrawn_by is null group by supplier, day", new { name }))
                known.Add(group.Total);
        return known.GroupBy(total => names.Today(total.Name, total.First)).Select(group => new PaymentTotal(group.Key.Name, group.Key.Code == group.Key.Name ? "" : group.Key.Code,
            group.Sum(total => total.Payments), group.Sum(total => total.Amount), group.Min(total => total.First), group.Max(total => total.Last), [.. group.Select(total => total.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
    }

    private static object?[] Row(long file, string body, Payment payment) =>
        [file, payment.Line, body, payment.Content.Day, payment.Content.Transaction, payment.Content.Invoice, payment.Content.Amount, payment.Written, payment.Content.SupplierId, payment.Content.Supplier,
            payment.Content.Area, payment.Content.Type, payment.Content.Code, payment.Content.Creditor, null];

    private static PaymentImport Told(PaymentFile file, Changes changes) => new(file, changes.IsBefore, changes.Added.Count, file.Payments.Count - changes.Added.Count, changes.Withdrawn.Count);

    private static async Task<Changes> Compare(Db db, PaymentFile file)
    {
        if (await db.Any("select 1 from fund_payment_file where sha256 = @Sha256", new { file.Sha256 })) return new(true, [], []);
        var editions = (await db.Query<long>("select id from fund_payment_file where body = @Body and name = @Name", new { file.Body, file.Name })).ToHashSet();
        var held = new Dictionary<PaymentContent, Queue<(long File, long Line)>>();
        // The same line has the same day, so only days of the file need to be looked at, and all that earlier editions have.
        const string Columns = "select file, line, day, transaction_number, invoice, pence, supplier_id, supplier, area, expense_type, expense_code, creditor_type from fund_payment where withdrawn_by is null";
        await Hold(db.Stream<HeldRow>($"{Columns} and body = @Body and day >= @FirstDay and day <= @LastDay order by file, line", new { file.Body, file.FirstDay, file.LastDay }), held);
        foreach (var edition in editions) await Hold(db.Stream<HeldRow>($"{Columns} and file = @edition and (day < @FirstDay or day > @LastDay) order by line", new { edition, file.FirstDay, file.LastDay }), held);
        var added = held.Count == 0 ? file.Payments : file.Payments.Where(payment => !held.TryGetValue(payment.Content, out var same) || !same.TryDequeue(out _)).ToList();
        return new(false, added, [.. held.Values.SelectMany(left => left).Where(left => editions.Contains(left.File))]);
    }

    private static async Task Hold(IAsyncEnumerable<HeldRow> rows, Dictionary<PaymentContent, Queue<(long File, long Line)>> held)
    {
        await foreach (var row in rows)
        {
            if (!held.TryGetValue(row.Content, out var same)) held[row.Content] = same = new();
            same.Enqueue((row.File, row.Line));
        }
    }
}

/// <summary>What an import of a file did, or would do.</summary>
/// <param name="File">The file as read.</param>
/// <param name="IsBefore">The very same file was imported before.</param>
/// <param name="Added">Payments that are new.</param>
/// <param name="Held">Payments that an earlier file had.</param>
/// <param name="Withdrawn">Payments of earlier editions that this one no longer has.</param>
internal sealed record PaymentImport(PaymentFile File, bool IsBefore, int Added, int Held, int Withdrawn);

/// <summary>A file that was imported.</summary>
public sealed record ImportedFile(long Id, string Name, string Body, string BodyName, DateOnly Month, long Payments, long Added, long Held, long Withdrawn, long Rejected, long EmptyRows, long Redacted, long OutsideMonth,
    Money? ControlPence, DateOnly FirstDay, DateOnly LastDay, Money Pence, string Rounding, DateTimeOffset ImportedAt, string ImportedByName);

/// <summary>By what payments are added up.</summary>
internal enum PaymentGrouping { Supplier, Area, Month }

/// <summary>Payments of one supplier, area or month.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Code">The code of the body, where the supplier is one that Joinery knows.</param>
/// <param name="Payments">How many.</param>
/// <param name="Amount">What they come to.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="PaidAs">The names under which a supplier was paid.</param>
public sealed record PaymentTotal(string Name, string Code, long Payments, Money Amount, DateOnly First, DateOnly Last, IReadOnlyList<string> PaidAs);
