using Joinery.Design;
using Joinery.Fund.Entries;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Payments;

/// <summary>A published payment that the ledger does not have.</summary>
/// <param name="Published">As published.</param>
/// <param name="Under">The pool's open commitment to that supplier with most left; null where there is none.</param>
public sealed record PaymentToRecord(PublishedPayment Published, CommitmentLook? Under);

/// <summary>Published payments of councils beside what a pool's ledger has, supplier by supplier.</summary>
internal static class MatchingPages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/fund/{pool}").RequireRight(FundRights.Read).MapPage("/matching", Show);

    private static async Task<IResult> Show(string pool, HttpContext context, JointLedger ledger, PaymentBook book, TimeProvider clock)
    {
        var found = await ledger.Read(now => now.Find(pool) is { } one
            ? (Pool: one, Booked: Booked(now, one), Commitments: (IReadOnlyList<CommitmentLook>)[.. CommitmentPages.Of(now, one, clock.Today()).Where(look => look.Status == CommitmentStatus.Made)]) : default);
        if (found.Pool is null) return Results.NotFound();
        var year = found.Pool.Terms.Year;
        var suppliers = found.Booked.Select(one => one.Supplier).Concat(found.Commitments.Select(one => one.Supplier)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (published, months, names) = await book.PaidTo(suppliers, year.First, year.Last.AddDays(PaymentMatching.DaysAfter), context.RequestAborted);
        // What belongs to a month without a file cannot have been published in one.
        var matching = PaymentMatching.Of(published, found.Booked, (supplier, day) => names.Today(supplier, day).Name);
        var missing = matching.OnlyBooked.Where(one => months.Any(month => month.Year == one.Day.Year && month.Month == one.Day.Month)).ToList();
        return await context.Page<MatchingPage>("Published payments and the ledger", new
        {
            found.Pool,
            Matching = matching with { OnlyBooked = missing },
            Months = months,
            ToRecord = (IReadOnlyList<PaymentToRecord>)[.. matching.OnlyPublished.Select(one => new PaymentToRecord(one, found.Commitments
                .Where(look => names.Today(look.Supplier, one.Day).Name == names.Today(one.Supplier, one.Day).Name).MaxBy(look => look.Committed)))],
            MayPost = context.May(FundRights.Post),
        });
    }

    // Payments and credit notes that councils made. NHS bodies publish in other files.
    private static IReadOnlyList<LedgerPayment> Booked(FundNow now, Pool pool)
    {
        var councils = now.Books.Bodies.Where(body => body.Kind is BodyKind.UpperTierCouncil or BodyKind.DistrictCouncil).Select(body => body.Code).ToHashSet();
        return [.. now.Books.Entries.Where(one => one.Entry is { Kind: EntryKind.SupplierPaid or EntryKind.CreditNote, Purchase: { } bought } && councils.Contains(bought.Deliverer)
                && one.Entry.Postings[0].Heading.Coding.Pool == pool.Code && !now.Books.IsReversed(one.Entry.Id))
            .Select(one => new LedgerPayment(one.Seq, one.Entry.Effective, one.Entry.Document, one.Entry.Purchase!.Supplier, one.Entry.Kind == EntryKind.CreditNote ? -one.Entry.Purchase.Net : one.Entry.Purchase.Net))];
    }
}
