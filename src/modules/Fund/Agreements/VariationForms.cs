using Joinery.Design;
using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>A part of an agreement that a form changes.</summary>
public enum VariationPart
{
    /// <summary>Term, manager, words and exit.</summary>
    Words,
    /// <summary>What each partner puts in.</summary>
    Contributions,
    /// <summary>The rule of sharing of the pool.</summary>
    Sharing,
    /// <summary>One scheme.</summary>
    Scheme,
    /// <summary>A scheme that is new.</summary>
    NewScheme,
}

/// <summary>The forms of a variation: how each is filled in from the agreement, and read into it.</summary>
internal static class VariationForms
{
    private const int LettersOfLine = 200, LettersOfParagraph = 2_000, LettersOfCode = 12;
    private static readonly Money Most = new(10_000_000_000_00);

    /// <summary>Rules for what is not spent, as the form asks.</summary>
    public const string Owners = "owners", Proportional = "proportional", Pool = "pool", Forward = "forward", Lead = "lead", Keep = "keep";

    /// <summary>Areas of spend that a new scheme may have: those of the year, and those of the other schemes.</summary>
    public static IReadOnlyList<string> Areas(PoolTerms terms) => [.. FundBook.BuiltIn.Values("area", terms.Year).Select(value => value.Label).Concat(terms.Schemes.Select(scheme => scheme.Area)).Distinct()];

    /// <summary>True for a scheme that the variation adds, which it may also leave out again.</summary>
    public static bool IsAdded(FoundAgreement found, SchemeTerms scheme) => found.Pool.Terms.Scheme(scheme.Code.Text) is null;

    /// <summary>The field of a contribution.</summary>
    public static string ContributionOf(StreamTerms stream, Code<Body> partner) => $"put-{stream.Code}-{partner}";

    /// <summary>The field of what a scheme plans from a stream.</summary>
    public static string PlanOf(Code<PoolStream> stream) => $"plan-{stream}";

    /// <summary>The field of what a partner bears of a scheme's cost.</summary>
    public static string BorneBy(Code<Body> partner) => $"borne-{partner}";

    /// <summary>The field in which a fault of the agreement is shown; null for one that another form puts right.</summary>
    public static string? FieldOf(VariationPart part, Refusal refusal, SchemeTerms? scheme) => (part, refusal.Where) switch
    {
        (VariationPart.Words, "last" or "notice" or "aims" or "manager" or "balances" or "assets" or "staff") => refusal.Where,
        (VariationPart.Sharing, "rule" or "riskPool") => refusal.Where,
        (VariationPart.Scheme or VariationPart.NewScheme, var where) when where == scheme?.Code.Text => refusal.Code == AgreementRefusals.VatHeading.Code ? "heading" : refusal.Code == AgreementRefusals.PlanNegative.Code ? "vat" : "rule",
        _ => null,
    };

    /// <summary>A form as the agreement fills it in.</summary>
    public static Form Fill(VariationPart part, PoolTerms terms, SchemeTerms? scheme) => part switch
    {
        VariationPart.Words => Fill(terms.Clauses),
        VariationPart.Contributions => terms.Streams.Aggregate(Form.Empty, (form, stream) => terms.Partners.Aggregate(form, (one, partner) => one.With(ContributionOf(stream, partner), stream.Contributions.Where(put => put.Body == partner).Sum(put => put.Agreed)))),
        VariationPart.Sharing => Fill(terms.Clauses?.Sharing),
        VariationPart.NewScheme => RuleReading.Fill(Form.Empty, null),
        _ => Fill(terms, scheme!),
    };

    private static Form Fill(AgreementClauses? clauses)
    {
        if (clauses is null) return Form.Empty;
        var form = Form.Empty.With("arrangement", $"{clauses.Arrangement}").With("from", clauses.From).With("last", clauses.Last).With("manager", clauses.PoolManager).With("aims", clauses.Aims).With("services", clauses.Services)
            .With("resources", clauses.Resources).With("monitoring", clauses.Monitoring).With("notice", $"{clauses.Exit.NoticeMonths}").With("balances", clauses.Exit.Balances).With("assets", clauses.Exit.Assets).With("staff", clauses.Exit.Staff);
        foreach (var one in clauses.Functions) form.With($"functions-{one.Partner}", one.Functions);
        foreach (var one in clauses.Permitted) form.With("permitted", $"{one}");
        return form;
    }

    private static Form Fill(SharingTerms? sharing)
    {
        var form = RuleReading.Fill(Form.Empty, sharing?.Rule).With("first", sharing?.UnderspendsFirst == true ? "pool" : "scheme").With("riskPool", sharing?.RiskPool?.Text);
        return sharing is null ? form : form.With("under", sharing.Underspend switch
        {
            ReturnedToOwners => Owners,
            ReturnedByRule { By: Ledger.Proportional } => Proportional,
            StaysInPool => Pool,
            CarriedForward => Forward,
            RetainedByLead { Lead: null } => Lead,
            _ => Keep,
        });
    }

    private static Form Fill(PoolTerms terms, SchemeTerms scheme)
    {
        var form = RuleReading.Fill(Form.Empty, scheme.Rule).With("arrangement", $"{scheme.Arrangement}").With("deliverer", scheme.Deliverer.Text).With("regime", $"{scheme.Regime}").With("heading", scheme.VatHeading > 0 ? $"{scheme.VatHeading}" : "").With("vat", scheme.ExpectedVat);
        foreach (var stream in terms.Streams) form.With(PlanOf(stream.Code), scheme.Plan.FirstOrDefault(plan => plan.Stream == stream.Code)?.Amount);
        foreach (var share in scheme.Shares.All) form.With(BorneBy(share.Body), BasisPoints.Words(share.BasisPoints).TrimEnd('%'));
        return form;
    }

    /// <summary>The agreement with what a form says; problems are noted in the form.</summary>
    public static PoolTerms Read(VariationPart part, Form form, FoundAgreement found, PoolTerms terms, SchemeTerms? scheme) => part switch
    {
        VariationPart.Words => Words(form, found, terms),
        VariationPart.Contributions => Contributions(form, found, terms),
        VariationPart.Sharing => terms.Clauses is { } clauses ? terms with { Clauses = clauses with { Sharing = Sharing(form, found, terms, clauses.Sharing) } } : terms,
        VariationPart.NewScheme => terms with { Schemes = [.. terms.Schemes, .. NewScheme(form, found, terms)] },
        _ when form.Ticked("leave-out") && IsAdded(found, scheme!) => terms with { Schemes = [.. terms.Schemes.Where(one => one != scheme)] },
        _ => terms with { Schemes = [.. terms.Schemes.Select(one => one == scheme ? Scheme(form, found, terms, one) : one)] },
    };

    private static IEnumerable<SchemeTerms> NewScheme(Form form, FoundAgreement found, PoolTerms terms)
    {
        var written = form.Text("code", "Enter a short code for the scheme", LettersOfCode, "the code");
        var name = form.Text("name", "Enter what the scheme is called", LettersOfLine, "the name");
        var area = form.Choice("area", Areas(terms), "Choose the area of spend");
        Code<Scheme>? code = null;
        if (written.Length > 0 && !Code<Scheme>.Parse(written).Try(out code, out var refusal)) form.Refuse(refusal, "code");
        if (code is not null && (terms.Scheme(code.Text) is not null || terms.Stream(code.Text) is not null)) form.Refuse(AgreementRefusals.Twice.With(code), "code");
        var blank = new SchemeTerms(code ?? Code<Scheme>.Of("-"), name, area, terms.Host, CommissionerShares.AllOn(terms.Host), default, []);
        return [Scheme(form, found, terms, blank)];
    }

    private static PoolTerms Words(Form form, FoundAgreement found, PoolTerms terms)
    {
        var arrangement = form.Choice<ArrangementType>("arrangement", "Choose how the partners act together");
        var from = form.Date("from", "the first day", AgreementCheck.Earliest, AgreementCheck.Latest);
        var last = form.Date("last", "the last day", AgreementCheck.Earliest, AgreementCheck.Latest);
        var manager = form.Text("manager", "Enter the post of the pool manager", LettersOfLine, "the post");
        var aims = form.Paragraphs("aims", "Enter what the partners want to reach", LettersOfParagraph, "the aims");
        var services = form.OptionalParagraphs("services", LettersOfParagraph, "for whom the services are");
        List<PartnerFunctions> functions = [.. terms.Partners.Select(partner => new PartnerFunctions(partner, form.OptionalParagraphs($"functions-{partner}", LettersOfParagraph, $"the functions of {found.Words.Name(partner)}"))).Where(one => one.Functions.Length > 0)];
        var (resources, monitoring) = (form.OptionalParagraphs("resources", LettersOfParagraph, "staff, goods and accommodation"), form.OptionalParagraphs("monitoring", LettersOfParagraph, "management and monitoring"));
        var permitted = form.Choices("permitted", Enum.GetNames<PermittedCategory>(), "Choose what the pool may pay for");
        var notice = form.Number("notice", "Enter the months of notice", 0, AgreementCheck.MostNoticeMonths, "the months of notice");
        var exit = new ExitTerms(notice, form.Paragraphs("balances", "Enter what becomes of balances", LettersOfParagraph, "what becomes of balances"),
            form.Paragraphs("assets", "Enter what becomes of equipment, records and contracts", LettersOfParagraph, "what becomes of equipment"), form.Paragraphs("staff", "Enter what becomes of staff", LettersOfParagraph, "what becomes of staff"));
        return form.IsValid ? terms with
        {
            Clauses = new(arrangement, from, last.AddDays(1), manager, aims, functions, [.. permitted.Select(Enum.Parse<PermittedCategory>)], exit) { Services = services, Resources = resources, Monitoring = monitoring, Sharing = terms.Clauses?.Sharing },
        } : terms;
    }

    private static PoolTerms Contributions(Form form, FoundAgreement found, PoolTerms terms) => terms with
    {
        Streams = [.. terms.Streams.Select(stream =>
        {
            var put = terms.Partners.Select(partner => new AgreedContribution(partner, form.OptionalMoney(ContributionOf(stream, partner), Money.Zero, Most, $"the contribution of {found.Words.Name(partner)} to {stream.Name}") ?? Money.Zero)).ToList();
            // A partner that puts nothing in and never did is not named.
            return stream with { Contributions = [.. put.Where(one => one.Agreed != Money.Zero || stream.Contributions.Any(was => was.Body == one.Body))] };
        })],
    };

    private static SharingTerms? Sharing(Form form, FoundAgreement found, PoolTerms terms, SharingTerms? now)
    {
        var rule = RuleReading.Read(form, found, now?.Rule);
        if (form.Answer("rule") == RuleReading.None) return null;
        var first = form.Choice("first", ["pool", "scheme"], "Choose what comes first");
        var riskPool = form.OptionalChoice("riskPool", terms.Streams.Select(stream => stream.Code.Text));
        UnderspendRule? under = form.Choice("under", [Owners, Proportional, Pool, Forward, Lead, .. now is null ? [] : new[] { Keep }], "Choose what becomes of what is not spent") switch
        {
            Owners => new ReturnedToOwners(),
            Proportional => new ReturnedByRule(new Proportional()),
            Pool => new StaysInPool(),
            Forward => new CarriedForward(),
            Lead => new RetainedByLead(),
            Keep => now!.Underspend,
            _ => null,
        };
        if (riskPool.Length > 0 && first == "scheme") form.Refuse("A risk pool is used by the pool as a whole. Choose that what other schemes have not spent helps first", "first");
        return rule is null || under is null ? now : new SharingTerms(rule, under) { UnderspendsFirst = first == "pool", RiskPool = riskPool.Length == 0 ? null : Code<PoolStream>.Of(riskPool) };
    }

    private static SchemeTerms Scheme(Form form, FoundAgreement found, PoolTerms terms, SchemeTerms scheme)
    {
        var arrangement = form.OptionalChoice("arrangement", Enum.GetNames<ArrangementType>());
        var deliverer = form.Choice("deliverer", terms.Partners.Select(partner => partner.Text), "Choose the body that delivers it");
        var shares = RuleReading.Shares(form, found, terms.Partners, BorneBy);
        List<PlannedSpend> plan = [.. terms.Streams.Select(stream => (stream.Code, Amount: form.OptionalMoney(PlanOf(stream.Code), Money.Zero, Most, $"the plan from {stream.Name}"))).Where(one => one.Amount > Money.Zero || scheme.Plan.Any(was => was.Stream == one.Code)).Select(one => new PlannedSpend(one.Code, one.Amount ?? Money.Zero))];
        if (plan.Count == 0) form.Refuse("Enter what is planned from at least one stream", PlanOf(terms.Streams[0].Code));
        var regime = form.Choice<VatRegime>("regime", "Choose how VAT is treated");
        var heading = form.OptionalNumber("heading", 1, 999, "the heading") ?? 0;
        var vat = form.OptionalMoney("vat", Money.Zero, Most, "the VAT") ?? Money.Zero;
        var rule = RuleReading.Read(form, found, scheme.Rule);
        return form.IsValid ? scheme with
        {
            Arrangement = arrangement.Length == 0 ? null : Enum.Parse<ArrangementType>(arrangement),
            Deliverer = Code<Body>.Of(deliverer),
            Shares = CommissionerShares.Of([.. shares!.Where(share => share.BasisPoints > 0)]).OrThrow(),
            Plan = plan,
            Regime = regime,
            VatHeading = regime == VatRegime.S41ContractedOut ? heading : 0,
            ExpectedVat = vat,
            Rule = rule,
        } : scheme;
    }
}
