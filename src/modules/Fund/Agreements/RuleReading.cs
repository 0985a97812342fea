using Joinery.Design;
using Joinery.Fund.Sharing;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>Rules of sharing as a form asks for them.</summary>
internal static class RuleReading
{
    public const string None = "none", Own = "own", Proportional = "proportional", Fixed = "fixed", Capped = "capped", One = "one", Keep = "keep";

    private static readonly Money Most = new(1_000_000_000_00);

    /// <summary>The field of a partner's share.</summary>
    public static string ShareOf<T>(Code<T> partner) => $"share-{partner}";

    /// <summary>The field of a partner's limit.</summary>
    public static string LimitOf<T>(Code<T> partner) => $"limit-{partner}";

    /// <summary>True for a rule that the form can say.</summary>
    public static bool Knows(ShareRule rule) => rule is OwnRisk or Ledger.Proportional or FixedShares or Ledger.Capped { By: Ledger.Proportional, RewardCaps: null or [] };

    /// <summary>The form with a rule filled in.</summary>
    public static Form Fill(Form form, ShareRule? rule)
    {
        switch (rule)
        {
            case null: return form.With("rule", None);
            case OwnRisk { Bearer: { } bearer }: return form.With("rule", One).With("bearer", bearer.Text);
            case OwnRisk: return form.With("rule", Own);
            case Ledger.Proportional: return form.With("rule", Proportional);
            case FixedShares shares:
                foreach (var share in shares.Shares) form.With(ShareOf(share.Partner), BasisPoints.Words(share.BasisPoints).TrimEnd('%'));
                return form.With("rule", Fixed);
            case Ledger.Capped capped when Knows(capped):
                foreach (var cap in capped.Caps) form.With(LimitOf(cap.Partner), cap.Most);
                return form.With("rule", Capped);
            default: return form.With("rule", Keep);
        }
    }

    /// <summary>The rule that was chosen; null for none, or where there is a problem.</summary>
    public static ShareRule? Read(Form form, FoundAgreement found, ShareRule? now)
    {
        var partners = found.Pool.Terms.Partners;
        switch (form.Choice("rule", [None, Own, Proportional, Fixed, Capped, One, .. now is not null && !Knows(now) ? [Keep] : Array.Empty<string>()], "Choose a rule"))
        {
            case Own: return new OwnRisk();
            case Proportional: return new Proportional();
            case One:
                var bearer = form.Choice("bearer", partners.Select(partner => partner.Text), "Choose the partner that bears all of it");
                return bearer.Length == 0 ? null : new OwnRisk(Code<Partner>.Of(bearer));
            case Fixed: return Shares(form, found, partners) is { } shares ? new FixedShares([.. shares.Where(share => share.BasisPoints > 0).Select(share => new PartnerShare(PoolLines.Of(share.Body), share.BasisPoints))]) : null;
            case Capped: return new Capped(new Proportional(), [.. partners.Select(partner => (partner, Most: form.OptionalMoney(LimitOf(partner), Money.Zero, Most, $"the limit of {found.Words.Name(partner)}"))).Where(one => one.Most is not null).Select(one => new Cap(PoolLines.Of(one.partner), one.Most!.Value))]);
            case Keep: return now;
            default: return null;
        }
    }

    /// <summary>Shares of all partners; null with a problem where they are no percentages that add up to 100%.</summary>
    /// <param name="form">The form.</param>
    /// <param name="found">Whose partners.</param>
    /// <param name="partners">In the agreement's order.</param>
    /// <param name="field">How the fields are called; those of a rule unless another name is given.</param>
    public static IReadOnlyList<CommissionerShare>? Shares(Form form, FoundAgreement found, IReadOnlyList<Code<Body>> partners, Func<Code<Body>, string>? field = null)
    {
        field ??= ShareOf;
        var before = form.Problems.Count;
        List<CommissionerShare> shares = [.. partners.Select(partner => new CommissionerShare(partner, Percent(form, field(partner), $"the share of {found.Words.Name(partner)}")))];
        if (form.Problems.Count > before) return null;
        var sum = shares.Sum(share => share.BasisPoints);
        if (sum == CommissionerShares.Whole) return shares;
        form.Refuse(PlanRefusals.SharesSum.With(BasisPoints.Words(sum)), field(partners[0]));
        return null;
    }

    private static int Percent(Form form, string field, string what)
    {
        var percent = form.OptionalDecimal(field, 0, 100, what) ?? 0;
        if (decimal.Round(percent, 2) != percent) form.Refuse($"{Words.Capitalised(what)} may have two decimals", field);
        return (int)(percent * 100);
    }
}
