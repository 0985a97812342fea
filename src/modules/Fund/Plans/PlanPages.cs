using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Plans;

/// <summary>A pool with its plan, saved or as it follows from the agreement.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Names">Names of bodies.</param>
/// <param name="Versions">Versions, newest first; empty where none was saved.</param>
/// <param name="File">The newest version, or the draft.</param>
public sealed record FoundPlan(Pool Pool, IReadOnlyDictionary<string, string> Names, IReadOnlyList<PublishedPlan> Versions, PlanFile File)
{
    /// <summary>The number of the newest version; 0 for a draft.</summary>
    public long Version => Versions.Count == 0 ? 0 : Versions[0].Version;

    /// <summary>What the year knows.</summary>
    public FundBook Book => FundBook.BuiltIn;

    /// <summary>True where the lists of the year are entered, so that a line can be checked and saved.</summary>
    public bool MayChange => Book.StreamsOf(File.Plan.Year).Count > 0;
}

/// <summary>The plan of a pool with the result of every national condition, and its lines to change.</summary>
internal static class PlanPages
{
    /// <summary>The form's field for a whole line that is not there.</summary>
    private const int NewLine = 0;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/fund/{pool}").RequireRight(FundRights.Read).MapPage("/plan", Show);
        var evidence = routes.MapGroup("/fund/{pool}/plan/{version:long}/evidence").RequireRight(FundRights.Read);
        evidence.MapPage("", async (string pool, long version, HttpContext context, JointLedger ledger, PlanBook book) => await Evidenced(pool, version, ledger, book) is var (found, published, kept)
            ? await context.Page<EvidencePage>("Evidence for the national conditions", new { Found = found, Published = published, Kept = kept }) : Results.NotFound());
        evidence.MapGet("/document", async (string pool, long version, JointLedger ledger, PlanBook book) => await Evidenced(pool, version, ledger, book) is var (_, _, kept) ? Results.Text(kept.Document, "application/json") : Results.NotFound());
        PlanImportPages.Map(routes);
        PlanMetricPages.Map(routes);
        PlanSigningPages.Map(routes);
        PlanCapacityPages.Map(routes);
        PlanStatementPages.Map(routes);
        var changing = routes.MapGroup("/fund/{pool}/plan/lines").RequireRight(FundRights.Post);
        changing.MapPage("/new", (string pool, HttpContext context, JointLedger ledger, PlanBook book) => Ask(pool, NewLine, context, ledger, book, null));
        changing.MapForm("/new", (string pool, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds) => Save(pool, NewLine, context, ledger, book, deeds));
        changing.MapPage("/{line:int}", (string pool, int line, HttpContext context, JointLedger ledger, PlanBook book) => Ask(pool, line, context, ledger, book, null));
        changing.MapForm("/{line:int}", (string pool, int line, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds) => Save(pool, line, context, ledger, book, deeds));
    }

    internal static async Task<FoundPlan?> Find(string code, JointLedger ledger, PlanBook book)
    {
        var (pool, names, draft) = await ledger.Read(now => now.Find(code) is { } one ? (one, FundPages.Names(now), FirstPlan.Of(one, now.Books.Bodies.ToList())) : default);
        if (pool is null) return null;
        var versions = await book.Of(pool.Code);
        return new(pool, names, versions, versions.Count == 0 ? draft : versions[0].File);
    }

    private static async Task<Tuple<FoundPlan, PublishedPlan, KeptEvidence>?> Evidenced(string pool, long version, JointLedger ledger, PlanBook book) =>
        await Find(pool, ledger, book) is { } found && found.Versions.FirstOrDefault(one => one.Version == version) is { } published ? Tuple.Create(found, published, await book.EvidenceOf(found.Pool.Code, published)) : null;

    private static async Task<IResult> Show(string pool, HttpContext context, JointLedger ledger, PlanBook book)
    {
        if (await Find(pool, ledger, book) is not { } found) return Results.NotFound();
        return await context.Page<PlanPage>($"Plan for {found.File.Plan.Year}", new { Found = found, Tested = TestedPlan.Of(found.File, found.Book), MayPost = context.May(FundRights.Post) });
    }

    private static async Task<IResult> Ask(string pool, int line, HttpContext context, JointLedger ledger, PlanBook book, Form? form, TestedPlan? tried = null)
    {
        if (await Find(pool, ledger, book) is not { } found || line < 0 || line > found.File.Plan.Lines.Count || line == NewLine && !context.Request.Path.Value!.EndsWith("/new", StringComparison.Ordinal)) return Results.NotFound();
        form ??= line == NewLine ? Form.Empty : Filled(found.File.Plan.Lines[line - 1]);
        return await context.Page<PlanLinePage>(line == NewLine ? "Add a line to the plan" : $"Change line {line} of the plan", new { Found = found, Form = form, Line = line, Tested = tried ?? TestedPlan.Of(found.File, found.Book), IsTried = tried is not null });
    }

    private static Form Filled(PlanLine line) => (line.IsCapital ? Form.Empty.With("isCapital", "yes") : Form.Empty)
        .With("scheme", line.Scheme).With("name", line.Name).With("source", line.Source).With("amount", line.Amount).With("area", line.Area).With("commissioner", line.Commissioner)
        .With("nhsShare", line.NhsShareBasisPoints is { } share ? BasisPoints.Words(share).TrimEnd('%') : null).With("provider", line.Provider).With("schemeType", line.SchemeType).With("subType", line.SubType)
        .With("activity", line.Activity).With("objective", line.Objective).With("outputs", line.Outputs?.ToString("0.##"));

    // Only what cannot be read is found here; what the year does not allow is for PlanCheck to say.
    private static PlanLine Read(Form form)
    {
        var scheme = form.Text("scheme", "Enter the code of the scheme", 40, "the code");
        var name = form.Text("name", "Enter what the scheme is called", 100, "the name");
        var source = form.OptionalText("source", 40);
        var amount = form.Money("amount", "Enter the amount for the year", Money.Zero, PlanCheck.LargestAmount);
        var share = form.OptionalDecimal("nhsShare", 0, 100, "the NHS share");
        if (share is { } percent && decimal.Round(percent, 2) != percent) form.Refuse("The NHS share may have two decimals", "nhsShare");
        return new(scheme, source, amount)
        {
            Name = name,
            Area = form.OptionalText("area", 40),
            Commissioner = form.OptionalText("commissioner", 40),
            NhsShareBasisPoints = share is null ? null : (int)(share * 100),
            Provider = form.OptionalText("provider", 40),
            SchemeType = form.OptionalText("schemeType", 60),
            SubType = form.OptionalText("subType", 60),
            Activity = form.OptionalText("activity", 60),
            Objective = form.OptionalText("objective", 60),
            Outputs = form.OptionalDecimal("outputs", 0, 1_000_000_000, "the expected outputs"),
            IsCapital = form.Ticked("isCapital"),
        };
    }

    private static async Task<IResult> Save(string pool, int line, HttpContext context, JointLedger ledger, PlanBook book, Deeds deeds)
    {
        if (await Find(pool, ledger, book) is not { } found || line > found.File.Plan.Lines.Count) return Results.NotFound();
        var sent = await context.Request.ReadFormAsync();
        var form = Form.Of(sent);
        // What is wrong is said when it is saved; here whatever can be read is tried.
        if (form.Answer("go") == Form.Try) return await Ask(pool, line, context, ledger, book, form, TestedPlan.Of(found.File with { Plan = With(found.File.Plan, line, Read(Form.Of(sent))) }, found.Book));
        var changed = Read(form);
        var reason = form.Paragraphs("reason", "Say why the plan changes", 1_000, "the reason");
        if (form.IsValid)
        {
            var before = found.File.Plan;
            var after = With(before, line, changed);
            Refuse(form, before, after, line == NewLine ? after.Lines.Count : line, found.Book);
            var version = form.Carried("version") ?? -1;
            if (form.IsValid)
            {
                if ((await book.Save(deeds.By(context, "fund.plan", subject: $"pool:{found.Pool.Code}"), found.Pool.Code, version, found.File with { Plan = after }, reason)).Try(out _, out var refusal))
                    return Joinery.Design.Pages.Done($"/fund/{found.Pool.Code}/plan");
                form.Refuse(refusal);
            }
        }
        return await Ask(pool, line, context, ledger, book, form);
    }

    private static Plan With(Plan plan, int line, PlanLine changed) => plan with { Lines = line == NewLine ? [.. plan.Lines, changed] : [.. plan.Lines.Select((one, i) => i == line - 1 ? changed : one)] };

    // What is wrong with the line, at its fields; and what the change makes wrong elsewhere. What was wrong before stays to be put right on its own line.
    private static void Refuse(Form form, Plan before, Plan after, int line, FundBook book)
    {
        var known = PlanCheck.Of(before, book).Where(finding => finding.Line > 0).Select(finding => (finding.Line, finding.Refusal)).ToHashSet();
        foreach (var problem in PlanCheck.Of(after, book).Where(finding => !finding.IsWarning))
            if (problem.Line == line) form.Refuse(problem.Refusal, problem.Field);
            else if (!known.Contains((problem.Line, problem.Refusal))) form.Refuse($"{problem.Refusal.Where}: {problem.Refusal.Sentence}");
    }
}
