using System.Text.RegularExpressions;
using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Fund.Sharing;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>What an agreement says, in words that a board member can read. Bodies are called by their names.</summary>
/// <param name="names">Names of bodies by their codes.</param>
public sealed class AgreementWords(IReadOnlyDictionary<string, string> names)
{
    /// <summary>The name of a body.</summary>
    public string Name(Code<Body> code) => names.GetValueOrDefault(code.Text, code.Text);

    /// <summary>The name of a partner.</summary>
    public string Name(Code<Partner> code) => names.GetValueOrDefault(code.Text, code.Text);

    /// <summary>A step of a working with the names of partners instead of their codes.</summary>
    public string Named(string sentence) => names.Aggregate(sentence, (said, one) => Regex.Replace(said, $@"(?<![\w.:/-]){Regex.Escape(one.Key)}(?![\w/-])", one.Value.Replace("$", "$$", StringComparison.Ordinal), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

    /// <summary>How partners act together.</summary>
    public static string Of(ArrangementType arrangement) => arrangement switch
    {
        ArrangementType.Aligned => "Aligned budgets",
        ArrangementType.Pooled => "Pooled fund (section 75)",
        ArrangementType.LeadCommissioning => "Lead commissioning (section 75)",
        ArrangementType.IntegratedProvision => "Integrated provision (section 75)",
        ArrangementType.TransferToCouncil => "Transfer from the NHS to the council (section 256)",
        _ => "Transfer from the council to the NHS (section 76)",
    };

    /// <summary>What that means for money and books.</summary>
    public static string Meaning(ArrangementType arrangement) => arrangement switch
    {
        ArrangementType.Aligned => "The money stays in the accounts of each body, which contracts for itself and accounts for all of it.",
        ArrangementType.Pooled => "The host keeps the money for all, and partners decide on it together. Each accounts for its own share of income and spending.",
        ArrangementType.LeadCommissioning => "One partner commissions and contracts for the others, who pay it for that.",
        ArrangementType.IntegratedProvision => "One partner provides the services with the staff and budgets of several, and accounts for all of them.",
        ArrangementType.TransferToCouncil => "The NHS body passes the money to the council for good, on conditions. It is spending of the one and income of the other.",
        _ => "The council passes the money to the NHS body for good, on conditions. It is spending of the one and income of the other.",
    };

    /// <summary>What the pool may pay for.</summary>
    public static string Of(PermittedCategory category) => category switch
    {
        PermittedCategory.ContractPrice => "The price of contracts",
        PermittedCategory.PermittedBudget => "The agreed budget of a partner that provides a service",
        PermittedCategory.ThirdPartyCosts => "Costs of third parties",
        PermittedCategory.ApprovedExpenditure => "Other spending that the partnership board approved",
        _ => "The cost of a partner’s default, once every partner has agreed to it",
    };

    /// <summary>How VAT is treated.</summary>
    public static string Of(VatRegime regime) => regime switch
    {
        VatRegime.S33 => "Comes back in full to the council (section 33)",
        VatRegime.S41ContractedOut => "Comes back to the NHS for a contracted-out service (section 41)",
        VatRegime.S41Irrecoverable => "Does not come back to the NHS",
        VatRegime.Business => "Comes back as input tax of a business activity",
        _ => "Charged between partners, and does not come back",
    };

    /// <summary>Where a version stands.</summary>
    public static string Of(VersionState state) => state switch
    {
        VersionState.ToSign => "To be signed",
        VersionState.Replaced => "Replaced before it was signed",
        VersionState.Signed => "Signed",
        VersionState.InForce => "In force",
        _ => "Past",
    };

    /// <summary>Whether a signature came in time.</summary>
    public static string InTime(int lateDays) => lateDays switch { 0 => "in time", 1 => "1 day late", _ => $"{lateDays} days late" };

    /// <summary>Shares of a cost.</summary>
    public string Of(CommissionerShares shares) => shares.All is [var only] ? Name(only.Body) : string.Join(", ", shares.All.Select(share => $"{Name(share.Body)} {BasisPoints.Words(share.BasisPoints)}"));

    /// <summary>A rule of sharing as the end of a sentence that begins with who or what shares: in proportion to what partners put in.</summary>
    public string Of(ShareRule rule) => rule switch
    {
        OwnRisk { Bearer: { } bearer } => $"{Name(bearer)} bears all of it",
        OwnRisk => "whoever bears the cost of the scheme bears it",
        Proportional => "in proportion to what the partners put in",
        FixedShares fixedShares => string.Join(", ", fixedShares.Shares.Select(share => $"{Name(share.Partner)} {BasisPoints.Words(share.BasisPoints)}")),
        FixedOrVariable { Profile: LineProfile.Fixed } => "the host bears all of it, and what the others put in does not change",
        FixedOrVariable variable => Of(variable.Shared),
        Capped capped => Of(capped),
        Tiered tiered => string.Join("; ", tiered.Bands.Select((band, i) => $"{(band.Size is { } size ? i == 0 ? $"the first {size}" : $"the next {size}" : "the rest")}: {Of(band.By)}")),
        AsymmetricBenefit late => $"{Name(late.Last)} gets nothing back until the others have got back {BasisPoints.Words(late.ThresholdBasisPoints)} of what they put in; beyond that, in proportion to what all put in",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without words."),
    };

    private string Of(Capped capped)
    {
        string Limits(IReadOnlyList<Cap> caps) => string.Join(" and ", caps.Select(cap => $"{cap.Most} for {Name(cap.Partner)}"));
        var words = capped.Caps.Count == 0 ? Of((ShareRule)capped.By) : $"{Of((ShareRule)capped.By)}, up to {Limits(capped.Caps)}; what nobody may bear goes to the board";
        return capped.RewardCaps is { Count: > 0 } rewards ? $"{words}; no more than {Limits(rewards)} comes back" : words;
    }

    /// <summary>What becomes of what is not spent, as a sentence.</summary>
    public string Of(UnderspendRule rule, PoolTerms terms) => rule switch
    {
        RetainedByLead { Lead: { } lead } => $"{Name(lead)} keeps it, unless the board decides otherwise.",
        RetainedByLead => $"{Name(terms.Host)} keeps it, unless the board decides otherwise.",
        StaysInPool => "It stays in the pool.",
        ReturnedToOwners => "It goes back to whoever put the money in.",
        ReturnedByRule { By: var by } => $"It goes back to the partners: {Of(by)}.",
        _ => "It is carried into the next year, as far as the conditions of each grant allow.",
    };

    /// <summary>The rule for overspends, as sentences.</summary>
    public string Of(SharingTerms sharing, PoolTerms terms)
    {
        var first = sharing.UnderspendsFirst ? "What other schemes have not spent helps first. " : "Each scheme stands by itself. ";
        var risk = sharing.RiskPool is { } pool ? $"Then the risk pool, {terms.Stream(pool.Text)?.Name ?? pool.Text}, is used. " : "";
        return $"{first}{risk}The partners share what is left: {Of(sharing.Rule)}.";
    }

    /// <summary>Who bears what one scheme is over, and where the agreement says so.</summary>
    public (string Who, string Where) RuleOf(PoolTerms terms, SchemeTerms scheme, SharingTerms sharing)
    {
        var where = scheme.Rule is not null ? "Its own" : scheme.Plan is [var only] && terms.Stream(only.Stream.Text) is { Rule: not null } stream ? $"That of {stream.Name}" : "That of the pool";
        var rule = PoolLines.RuleOf(terms, scheme, sharing.Rule);
        return (Words.Capitalised(rule is OwnRisk { Bearer: null } ? Of(scheme.Shares) : Of(rule)), where);
    }
}
