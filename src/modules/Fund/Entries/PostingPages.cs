using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Entries;

/// <summary>Commitments, payments and contributions, as a finance officer records them.</summary>
internal static class PostingPages
{
    private static readonly Money Most = new(10_000_000_000_00);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}").RequireRight(FundRights.Post);
        Both<CommitPage>(pages, "/commitments/new", "Commit money", Commit);
        Both<PayPage>(pages, "/payments/new", "Record a payment", Pay);
        Both<ContributePage>(pages, "/contributions/new", "Record a contribution", Contribute);
    }

    private sealed record Asked(Form Form, Pool Pool, Deed Deed, DateOnly Today);

    // Each is a page with a form: what it reads makes a draft, and the draft is judged with the books as they are then.
    private static void Both<TPage>(RouteGroupBuilder pages, string path, string title, Func<Asked, Func<FundNow, Outcome<IReadOnlyList<Entry>>>?> read) where TPage : class, Microsoft.AspNetCore.Components.IComponent
    {
        async Task<IResult> Show(string code, HttpContext context, JointLedger ledger, Form form)
        {
            var found = await ledger.Read(now => now.Find(code) is { } pool ? (Pool: pool, Names: FundPages.Names(now), Commitments: (IReadOnlyList<Commitment>)[.. now.Books.Commitments.Where(one => one.Coding.Pool == pool.Code && one.Status == CommitmentStatus.Made)]) : default);
            if (found.Pool is null) return Results.NotFound();
            object parameters = typeof(TPage) == typeof(PayPage) ? new { found.Pool, found.Names, Form = form, found.Commitments } : new { found.Pool, found.Names, Form = form };
            return await context.Page<TPage>(title, parameters);
        }
        pages.MapPage(path, (string pool, HttpContext context, JointLedger ledger, TimeProvider clock) => Show(pool, context, ledger, Form.Empty.With("on", clock.Today())));
        pages.MapForm(path, async (string pool, HttpContext context, JointLedger ledger, Deeds deeds, TimeProvider clock) =>
        {
            if (await ledger.Read(now => now.Find(pool)) is not { } found) return Results.NotFound();
            var form = Form.Of(await context.Request.ReadFormAsync());
            var deed = deeds.By(context, "fund.post", subject: $"pool:{found.Code}");
            var draft = read(new(form, found, deed, clock.Today()));
            if (form.IsValid && draft is not null)
            {
                if ((await ledger.Post(deed, draft)).Try(out var booked, out var refusal)) return Joinery.Design.Pages.Done($"/fund/{found.Code}/entries/{booked[^1].Seq}");
                form.Refuse(refusal);
            }
            return await Show(pool, context, ledger, form);
        });
    }

    // The cost of a scheme from a stream, with who delivers and who bears it as the agreement says.
    private static (SchemeTerms? Scheme, StreamTerms? Stream, Purchase? Purchase) ReadPurchase(Asked asked)
    {
        var (form, terms) = (asked.Form, asked.Pool.Terms);
        var scheme = terms.Scheme(form.Choice("scheme", terms.Schemes.Select(one => one.Code.Text), "Choose the scheme"));
        var stream = terms.Stream(form.Choice("stream", terms.Streams.Select(one => one.Code.Text), "Choose the stream of money"));
        var supplier = form.Text("supplier", "Enter the supplier", 60, "the supplier");
        var net = form.Money("net", "Enter the price without VAT", new Money(1), Most, "the price");
        var vat = form.OptionalMoney("vat", Money.Zero, Most, "the VAT") ?? Money.Zero;
        return (scheme, stream, scheme is null ? null : new(supplier, net, vat, scheme.Regime, scheme.Deliverer, VatHeading: scheme.VatHeading));
    }

    private static LimitOverride? ReadOverride(Form form)
    {
        var (first, second) = (form.OptionalText("first", 60, "the name"), form.OptionalText("second", 60, "the name"));
        return first.Length + second.Length == 0 ? null : new(first, second, form.Paragraphs("why", "Say why the stream may go beyond its limit", 1_000, "the reason"));
    }

    private static Func<FundNow, Outcome<IReadOnlyList<Entry>>> Commit(Asked asked)
    {
        var (scheme, stream, purchase) = ReadPurchase(asked);
        var on = asked.Form.Date("on", "the day", FundPages.FirstDay, asked.Today.AddYears(1));
        var document = asked.Form.Text("document", "Enter the number of the order or contract", 60, "the number");
        var beyond = ReadOverride(asked.Form);
        return now =>
        {
            var voucher = JointLedger.VoucherFor(asked.Deed, now, EntryIds.Of(asked.Deed), on, document) with { Override = beyond };
            var commitment = new Id<Commitment>(asked.Deed.Id.Value);
            // An order is bound at once: what was reserved is committed with the same deed.
            return Journals.CommitmentReserved(voucher, asked.Pool.Agreement, asked.Pool.Terms.Coding(asked.Pool.Code, scheme, stream!), commitment, purchase!, scheme!.Shares, on.AddDays(1)).Then(reserved =>
                Journals.CommitmentMade(voucher with { Id = EntryIds.Of(asked.Deed, 1) }, Commitment.BegunBy(reserved)).Then(made => Outcome.Of<IReadOnlyList<Entry>>([reserved, made])));
        };
    }

    private static Func<FundNow, Outcome<IReadOnlyList<Entry>>> Pay(Asked asked)
    {
        var (scheme, stream, purchase) = ReadPurchase(asked);
        var on = asked.Form.Date("on", "the day", FundPages.FirstDay, asked.Today);
        var document = asked.Form.Text("document", "Enter the number of the invoice", 60, "the number");
        var under = asked.Form.OptionalText("commitment", 60);
        var beyond = ReadOverride(asked.Form);
        return now =>
        {
            var voucher = JointLedger.VoucherFor(asked.Deed, now, EntryIds.Of(asked.Deed), on, document) with { Override = beyond };
            var commitment = Id<Commitment>.Parse(under).Try(out var id, out _) ? now.Books.Find(id) : null;
            return Journals.SupplierPaid(voucher, asked.Pool.Agreement, asked.Pool.Terms.Coding(asked.Pool.Code, scheme, stream!), purchase!, scheme!.Shares, commitment).AsDraft();
        };
    }

    private static Func<FundNow, Outcome<IReadOnlyList<Entry>>> Contribute(Asked asked)
    {
        var (form, terms) = (asked.Form, asked.Pool.Terms);
        var stream = terms.Stream(form.Choice("stream", terms.Streams.Select(one => one.Code.Text), "Choose the stream of money"));
        var partner = terms.Partners.FirstOrDefault(one => one.Text == form.Choice("partner", terms.Partners.Select(body => body.Text), "Choose the partner"));
        var amount = form.Money("amount", "Enter the amount", new Money(1), Most);
        var on = form.Date("on", "the day", FundPages.FirstDay, asked.Today);
        var document = form.Text("document", "Enter the reference of the payment", 60, "the reference");
        return now =>
        {
            var voucher = JointLedger.VoucherFor(asked.Deed, now, EntryIds.Of(asked.Deed), on, document);
            var coding = terms.Coding(asked.Pool.Code, null, stream!);
            // The host cannot pay itself: its own part is set aside.
            return (partner == terms.Host ? Journals.ContributionEarmarked(voucher, asked.Pool.Agreement, coding, amount) : Journals.ContributionPaid(voucher, asked.Pool.Agreement, coding, partner!, amount)).AsDraft();
        };
    }
}
