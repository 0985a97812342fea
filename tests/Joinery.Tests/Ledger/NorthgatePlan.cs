using Joinery.Ledger;
using Joinery.Tests.Rules;

namespace Joinery.Tests.Ledger;

/// <summary>The place of the worked examples: two integrated care boards and a council that hosts the pool of £41,150,001.</summary>
internal static class NorthgatePlan
{
    public static readonly Code<Partner> IcbA = Code<Partner>.Of("ICB-A"), IcbB = Code<Partner>.Of("ICB-B"), Council = Code<Partner>.Of("Council");

    public static readonly Partnership Partners = Of("ICB-A 23000000; ICB-B 3250000; Council 14900001", "Council");

    public static Money Pounds(string text) => Written.Pounds(text);

    /// <summary>ICB-A 23000000; Council 14900001</summary>
    public static Partnership Of(string partners, string? host = null) => Partnership.Of([.. Amounts(partners).Select(one => new Partner(one.Partner, one.Amount))],
        host is null ? null : Code<Partner>.Of(host)).Value;

    /// <summary>ICB-A 23000000; Council 14900001</summary>
    public static IReadOnlyList<PartnerAmount> Amounts(string text) => [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split(' ')).Select(words => new PartnerAmount(Code<Partner>.Of(words[0]), Pounds(words[1])))];

    /// <summary>ICB-A 60; Council 40, in per cent.</summary>
    public static IReadOnlyList<PartnerShare> Shares(string text) => [.. Amounts(text).Select(one => new PartnerShare(one.Partner, (int)one.Amount.Pence))];

    public static FixedShares Fixed(string shares) => new(Shares(shares));

    /// <summary>
    /// A rule as one would note it: R1; R1 Council; R2; R3 ICB-A 60; Council 40; R5 ICB-B 50000 (limits on R2); R4F or R4V and shares; R9 X.
    /// </summary>
    public static ShareRule Rule(string text)
    {
        var (name, rest) = text.Split(' ', 2) is [var first, var more] ? (first, more) : (text, "");
        return name switch
        {
            "R1" => new OwnRisk(rest.Length == 0 ? null : Code<Partner>.Of(rest)),
            "R2" => new Proportional(),
            "R3" => Fixed(rest),
            "R4F" => new FixedOrVariable(LineProfile.Fixed, Fixed(rest)),
            "R4V" => new FixedOrVariable(LineProfile.Variable, Fixed(rest)),
            "R5" => new Capped(new Proportional(), [.. Amounts(rest).Select(one => new Cap(one.Partner, one.Amount))]),
            "R9" => new AsymmetricBenefit(Code<Partner>.Of(rest)),
            _ => throw new FormatException($"{name} is no rule."),
        };
    }

    public static BudgetLine Line(string code, string variance, ShareRule rule) => BudgetLine.Over(Code<BudgetLine>.Of(code), Pounds(variance), rule);

    public static string Show(this IEnumerable<PartnerAmount> amounts) => string.Join("; ", amounts.Where(one => one.Amount != Money.Zero).Select(one => $"{one.Partner} {one.Amount.Pounds:0.00}"));
}
