using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Pools;
using Joinery.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Sharing;

/// <summary>Who would bear what is over, by one rule or another. Nothing is kept.</summary>
internal static class WhatIfPages
{
    private static readonly Money Most = new(1_000_000_000_00);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/fund/{pool}").RequireRight(FundRights.Read);
        pages.MapPage("/what-if", async (string pool, HttpContext context, JointLedger ledger, TimeProvider clock) =>
            await Find(pool, ledger, clock) is { Figures: { } figures } found ? await Show(context, figures, found.Names, Filled(figures), null) : Results.NotFound());
        pages.MapForm("/what-if", async (string pool, HttpContext context, JointLedger ledger, TimeProvider clock) =>
        {
            if (await Find(pool, ledger, clock) is not { Figures: { } figures } found) return Results.NotFound();
            var form = Form.Of(await context.Request.ReadFormAsync());
            var tried = Read(form, figures.Pool.Terms);
            SharedOut? shared = null;
            if (form.IsValid && !SharedOut.Of(tried.File(figures.Pool.Terms)).Try(out shared, out var refusal)) form.Refuse(refusal.Sentence, tried.Rule == TriedRule.Fixed ? FieldOf("share", figures.Pool.Terms.Partners[0]) : "rule");
            return await Show(context, figures, found.Names, form, shared);
        });
    }

    /// <summary>The field of one partner.</summary>
    internal static string FieldOf(string what, Code<Body> partner) => $"{what}-{partner}";

    /// <summary>The field of one scheme's variance.</summary>
    internal static string FieldOf(SchemeTerms scheme) => $"variance-{scheme.Code}";

    private static Task<(PoolFigures? Figures, IReadOnlyDictionary<string, string> Names)> Find(string pool, JointLedger ledger, TimeProvider clock) =>
        ledger.Read(now => now.Find(pool) is { } one ? (PoolFigures.Of(now, one, clock.Today()), FundPages.Names(now)) : ((PoolFigures?)null, FundPages.Names(now)));

    private static Form Filled(PoolFigures figures)
    {
        var form = Form.Empty.With("rule", "Proportional");
        foreach (var one in figures.Schemes) form.With(FieldOf(one.Scheme), one.Forecast.RunRate - one.Scheme.Planned);
        return form;
    }

    private static WhatIf Read(Form form, PoolTerms terms)
    {
        var variances = terms.Schemes.ToDictionary(scheme => scheme.Code.Text, scheme => form.OptionalMoney(FieldOf(scheme), -Most, Most, $"the variance of {scheme.Name}") ?? Money.Zero);
        var rule = form.Choice<TriedRule>("rule", "Choose a rule");
        return new(variances, rule)
        {
            Shares = rule == TriedRule.Fixed ? [.. terms.Partners.Select(partner => new PartnerShare(Code<Partner>.Of(partner.Text), Share(form, FieldOf("share", partner))))] : [],
            Caps = rule == TriedRule.Capped
                ? [.. terms.Partners.Select(partner => (partner, Most: form.OptionalMoney(FieldOf("cap", partner), Money.Zero, Most, "the limit"))).Where(one => one.Most is not null).Select(one => new Cap(Code<Partner>.Of(one.partner.Text), one.Most!.Value))] : [],
            RiskPool = rule == TriedRule.Waterfall ? form.OptionalMoney("risk-pool", Money.Zero, Most, "the risk pool") ?? Money.Zero : Money.Zero,
            Uncommitted = rule == TriedRule.Waterfall ? form.OptionalMoney("uncommitted", Money.Zero, Most, "the uncommitted money") ?? Money.Zero : Money.Zero,
        };
    }

    private static int Share(Form form, string field)
    {
        var percent = form.OptionalDecimal(field, 0, 100, "the share") ?? 0;
        if (decimal.Round(percent, 2) != percent) form.Refuse("A share may have two decimals", field);
        return (int)(percent * 100);
    }

    private static Task<IResult> Show(HttpContext context, PoolFigures figures, IReadOnlyDictionary<string, string> names, Form form, SharedOut? shared) =>
        context.Page<WhatIfPage>("Who would bear an overspend?", new { Figures = figures, Names = names, Form = form, Shared = shared });
}
