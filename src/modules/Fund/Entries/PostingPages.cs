using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Entries;

/// <summary>What a page says that records spending, under a commitment or not.</summary>
/// <param name="Path">The last part but one of its address.</param>
/// <param name="Lead">What it does.</param>
/// <param name="Document">What the paper is called.</param>
/// <param name="Submit">What its button says.</param>
public sealed record SpendWords(string Path, string Lead, string Document, string Submit);

/// <summary>Commitments, payments, accruals and contributions, as a finance officer records them.</summary>
internal static class PostingPages
{
    internal static readonly Money Most = new(10_000_000_000_00);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}").RequireRight(FundRights.Post);
        Both<CommitPage>(pages, "/commitments/new", "Commit money", Commit);
        Both<SpendPage>(pages, "/payments/new", "Record a payment", Pay, new("payments", "Every body bears its share of the cost at once, in its own book.", "Number of the invoice", "Record payment"));
        Both<SpendPage>(pages, "/accruals/new", "Record a cost without an invoice", Accrue,
            new("accruals", "A cost of the month whose invoice has not come. Every body bears its share at once, and the entry’s own page turns it round on the first day of the next month.", "Paper that it rests on", "Record the cost"));
        Both<ContributePage>(pages, "/contributions/new", "Record a contribution", Contribute);
    }

    private sealed record Asked(Form Form, Pool Pool, Deed Deed, DateOnly Today)
    {
        // A link from a published payment says its amount, day and number.
        public static Form For(HttpContext context, Form form, DateOnly today)
        {
            var query = context.Request.Query;
            return form.With("net", (string?)query["net"]).With("document", (string?)query["document"]).With("on", context.QueryDay("day") ?? today);
        }
    }

    // Each is a page with a form: what it reads is an event, which is judged with the books as they are then.
    private static void Both<TPage>(RouteGroupBuilder pages, string path, string title, Func<Asked, PoolEvent> read, SpendWords? spending = null) where TPage : class, Microsoft.AspNetCore.Components.IComponent
    {
        async Task<IResult> Show(string code, HttpContext context, JointLedger ledger, Form form)
        {
            var found = await ledger.Read(now => now.Find(code) is { } pool ? (Pool: pool, Names: FundPages.Names(now), Commitments: (IReadOnlyList<Commitment>)[.. now.Books.Commitments.Where(one => one.Coding.Pool == pool.Code && one.Status == CommitmentStatus.Made)]) : default);
            if (found.Pool is null) return Results.NotFound();
            object parameters = spending is not null ? new { found.Pool, found.Names, Form = form, found.Commitments, Words = spending } : new { found.Pool, found.Names, Form = form };
            return await context.Page<TPage>(title, parameters);
        }
        pages.MapPage(path, async (string pool, string? commitment, HttpContext context, JointLedger ledger, TimeProvider clock) =>
            await Show(pool, context, ledger, Asked.For(context, await ledger.Read(now => spending is not null ? Under(now, commitment) : Form.Empty), clock.Today())));
        pages.MapForm(path, async (string pool, HttpContext context, JointLedger ledger, Deeds deeds, TimeProvider clock) =>
        {
            if (await ledger.Read(now => now.Find(pool)) is not { } found) return Results.NotFound();
            var form = Form.Of(await context.Request.ReadFormAsync());
            var deed = deeds.By(context, "fund.post", subject: $"pool:{found.Code}");
            var happened = read(new(form, found, deed, clock.Today()));
            if (form.IsValid)
            {
                if ((await ledger.Post(deed, found.Code, happened)).Try(out var booked, out var refusal)) return Joinery.Design.Pages.Done($"/fund/{found.Code}/entries/{booked[^1].Seq}");
                form.Refuse(refusal);
            }
            return await Show(pool, context, ledger, form);
        });
    }

    // What a commitment says already need not be typed again.
    private static Form Under(FundNow now, string? commitment) => Id<Commitment>.Parse(commitment).Try(out var id, out _) && now.Books.Find(id) is { Purchase: { } planned } under
        ? Form.Empty.With("commitment", $"{id}").With("scheme", under.Coding.Scheme!.Text).With("stream", under.Coding.Stream.Text).With("supplier", planned.Supplier) : Form.Empty;

    private static LimitOverride? ReadOverride(Form form)
    {
        var (first, second) = (form.OptionalText("first", 60, "the name"), form.OptionalText("second", 60, "the name"));
        return first.Length + second.Length == 0 ? null : new(first, second, form.Paragraphs("why", "Say why the stream may go beyond its limit", 1_000, "the reason"));
    }

    // What is bought for which scheme from which stream; who delivers and who bears it is what the agreement says.
    private static (string Scheme, string Stream, string Supplier, Money Net, Money Vat) ReadPurchase(Form form, PoolTerms terms) => (
        form.Choice("scheme", terms.Schemes.Select(one => one.Code.Text), "Choose the scheme"),
        form.Choice("stream", terms.Streams.Select(one => one.Code.Text), "Choose the stream of money"),
        form.Text("supplier", "Enter the supplier", PoolEvent.MostCharacters, "the supplier"),
        form.Money("net", "Enter the price without VAT", new Money(1), Most, "the price"),
        form.OptionalMoney("vat", Money.Zero, Most, "the VAT") ?? Money.Zero);

    private static OrderEvent Commit(Asked asked)
    {
        var (scheme, stream, supplier, net, vat) = ReadPurchase(asked.Form, asked.Pool.Terms);
        var on = asked.Form.Date("on", "the day", FundPages.FirstDay, asked.Today.AddYears(1));
        var document = asked.Form.Text("document", "Enter the number of the order or contract", PoolEvent.MostCharacters, "the number");
        return new(asked.Deed.Id.Value, on, document, scheme, stream, supplier, net) { Vat = vat, Beyond = ReadOverride(asked.Form) };
    }

    private static PaymentEvent Pay(Asked asked)
    {
        var (scheme, stream, supplier, net, vat) = ReadPurchase(asked.Form, asked.Pool.Terms);
        var on = asked.Form.Date("on", "the day", FundPages.FirstDay, asked.Today);
        var document = asked.Form.Text("document", "Enter the number of the invoice", PoolEvent.MostCharacters, "the number");
        return new(asked.Deed.Id.Value, on, document, scheme, stream, supplier, net) { Vat = vat, Commitment = ReadCommitment(asked.Form), Beyond = ReadOverride(asked.Form) };
    }

    private static AccrualEvent Accrue(Asked asked)
    {
        var (scheme, stream, supplier, net, vat) = ReadPurchase(asked.Form, asked.Pool.Terms);
        var on = asked.Form.Date("on", "the day", FundPages.FirstDay, asked.Today);
        var document = asked.Form.Text("document", "Enter the paper that it rests on", PoolEvent.MostCharacters, "the paper");
        return new(asked.Deed.Id.Value, on, document, scheme, stream, supplier, net) { Vat = vat, Commitment = ReadCommitment(asked.Form), Beyond = ReadOverride(asked.Form) };
    }

    private static Guid? ReadCommitment(Form form) => Id<Commitment>.Parse(form.OptionalText("commitment", 60)).Try(out var id, out _) ? id.Value : null;

    private static ContributionEvent Contribute(Asked asked)
    {
        var (form, terms) = (asked.Form, asked.Pool.Terms);
        var stream = form.Choice("stream", terms.Streams.Select(one => one.Code.Text), "Choose the stream of money");
        var partner = form.Choice("partner", terms.Partners.Select(body => body.Text), "Choose the partner");
        var amount = form.Money("amount", "Enter the amount", new Money(1), Most);
        var on = form.Date("on", "the day", FundPages.FirstDay, asked.Today);
        return new(asked.Deed.Id.Value, on, form.Text("document", "Enter the reference of the payment", PoolEvent.MostCharacters, "the reference"), stream, partner, amount);
    }
}
