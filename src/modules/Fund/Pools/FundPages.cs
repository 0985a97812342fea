using Joinery.Design;
using Joinery.Fund.Entries;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Pools;

/// <summary>The pooled funds: where the money comes from and goes, each scheme, each partner's own books, and every entry.</summary>
internal static class FundPages
{
    /// <summary>Entries that one page shows.</summary>
    private const int MostEntries = 200;

    /// <summary>Nothing is dated before the first pooled funds of the Better Care Fund.</summary>
    internal static readonly DateOnly FirstDay = new(2015, 4, 1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund").RequireRight(FundRights.Read);
        pages.MapPage("", async (HttpContext context, JointLedger ledger, TimeProvider clock) =>
            await context.Page<FundsPage>("Pooled funds", new { Pools = await ledger.Read(now => now.Pools.Select(pool => PoolFigures.Of(now, pool, clock.Today())).ToList()) }));
        pages.MapPage("/{pool}", Overview);
        pages.MapPage("/{pool}/schemes/{scheme}", Scheme);
        pages.MapPage("/{pool}/partners/{body}", Partner);
        pages.MapPage("/{pool}/entries", Entries);
        pages.MapPage("/{pool}/entries/{seq:long}", (string pool, long seq, HttpContext context, JointLedger ledger, TimeProvider clock) => Show(pool, seq, context, ledger, clock, Form.Empty.With("on", clock.Today())));
        routes.MapGroup("/fund").RequireRight(FundRights.Post).MapForm("/{pool}/entries/{seq:long}", Reverse);
    }

    internal static IReadOnlyDictionary<string, string> Names(FundNow now) => now.Books.Bodies.ToDictionary(body => body.Code.Text, body => body.Name);

    private static async Task<IResult> Overview(string pool, HttpContext context, JointLedger ledger, TimeProvider clock)
    {
        var found = await ledger.Read(now => now.Find(pool) is { } one ? (Figures: PoolFigures.Of(now, one, clock.Today()), Names: Names(now)) : default);
        return found.Figures is null ? Results.NotFound()
            : await context.Page<PoolPage>(found.Figures.Pool.Terms.Name, new { found.Figures, found.Names, MayPost = context.May(FundRights.Post) });
    }

    private static async Task<IResult> Scheme(string pool, string scheme, HttpContext context, JointLedger ledger, TimeProvider clock)
    {
        var parameters = await ledger.Read(now =>
        {
            if (now.Find(pool) is not { } one || one.Terms.Scheme(scheme) is not { } terms) return null;
            var figures = PoolFigures.Of(now, one, clock.Today());
            return new
            {
                Figures = figures,
                One = figures.Schemes.Single(line => line.Scheme == terms),
                Names = Names(now),
                Spent = now.Books.SpendBy(heading => heading.Coding.Stream.Text, new() { Pool = one.Code, Scheme = terms.Code }, AsOf.Now),
                Commitments = (IReadOnlyList<CommitmentLook>)[.. CommitmentPages.Of(now, one, clock.Today()).Where(commitment => commitment.Scheme == scheme).Take(MostEntries)],
                Entries = Newest(now, entry => entry.Postings.Any(posting => posting.Heading.Coding.Pool == one.Code && posting.Heading.Coding.Scheme == terms.Code)),
            };
        });
        return parameters is null ? Results.NotFound() : await context.Page<SchemePage>(parameters.One.Scheme.Name, parameters);
    }

    private static async Task<IResult> Partner(string pool, string body, HttpContext context, JointLedger ledger, TimeProvider clock)
    {
        var parameters = await ledger.Read(now =>
        {
            if (now.Find(pool) is not { } one || one.Terms.Partners.FirstOrDefault(partner => partner.Text == body) is not { } partner) return null;
            return new
            {
                Pool = one,
                Ahead = PoolFigures.Of(now, one, clock.Today()).Partners.First(figures => figures.Body == partner).Forecast,
                Balance = now.Books.TrialBalance(partner, AsOf.Now),
                Agreements = (IReadOnlyList<BalanceAgreement>)[.. now.Books.Agreements(AsOf.Now).Where(agreed => agreed.Pool == one.Code && (agreed.OwedTo == partner || agreed.OwedBy == partner) && (agreed.Claimed != Money.Zero || agreed.Admitted != Money.Zero))],
                Names = Names(now),
                Closed = now.Books.ClosedUpTo(partner),
            };
        });
        return parameters is null ? Results.NotFound() : await context.Page<PartnerPage>($"The books of {parameters.Names[body]}", parameters);
    }

    private static async Task<IResult> Entries(string pool, HttpContext context, JointLedger ledger)
    {
        var parameters = await ledger.Read(now => now.Find(pool) is { } one
            ? new { Pool = one, Entries = Newest(now, entry => entry.Postings[0].Heading.Coding.Pool == one.Code), All = now.Books.Entries.Count(booked => booked.Entry.Postings[0].Heading.Coding.Pool == one.Code) } : null);
        return parameters is null ? Results.NotFound() : await context.Page<EntriesPage>("Every entry", parameters);
    }

    private static IReadOnlyList<BookedEntry> Newest(FundNow now, Func<Entry, bool> fits) => [.. now.Books.Entries.Reverse().Where(booked => fits(booked.Entry)).Take(MostEntries)];

    // An entry of the pool; null where it has none of that number.
    private static BookedEntry? At(FundNow now, string pool, long seq) =>
        seq >= 1 && seq <= now.Books.Entries.Count && now.Books.Entries[(int)seq - 1] is var booked && booked.Entry.Postings[0].Heading.Coding.Pool.Text == pool ? booked : null;

    private static async Task<IResult> Show(string pool, long seq, HttpContext context, JointLedger ledger, TimeProvider clock, Form form)
    {
        var parameters = await ledger.Read(now =>
        {
            if (now.Find(pool) is not { } one || At(now, pool, seq) is not { } booked) return null;
            return new { Pool = one, Booked = booked, Names = Names(now), Form = form, MayReverse = context.May(FundRights.Post) && booked.Entry.Reverses is null && !now.Books.IsReversed(booked.Entry.Id) };
        });
        return parameters is null ? Results.NotFound() : await context.Page<EntryPage>($"Entry {seq}", parameters);
    }

    private static async Task<IResult> Reverse(string pool, long seq, HttpContext context, JointLedger ledger, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        if (await ledger.Read(now => At(now, pool, seq)?.Entry) is not { } entry) return Results.NotFound();
        // The page of an accrual asks for no day: it is turned round on the first of the next month.
        var isAccrual = entry.Kind == EntryKind.Accrued;
        var on = isAccrual ? clock.Today() : form.Date("on", "the day", FirstDay, clock.Today());
        var document = form.Text("document", "Enter the reference of the paper that it rests on", 60, "the reference");
        if (form.IsValid)
        {
            var deed = deeds.By(context, "fund.reverse", subject: $"entry:{seq}");
            PoolEvent happened = isAccrual ? new AccrualReversalEvent(deed.Id.Value, on, document, entry.Id.Value) : new ReversalEvent(deed.Id.Value, on, document, entry.Id.Value);
            var posted = await ledger.Post(deed, Code<PoolAgreement>.Of(pool), happened);
            if (posted.Try(out var booked, out var refusal)) return Joinery.Design.Pages.Done($"/fund/{pool}/entries/{booked[0].Seq}");
            form.Refuse(refusal);
        }
        return await Show(pool, seq, context, ledger, clock, form);
    }
}
