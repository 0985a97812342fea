using Joinery.Design;
using Joinery.Fund.Agreements;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Fund.Returns;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.YearEnds;

/// <summary>Closing a pool's year: which steps are done, and the forms that book what is left. What is booked goes through the ledger like any other entry.</summary>
internal static class YearEndPages
{
    private const int LettersOfDocument = 60;

    /// <summary>Nothing over.</summary>
    public static readonly RefusalKind NotOver = new("year-end.not-over", "{0} is not over its plan, so there is nothing to share.");
    /// <summary>No rule to share by.</summary>
    public static readonly RefusalKind NoRule = new("year-end.no-rule", "The partners have agreed on no rule of sharing. Record what the partnership board decided.");
    /// <summary>Nothing to return by the rule.</summary>
    public static readonly RefusalKind NothingBack = new("year-end.nothing-back", "By the rule of the agreement nothing more goes back to {0}.");
    /// <summary>A part that no rule covers.</summary>
    public static readonly RefusalKind Uncovered = new("year-end.uncovered", "The rule of the agreement does not say who bears {0}. Record what the partnership board decided.");
    /// <summary>More than there is.</summary>
    public static readonly RefusalKind MoreThanLeft = new("year-end.more-than-left", "{0} has {1} left in the pool. Return no more than that.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/fund/{pool}/year-end").RequireRight(FundRights.Read).MapPage("", Show);
        var posting = routes.MapGroup("/fund/{pool}/year-end").RequireRight(FundRights.Post);
        Both(posting, "/share", YearEndForm.Share, ShareByRule);
        Both(posting, "/share/decision", YearEndForm.ShareDecided, Share);
        Both(posting, "/underspend", YearEndForm.Underspend, ReturnByRule);
        Both(posting, "/underspend/decision", YearEndForm.UnderspendDecided, Underspend);
        Both(posting, "/carry", YearEndForm.Carry, Carry);
        Both(posting, "/faults", YearEndForm.Fault, RecordFault);
        Both(routes.MapGroup("/fund/{pool}/year-end").RequireRight(FundRights.Submit), "/close", YearEndForm.Close, Close);
    }

    private sealed record Asked(Form Form, Pool Pool, HttpContext Context, JointLedger Ledger, FaultBook Faults, Deeds Deeds, DateOnly Today);

    private static async Task<IResult> Show(string pool, HttpContext context, JointLedger ledger, ReturnBook book, TimeProvider clock)
    {
        var returns = await book.Of(pool);
        var found = await ledger.Read(now => now.Find(pool) is { } one ? (Pool: one, Steps: YearEndLook.Of(now, one, returns, clock.GetUtcNow())) : default);
        return found.Pool is null ? Results.NotFound() : await context.Page<YearEndPage>($"End of the year {found.Pool.Terms.Year}", new { found.Pool, found.Steps, HasEnded = clock.Today() > found.Pool.Terms.Year.Last });
    }

    // Each is a page with a form. What it does gives the refusal, or null when it is done.
    private static void Both(RouteGroupBuilder pages, string path, YearEndForm which, Func<Asked, Task<Refusal?>> act)
    {
        async Task<IResult> Ask(string pool, HttpContext context, JointLedger ledger, FaultBook book, Form form)
        {
            if (await ledger.Read(now => now.Find(pool)) is not { } known) return Results.NotFound();
            var faults = await book.All(known.Code);
            var found = await ledger.Read(now => now.Find(pool) is { } one ? (Pool: one, Names: FundPages.Names(now), Over: YearEndLook.Over(now, one), Left: YearEndLook.Left(now, one), Agreed: AgreedSharing.Of(now, one, FaultBook.Holding(faults)), Next: NextPools(now, one), ToCarry: (IReadOnlyList<CarriedOver>)[.. one.Terms.Partners.Select(partner => new CarriedOver(partner, YearEndLook.ToCarry(now, one, partner), YearEndLook.Carried(now, one, partner)))]) : default);
            return found.Pool is null ? Results.NotFound()
                : await context.Page<YearEndFormPage>(YearEndFormPage.Title(which), new { Which = which, found.Pool, found.Names, found.Over, found.Left, found.Agreed, Faults = faults, found.Next, found.ToCarry, Form = form });
        }
        pages.MapPage(path, async (string pool, HttpContext context, JointLedger ledger, FaultBook book, TimeProvider clock) =>
            await Ask(pool, context, ledger, book, await ledger.Read(now => now.Find(pool)) is { } found && found.Terms.Year.Last < clock.Today() ? Form.Empty.With("on", which == YearEndForm.Carry ? found.Terms.Year.Next.First : found.Terms.Year.Last) : Form.Empty));
        pages.MapForm(path, async (string pool, HttpContext context, JointLedger ledger, FaultBook book, Deeds deeds, TimeProvider clock) =>
        {
            if (await ledger.Read(now => now.Find(pool)) is not { } found) return Results.NotFound();
            var form = Form.Of(await context.Request.ReadFormAsync());
            if (await act(new(form, found, context, ledger, book, deeds, clock.Today())) is { } refusal) form.Refuse(refusal);
            return form.IsValid ? Joinery.Design.Pages.Done($"/fund/{found.Code}/year-end") : await Ask(pool, context, ledger, book, form);
        });
    }

    private static IReadOnlyList<Pool> NextPools(FundNow now, Pool pool) => [.. now.Pools.Where(one => one.Terms.Year == pool.Terms.Year.Next && one.Terms.Host == pool.Terms.Host)];

    // What is left stays with the host for the pool of the next year.
    private static async Task<Refusal?> Carry(Asked asked)
    {
        var (form, pool) = (asked.Form, asked.Pool);
        var partner = Partner(asked, pool.Terms.Partners);
        var stream = form.Choice("stream", pool.Terms.Streams.Select(one => one.Code.Text), "Choose the stream from which it comes");
        var amount = form.Money("amount", "Enter the amount", new Money(1), new Money(10_000_000_000_00));
        var into = form.Choice("into", await asked.Ledger.Read(now => NextPools(now, pool).SelectMany(next => next.Terms.Streams.Select(one => YearEndFormPage.Into(next, one))).ToList()), "Choose the stream of the next year");
        var (on, document) = (form.Date("on", "the day", FundPages.FirstDay, asked.Today), form.Text("document", "Enter the reference of the decision", LettersOfDocument, "the reference"));
        if (!form.IsValid) return null;
        var deed = asked.Deeds.By(asked.Context, "fund.carry-forward", subject: $"pool:{pool.Code}");
        var carried = new Entries.CarryForwardEvent(deed.Id.Value, on, document, stream!, partner!.Text, amount, into!.Split('|')[0], into.Split('|')[1]);
        return (await asked.Ledger.Post(deed, pool.Code, carried)).Refusal;
    }

    // What a body bears alone: an officer says so, with a reason and a paper.
    private static async Task<Refusal?> RecordFault(Asked asked)
    {
        var (form, terms) = (asked.Form, asked.Pool.Terms);
        var scheme = terms.Scheme(form.Choice("scheme", terms.Schemes.Select(one => one.Code.Text), "Choose the scheme"));
        var partner = Partner(asked, terms.Partners);
        var amount = form.Money("amount", "Enter the amount", Money.Zero, new Money(10_000_000_000_00));
        var reason = form.Paragraphs("reason", "Say what was spent outside the terms", 1_000, "the reason");
        var document = form.Text("document", "Enter the reference of the paper that it rests on", LettersOfDocument, "the reference");
        return form.IsValid ? (await asked.Faults.Record(asked.Deeds.By(asked.Context, "fund.fault", subject: $"pool:{asked.Pool.Code}"), asked.Ledger, asked.Pool, scheme!, partner!, amount, reason, document)).Refusal : null;
    }

    private static async Task<Refusal?> Close(Asked asked)
    {
        var partner = Partner(asked, asked.Pool.Terms.Partners);
        // A day that is not over may still bring something.
        var on = asked.Form.Date("on", "the last day", FundPages.FirstDay, asked.Today.AddDays(-1));
        var reason = asked.Form.Paragraphs("reason", "Say why the book is closed", 1_000, "the reason");
        return asked.Form.IsValid ? (await asked.Ledger.Close(asked.Deeds.By(asked.Context, "fund.close", reason, $"body:{partner}"), partner!, on)).Refusal : null;
    }

    // By the rule of the agreement in force: the officer chooses what is shared and confirms; no percentage is typed.
    private static async Task<Refusal?> ShareByRule(Asked asked)
    {
        var (form, pool) = (asked.Form, asked.Pool);
        var what = form.Choice("scheme", [AgreedShare.WholePool, .. pool.Terms.Schemes.Select(one => one.Code.Text)], "Choose what is shared");
        var (on, document) = DayAndPaper(asked, "Enter the reference of the paper that it rests on");
        if (!form.IsValid) return null;
        var faults = FaultBook.Holding(await asked.Faults.All(pool.Code));
        var deed = asked.Deeds.By(asked.Context, "fund.share", subject: $"pool:{pool.Code}");
        return (await asked.Ledger.Post(deed, now =>
        {
            if (AgreedSharing.Of(now, pool, faults) is not { } agreed) return NoRule.With();
            if (agreed.Fault is { } fault) return fault;
            if (agreed.Over.FirstOrDefault(one => one.Code == what) is not { } share) return NotOver.With(pool.Terms.Scheme(what)?.Name ?? "The pool");
            if (share.Run.Uncovered != Money.Zero) return Uncovered.With(share.Run.Uncovered);
            return AgreedSharing.Entry(pool, share, JointLedger.VoucherFor(deed, now, EntryIds.Of(deed), on, document)).AsDraft();
        })).Refusal;
    }

    // What the rule gives back to a partner, less what was returned before.
    private static async Task<Refusal?> ReturnByRule(Asked asked)
    {
        var (form, pool) = (asked.Form, asked.Pool);
        var (partner, stream) = ToWhom(asked);
        var (on, document) = DayAndPaper(asked, "Enter the reference of the paper that it rests on");
        if (!form.IsValid) return null;
        var faults = FaultBook.Holding(await asked.Faults.All(pool.Code));
        var deed = asked.Deeds.By(asked.Context, "fund.return-underspend", subject: $"pool:{pool.Code}");
        return (await asked.Ledger.Post(deed, now =>
        {
            if (AgreedSharing.Of(now, pool, faults) is not { } agreed) return NoRule.With();
            if (agreed.Fault is { } fault) return fault;
            return Returned(now, pool, partner!, stream!, YearEndLook.Back(YearEndLook.Left(now, pool), agreed, partner!, YearEndLook.Carried(now, pool, partner!)), JointLedger.VoucherFor(deed, now, EntryIds.Of(deed), on, document));
        })).Refusal;
    }

    private static Outcome<IReadOnlyList<Entry>> Returned(FundNow now, Pool pool, Code<Body> partner, StreamTerms stream, Money amount, Voucher voucher)
    {
        if (amount <= Money.Zero) return NothingBack.With(now.NameOf(partner));
        var left = YearEndLook.ToCarry(now, pool, partner);
        if (amount > left) return MoreThanLeft.With(now.NameOf(partner), left);
        return Journals.UnderspendReturned(voucher, pool.Agreement, pool.Terms.Coding(pool.Code, null, stream), partner, amount).AsDraft();
    }

    private static async Task<Refusal?> Share(Asked asked)
    {
        var (form, terms) = (asked.Form, asked.Pool.Terms);
        var scheme = terms.Scheme(form.Choice("scheme", terms.Schemes.Select(one => one.Code.Text), "Choose the scheme"));
        var names = await asked.Ledger.Read(FundPages.Names);
        var shares = terms.Partners.Select(partner => new CommissionerShare(partner, (int)(form.Decimal(RuleReading.ShareOf(partner), $"Enter the share of {names[partner.Text]}", 0, 100, "the share") * 100))).ToList();
        var (on, document) = DayAndPaper(asked, "Enter the reference of the decision");
        if (!form.IsValid) return null;
        if (!CommissionerShares.Of(shares).Try(out var agreed, out var refusal)) return refusal.At(RuleReading.ShareOf(terms.Partners[0]));
        var deed = asked.Deeds.By(asked.Context, "fund.share", subject: $"pool:{asked.Pool.Code}");
        return (await asked.Ledger.Post(deed, now => SharedOver(now, asked.Pool, scheme!, agreed, JointLedger.VoucherFor(deed, now, EntryIds.Of(deed), on, document)).AsDraft())).Refusal;
    }

    /// <summary>The entry that shares what a scheme is over: each partner comes to bear its share of the variance beside its share of the plan, and nobody pays twice.</summary>
    internal static Outcome<Entry> SharedOver(FundNow now, Pool pool, SchemeTerms scheme, CommissionerShares agreed, Voucher voucher)
    {
        var partners = pool.Terms.Partners;
        var borne = now.Books.SpendBy(heading => heading.Book, new() { Pool = pool.Code, Scheme = scheme.Code }, AsOf.Now);
        var over = borne.Values.Sum() - scheme.Planned;
        if (over <= Money.Zero) return NotOver.With(scheme.Name);
        if (!scheme.Shares.Divide(scheme.Planned, partners).Try(out var budget, out var refusal) || !agreed.Divide(over, partners).Try(out var risk, out refusal)) return refusal;
        var stream = pool.Terms.Stream(scheme.Plan[0].Stream.Text)!;
        return Journals.OverspendShared(voucher, pool.Agreement, pool.Terms.Coding(pool.Code, scheme, stream), [.. partners.Select((partner, i) => new BorneShare(partner, budget[i].Amount, borne.GetValueOrDefault(partner), risk[i].Amount))]);
    }

    private static async Task<Refusal?> Underspend(Asked asked)
    {
        var (form, pool) = (asked.Form, asked.Pool);
        var (partner, stream) = ToWhom(asked);
        var amount = form.Money("amount", "Enter the amount", new Money(1), new Money(10_000_000_000_00));
        var (on, document) = DayAndPaper(asked, "Enter the reference of the decision");
        if (!form.IsValid) return null;
        var deed = asked.Deeds.By(asked.Context, "fund.return-underspend", subject: $"pool:{pool.Code}");
        return (await asked.Ledger.Post(deed, now => Returned(now, pool, partner!, stream!, amount, JointLedger.VoucherFor(deed, now, EntryIds.Of(deed), on, document)))).Refusal;
    }

    // The host keeps its own part.
    private static (Code<Body>? Partner, StreamTerms? Stream) ToWhom(Asked asked)
    {
        var terms = asked.Pool.Terms;
        return (Partner(asked, [.. terms.Partners.Where(one => one != terms.Host)]), terms.Stream(asked.Form.Choice("stream", terms.Streams.Select(one => one.Code.Text), "Choose the stream of money")));
    }

    private static (DateOnly On, string Document) DayAndPaper(Asked asked, string missing) =>
        (asked.Form.Date("on", "the day", FundPages.FirstDay, asked.Today), asked.Form.Text("document", missing, LettersOfDocument, "the reference"));

    private static Code<Body>? Partner(Asked asked, IReadOnlyList<Code<Body>> offered)
    {
        var chosen = asked.Form.Choice("partner", offered.Select(body => body.Text), "Choose the body");
        return offered.FirstOrDefault(body => body.Text == chosen);
    }
}
