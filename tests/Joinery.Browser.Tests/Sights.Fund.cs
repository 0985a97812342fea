namespace Joinery.BrowserTests;

internal static partial class Sights
{
    // Pooled funds.
    private static IReadOnlyList<Sight> OfFund =>
    [
        At("published payments, none imported", "GET /fund/payments", "demo-fund", "/fund/payments"),
        At("published payments and the ledger, none imported", "GET /fund/{pool}/matching", Fund, "/fund/HV-2026/matching"),
        At("pooled funds", "GET /fund", Fund, "/fund"),
        At("a pooled fund", "GET /fund/{pool}", Fund, "/fund/HV-2026"),
        At("a pooled fund of the year before, to a board member", "GET /fund/{pool}", BoardMember, "/fund/HV-2025"),
        At("a scheme", "GET /fund/{pool}/schemes/{scheme}", Fund, "/fund/HV-2026/schemes/S02"),
        At("a partner's books", "GET /fund/{pool}/partners/{body}", Fund, "/fund/HV-2025/partners/XHC"),
        At("every entry", "GET /fund/{pool}/entries", Fund, "/fund/HV-2026/entries"),
        At("an entry", "GET /fund/{pool}/entries/{seq:long}", Fund, "/fund/HV-2025/entries/12"),
        Wrong("an entry, turned round without a paper", "POST /fund/{pool}/entries/{seq:long}", Fund, "/fund/HV-2025/entries/12", "Turn this entry round"),
        At("money to commit", "GET /fund/{pool}/commitments/new", Fund, "/fund/HV-2026/commitments/new"),
        Wrong("money to commit, nothing filled in", "POST /fund/{pool}/commitments/new", Fund, "/fund/HV-2026/commitments/new", "Commit"),
        At("a payment to record", "GET /fund/{pool}/payments/new", Fund, "/fund/HV-2026/payments/new"),
        Wrong("a payment, nothing filled in", "POST /fund/{pool}/payments/new", Fund, "/fund/HV-2026/payments/new", "Record payment"),
        At("a cost without an invoice", "GET /fund/{pool}/accruals/new", Fund, "/fund/HV-2026/accruals/new"),
        Wrong("a cost without an invoice, nothing filled in", "POST /fund/{pool}/accruals/new", Fund, "/fund/HV-2026/accruals/new", "Record the cost"),
        At("commitments", "GET /fund/{pool}/commitments", Fund, "/fund/HV-2026/commitments"),
        new("a care package that is set aside", "GET /fund/{pool}/commitments/{id}", Fund, ToPackage),
        new("a care package, no step chosen", "POST /fund/{pool}/commitments/{id}", Fund, async visitor =>
        {
            await ToPackage(visitor);
            await visitor.Press("Record it");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        At("a contribution to record", "GET /fund/{pool}/contributions/new", Fund, "/fund/HV-2026/contributions/new"),
        Wrong("a contribution, nothing filled in", "POST /fund/{pool}/contributions/new", Fund, "/fund/HV-2026/contributions/new", "Record contribution"),
        At("a plan with its conditions", "GET /fund/{pool}/plan", Fund, "/fund/HV-2025/plan"),
        At("a plan of a year that is not entered", "GET /fund/{pool}/plan", Fund, "/fund/HV-2026/plan"),
        At("a line to add to a plan", "GET /fund/{pool}/plan/lines/new", Fund, "/fund/HV-2025/plan/lines/new"),
        Wrong("a line to add to a plan, nothing filled in", "POST /fund/{pool}/plan/lines/new", Fund, "/fund/HV-2025/plan/lines/new", "Save as a new version"),
        At("a line of a plan", "GET /fund/{pool}/plan/lines/{line:int}", Fund, "/fund/HV-2025/plan/lines/1"),
        Wrong("a line of a plan, changed without a reason", "POST /fund/{pool}/plan/lines/{line:int}", Fund, "/fund/HV-2025/plan/lines/1", "Save as a new version"),
        At("signatures under a plan", "GET /fund/{pool}/plan/signatures", Fund, "/fund/HV-2025/plan/signatures"),
        At("signatures under a plan that was not saved", "GET /fund/{pool}/plan/signatures", Fund, "/fund/HV-2026/plan/signatures"),
        new("signatures under a plan, nothing filled in", "POST /fund/{pool}/plan/signatures", Fund, async visitor =>
        {
            await ToChangedPlan(visitor);
            await visitor.Go("/fund/HV-2025/plan/signatures");
            await visitor.Press("Record the signature");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        new("what changed in a plan", "GET /fund/{pool}/plan/{version:long}/changes", Fund, async visitor =>
        {
            await ToChangedPlan(visitor);
            await visitor.Go("/fund/HV-2025/plan/2/changes");
            await visitor.Heading("From version 1 to version 2 of the plan").WaitForAsync();
        }),
        At("capacity and demand of a plan", "GET /fund/{pool}/plan/capacity", Fund, "/fund/HV-2025/plan/capacity"),
        At("capacity and demand of a year that is not entered", "GET /fund/{pool}/plan/capacity", Fund, "/fund/HV-2026/plan/capacity"),
        At("capacity and demand of one service", "GET /fund/{pool}/plan/capacity/{service}", Fund, "/fund/HV-2025/plan/capacity/discharge-reablement-home"),
        Wrong("capacity and demand of one service, changed without a reason", "POST /fund/{pool}/plan/capacity/{service}", Fund, "/fund/HV-2025/plan/capacity/discharge-reablement-home", "Save as a new version"),
        At("statements on the national conditions", "GET /fund/{pool}/plan/statements", Fund, "/fund/HV-2025/plan/statements"),
        Wrong("statements on the national conditions, changed without a reason", "POST /fund/{pool}/plan/statements", Fund, "/fund/HV-2025/plan/statements", "Save as a new version"),
        At("metrics of a plan", "GET /fund/{pool}/plan/metrics", Fund, "/fund/HV-2025/plan/metrics"),
        At("metrics of a year that is not entered", "GET /fund/{pool}/plan/metrics", Fund, "/fund/HV-2026/plan/metrics"),
        At("planned values of metrics", "GET /fund/{pool}/plan/metrics/change", Fund, "/fund/HV-2025/plan/metrics/change"),
        Wrong("planned values of metrics, changed without a reason", "POST /fund/{pool}/plan/metrics/change", Fund, "/fund/HV-2025/plan/metrics/change", "Save as a new version"),
        At("an overspend to try", "GET /fund/{pool}/what-if", Fund, "/fund/HV-2026/what-if"),
        new("an overspend, shared", "POST /fund/{pool}/what-if", Fund, visitor => ToShares(visitor, "In proportion to what partners contribute")),
        new("an overspend, shared without shares", "POST /fund/{pool}/what-if", Fund, visitor => ToShares(visitor, "Agreed shares")) { IsError = true },
        At("an agreement", "GET /fund/{pool}/agreement", BoardMember, "/fund/HV-2025/agreement"),
        At("an agreement with a variation that waits", "GET /fund/{pool}/agreement", Fund, "/fund/HV-2026/agreement"),
        At("a version of an agreement to sign", "GET /fund/{pool}/agreement/versions/{version:long}", BoardMember, "/fund/HV-2026/agreement/versions/2"),
        Wrong("a version of an agreement, signed by nobody", "POST /fund/{pool}/agreement/versions/{version:long}/sign", BoardMember, "/fund/HV-2026/agreement/versions/2", "Record the signature"),
        At("a variation to begin", "GET /fund/{pool}/agreement/vary", Fund, "/fund/HV-2025/agreement/vary"),
        Wrong("a variation to begin, nothing filled in", "POST /fund/{pool}/agreement/vary", Fund, "/fund/HV-2025/agreement/vary", "Save and continue"),
        new("a variation", "GET /fund/{pool}/agreement/vary", Fund, ToVariation),
        Drawn("why an agreement varies", "GET", "/why"),
        Drawn("words of a variation", "GET", "/words"),
        Drawn("words of a variation, without aims", "POST", "/words", "What do the partners want to reach?"),
        Drawn("contributions of a variation", "GET", "/contributions"),
        Drawn("contributions of a variation, out of reach", "POST", "/contributions", "NHS Harbourne Vale Integrated Care Board"),
        Drawn("a rule of sharing", "GET", "/sharing"),
        Drawn("a scheme of a variation", "GET", "/schemes/{scheme}"),
        Drawn("a scheme of a variation, an amount in brackets", "POST", "/schemes/{scheme}", "How much VAT is expected in the year?"),
        Drawn("a scheme to add", "GET", "/new-scheme"),
        Drawn("a scheme to add, hardly anything filled in", "POST", "/new-scheme", "How much VAT is expected in the year?"),
        new("a rule of sharing without its shares", "POST /fund/{pool}/agreement/vary/sharing", Fund, async visitor =>
        {
            await ToVariation(visitor);
            await visitor.Go("/fund/HV-2026/agreement/vary/sharing");
            await visitor.Page.GetByLabel("By agreed shares", new() { Exact = true }).CheckAsync();
            await visitor.Press("Save and continue");
            await visitor.Sees("There is a problem");
        }) { IsError = true },
        At("returns", "GET /fund/{pool}/returns", Fund, "/fund/HV-2026/returns"),
        Wrong("returns, no quarter chosen", "POST /fund/{pool}/returns", Fund, "/fund/HV-2026/returns", "Submit"),
        At("a return with a difference", "GET /fund/{pool}/returns/{day}/{version:long}", Fund, "/fund/HV-2026/returns/2026-06-30/1"),
    ];

    private static async Task ToPackage(Visitor visitor)
    {
        await visitor.Go("/fund/HV-2026/commitments");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "HV-0412/package" }).First.ClickAsync();
        await visitor.Sees("What happens with it?");
    }

    // A plan of two versions: whoever comes second finds the one that the first saved.
    private static async Task ToChangedPlan(Visitor visitor)
    {
        await visitor.Go("/fund/HV-2025/plan/2/changes");
        if (await visitor.Page.GetByText("From version 1 to version 2 of the plan").CountAsync() > 0) return;
        await visitor.Go("/fund/HV-2025/plan/statements");
        await visitor.Page.GetByLabel("Why does the plan change?").FillAsync("Read again by both partners.");
        await visitor.Press("Save as a new version");
        await visitor.Page.WaitForLoadStateAsync();
    }

    // A variation is one for each pool: whoever comes second goes on with it.
    private static async Task ToVariation(Visitor visitor)
    {
        await visitor.Go("/fund/HV-2026/agreement/vary");
        if (await visitor.Heading("What can change").CountAsync() == 0)
        {
            await visitor.Page.GetByLabel("Why does the agreement change?").FillAsync("Winter came early.");
            foreach (var (part, value) in new[] { ("Day", "1"), ("Month", "11"), ("Year", "2026") }) await visitor.Page.GetByLabel(part, new() { Exact = true }).FillAsync(value);
            await visitor.Press("Save and continue");
            await visitor.Page.WaitForLoadStateAsync();
            await visitor.Go("/fund/HV-2026/agreement/vary");
        }
        await visitor.Heading("What can change").WaitForAsync();
    }

    private static Sight Drawn(string name, string method, string part, string? emptied = null) => new(name, $"{method} /fund/{{pool}}/agreement/vary{part}", Fund, async visitor =>
    {
        await ToVariation(visitor);
        await visitor.Go("/fund/HV-2026/agreement/vary" + part.Replace("{scheme}", "S01", StringComparison.Ordinal));
        if (emptied is null) return;
        await visitor.Page.GetByLabel(emptied, new() { Exact = true }).First.FillAsync(part switch { "/contributions" => "1", "/words" => "", _ => "(1,200)" });
        await visitor.Press("Save and continue");
        await visitor.Sees("There is a problem");
    })
    { IsError = emptied is not null };

    private static async Task ToShares(Visitor visitor, string rule)
    {
        await visitor.Go("/fund/HV-2025/what-if");
        await visitor.Page.GetByLabel(rule, new() { Exact = true }).CheckAsync();
        await visitor.Press("Show who bears it");
        await visitor.Sees(rule == "Agreed shares" ? "There is a problem" : "Try something else");
    }
}
