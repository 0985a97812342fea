using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Entries;

/// <summary>What a commitment looks like on a page, taken from the books while they could not change.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Document">The order, contract or package.</param>
/// <param name="Supplier">Who delivers.</param>
/// <param name="Scheme">The scheme's code.</param>
/// <param name="Stream">The stream's code.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Until">The first day on which a reservation no longer holds.</param>
/// <param name="IsOver">True for a reservation whose day has come.</param>
/// <param name="Reserved">What is set aside.</param>
/// <param name="Committed">What is bound and not used.</param>
/// <param name="Spent">What was accrued or paid under it.</param>
/// <param name="Shares">Who bears which part.</param>
public sealed record CommitmentLook(string Id, string Document, string Supplier, string Scheme, string Stream, CommitmentStatus Status, DateOnly Until, bool IsOver, Money Reserved, Money Committed, Money Spent, IReadOnlyList<CommissionerShare> Shares)
{
    /// <summary>Where it stands, in words.</summary>
    public string State => Status switch
    {
        CommitmentStatus.Reserved => IsOver ? $"Reserved until {Until.AddDays(-1):d MMMM yyyy}: that day has passed" : $"Reserved until {Until.AddDays(-1):d MMMM yyyy}",
        CommitmentStatus.Made => "Binding",
        CommitmentStatus.UsedUp => "Used up",
        CommitmentStatus.Voided => "Given up",
        _ => "Expired",
    };

    /// <summary>A commitment as it is now.</summary>
    internal static CommitmentLook Of(Commitment one, DateOnly today) => new(one.Id.ToString(), one.Document, one.Purchase?.Supplier ?? "", one.Coding.Scheme?.Text ?? "", one.Coding.Stream.Text, one.Status, one.Until, one.IsOver(today), one.Reserved, one.Committed, one.Spent, one.Shares?.All ?? []);
}

/// <summary>The commitments of a pool, and the steps of each: agreed, given up, expired, released.</summary>
internal static class CommitmentPages
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}/commitments").RequireRight(FundRights.Read);
        pages.MapPage("", List);
        pages.MapPage("/{id}", (string pool, string id, HttpContext context, JointLedger ledger, TimeProvider clock) => Show(pool, id, context, ledger, clock, Form.Empty.With("on", clock.Today())));
        routes.MapGroup("/fund/{pool}/commitments").RequireRight(FundRights.Post).MapForm("/{id}", Step);
    }

    private static async Task<IResult> List(string pool, HttpContext context, JointLedger ledger, TimeProvider clock)
    {
        var found = await ledger.Read(now => now.Find(pool) is { } one ? (Pool: one, All: Of(now, one, clock.Today())) : default);
        return found.Pool is null ? Results.NotFound() : await context.Page<CommitmentsPage>("Commitments", new { found.Pool, Commitments = (IReadOnlyList<CommitmentLook>)[.. found.All.Take(Most)], All = found.All.Count, MayPost = context.May(FundRights.Post) });
    }

    /// <summary>The commitments of a pool: what waits for somebody first, then what binds most.</summary>
    internal static IReadOnlyList<CommitmentLook> Of(FundNow now, Pool pool, DateOnly today) => [.. now.Books.Commitments.Where(one => one.Coding.Pool == pool.Code).Select(one => CommitmentLook.Of(one, today))
        .OrderBy(look => look.Status != CommitmentStatus.Reserved).ThenByDescending(look => look.Reserved + look.Committed)];

    // A commitment of the pool; null where it has none of that id.
    private static Commitment? Of(FundNow now, Pool pool, string id) => Id<Commitment>.Parse(id).Try(out var parsed, out _) && now.Books.Find(parsed) is { } found && found.Coding.Pool == pool.Code ? found : null;

    private static async Task<IResult> Show(string pool, string id, HttpContext context, JointLedger ledger, TimeProvider clock, Form form)
    {
        var parameters = await ledger.Read(now => now.Find(pool) is { } one && Of(now, one, id) is { } commitment ? new
        {
            Pool = one,
            One = CommitmentLook.Of(commitment, clock.Today()),
            Names = FundPages.Names(now),
            Entries = (IReadOnlyList<BookedEntry>)[.. now.Books.Entries.Where(booked => booked.Entry.Commitment == commitment.Id).Reverse()],
            Form = form,
            MayPost = context.May(FundRights.Post),
        } : null);
        return parameters is null ? Results.NotFound() : await context.Page<CommitmentPage>(parameters.One.Document, parameters);
    }

    private static async Task<IResult> Step(string pool, string id, HttpContext context, JointLedger ledger, Deeds deeds, TimeProvider clock)
    {
        var (found, commitment) = await ledger.Read(now => now.Find(pool) is { } one && Of(now, one, id) is { } held ? (one, held.Id.Value) : default);
        if (found is null) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var step = form.Choice("step", ["agree", "give-up", "expire", "release"], "Choose what happens");
        var amount = step == "release" ? form.Money("amount", "Enter the amount to set free", new Money(1), PostingPages.Most, "the amount") : Money.Zero;
        var on = form.Date("on", "the day", FundPages.FirstDay, clock.Today());
        var document = form.Text("document", "Enter the paper that it rests on", PoolEvent.MostCharacters, "the paper");
        if (form.IsValid)
        {
            var deed = deeds.By(context, "fund.post", subject: $"commitment:{commitment}");
            PoolEvent happened = step switch
            {
                "agree" => new AgreedEvent(deed.Id.Value, on, document) { Commitment = commitment },
                "give-up" => new GivenUpEvent(deed.Id.Value, on, document) { Commitment = commitment },
                "expire" => new ExpiredEvent(deed.Id.Value, on, document) { Commitment = commitment },
                _ => new ReleaseEvent(deed.Id.Value, on, document, commitment, amount),
            };
            if (!(await ledger.Post(deed, found.Code, happened)).Try(out _, out var refusal)) form.Refuse(refusal);
            else return Joinery.Design.Pages.Done($"/fund/{found.Code}/commitments/{commitment}");
        }
        return await Show(pool, id, context, ledger, clock, form);
    }
}
