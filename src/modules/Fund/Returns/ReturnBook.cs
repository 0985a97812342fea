using System.Security.Cryptography;
using System.Text;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Plans;
using Joinery.Ledger;
using Joinery.Place;
using Joinery.Place.Imports;

namespace Joinery.Fund.Returns;

/// <summary>A return as it was submitted.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="PeriodEnd">The last day of its period.</param>
/// <param name="Version">1 for the first; a later look at the same period is another.</param>
/// <param name="FrozenAt">The last moment that counts in it.</param>
/// <param name="Document">Its bytes as text.</param>
/// <param name="Sha256">Their hash.</param>
/// <param name="Reason">Why it was submitted anew; empty for the first.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="SubmittedByName">By whom.</param>
public sealed record SubmittedReturn(string Pool, DateOnly PeriodEnd, long Version, DateTimeOffset FrozenAt, string Document, string Sha256, string Reason, DateTimeOffset SubmittedAt, string SubmittedByName)
{
    /// <summary>What it says.</summary>
    public PoolReturn Said => AgreedText.Read<PoolReturn>(Document).OrThrow();
}

/// <summary>Returns, worked out from the ledger and from what was measured of the area, and kept as they were submitted.</summary>
public sealed class ReturnBook(Store store, JointLedger ledger, PlanBook plans, Statistics statistics, MetricBook measures)
{
    /// <summary>A second look needs a reason.</summary>
    public static readonly RefusalKind NoReason = new("return.reason", "This period has been submitted. Say why it is submitted again.");
    /// <summary>Not the end of a quarter.</summary>
    public static readonly RefusalKind NotQuarter = new("return.quarter", "Choose the end of a quarter of {0} that has come.");

    private const string Columns = "pool, period_end, version, frozen_at, document, sha256, reason, submitted_at, submitted_by_name";
    private const int Most = 500;

    /// <summary>The returns of a pool, the latest period and version first.</summary>
    public Task<IReadOnlyList<SubmittedReturn>> Of(string pool) => store.Read<IReadOnlyList<SubmittedReturn>>(async db =>
        await db.Query<SubmittedReturn>($"select {Columns} from fund_return where pool = @pool order by period_end desc, version desc", new { pool }, Most));

    /// <summary>The last days of the quarters of a year that have come.</summary>
    public static IReadOnlyList<DateOnly> Quarters(FinancialYear year, DateOnly today) => [.. new[] { 3, 6, 9, 12 }.Select(months => year.First.AddMonths(months).AddDays(-1)).Where(day => day < today)];

    /// <summary>
    /// Freezes the return of a quarter at this moment: nothing in it is typed. Against the return of the quarter before as it was submitted last.
    /// Refused for a period that was submitted before unless there is a reason.
    /// </summary>
    public async Task<Outcome<SubmittedReturn>> Submit(Deed deed, Pool pool, DateOnly periodEnd)
    {
        if (!Quarters(pool.Terms.Year, deed.At.LondonDate()).Contains(periodEnd)) return NotQuarter.With(pool.Terms.Year);
        var earlier = await Of(pool.Code.Text);
        var version = 1 + earlier.Where(one => one.PeriodEnd == periodEnd).Select(one => one.Version).DefaultIfEmpty(0).Max();
        if (version > 1 && deed.Reason.Length == 0) return NoReason.With();
        var before = earlier.FirstOrDefault(one => one.PeriodEnd < periodEnd && pool.Terms.Year.Range.Contains(one.PeriodEnd));
        var frozen = new DateTimeOffset(deed.At.UtcTicks - deed.At.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        if (!(await ledger.Read(now => Prepare(now.Books, pool, periodEnd, frozen, before?.Said))).Try(out var prepared, out var refusal)) return refusal;
        var document = AgreedText.Write(prepared with { Metrics = await Measured(pool, periodEnd) });
        var submitted = new SubmittedReturn(pool.Code.Text, periodEnd, version, frozen, document, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document))), deed.Reason, frozen, deed.By.Name);
        return await store.Write<SubmittedReturn>(deed, async db =>
        {
            await db.Execute($"insert into fund_return ({Columns}, submitted_by) values (@Pool, @PeriodEnd, @Version, @FrozenAt, @Document, @Sha256, @Reason, @SubmittedAt, @SubmittedByName, @By)",
                new { submitted.Pool, submitted.PeriodEnd, submitted.Version, submitted.FrozenAt, submitted.Document, submitted.Sha256, submitted.Reason, submitted.SubmittedAt, submitted.SubmittedByName, By = deed.By.Id });
            return submitted;
        });
    }

    /// <summary>What a return says of money: every stream and every scheme, with the plan of the agreement.</summary>
    internal static Outcome<PoolReturn> Prepare(Books books, Pool pool, DateOnly periodEnd, DateTimeOffset frozen, PoolReturn? before)
    {
        var planned = pool.Terms.Schemes.SelectMany(scheme => scheme.Plan.Select(part => (Scheme: scheme.Code, part.Stream, part.Amount))).ToList();
        return Joinery.Ledger.Returns.Prepare(books, pool.Code, pool.Terms.Year, periodEnd, frozen, planned.GroupBy(one => one.Stream).ToDictionary(same => same.Key, same => same.Sum(one => one.Amount)), before,
            planned.GroupBy(one => (one.Scheme.Text, one.Stream.Text)).ToDictionary(same => same.Key, same => same.Sum(one => one.Amount)));
    }

    // What the newest version of the plan wants of the quarter, beside what was measured as it is known at this moment.
    private async Task<IReadOnlyList<ReturnMetric>> Measured(Pool pool, DateOnly periodEnd)
    {
        var planned = (await plans.Of(pool.Code)).Select(plan => plan.File.Metrics).FirstOrDefault() ?? [];
        var (figures, year) = (await statistics.Now(), pool.Terms.Year);
        var number = Quarters(year, DateOnly.MaxValue).ToList().IndexOf(periodEnd) + 1;
        return [.. FundMetric.Of(year).Select(metric => MetricLook.Of(metric, planned, pool.Terms.Area, year, figures, measures)).Select(look => Of(look, look.Quarters.First(quarter => quarter.Quarter == number)))];
    }

    private static ReturnMetric Of(MetricLook look, MetricQuarter quarter) => new(look.Metric.Code, look.Metric.Name, look.Metric.Unit, quarter.Actual?.Months ?? 0, $"{quarter.Known} The wording is {look.Metric.Status}.".TrimStart())
    {
        Planned = quarter.Plan,
        Measured = quarter.Actual?.Value,
        IsMet = quarter.IsMet,
    };
}
