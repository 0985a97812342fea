using Joinery.Fund.Ledgers;
using Joinery.Fund.Sharing;
using Joinery.Ledger;

namespace Joinery.Fund.Agreements;

/// <summary>Whether an agreement holds together: everything that must be put right, each with its place, in the order of the agreement.</summary>
public static class AgreementCheck
{
    /// <summary>The most months of notice.</summary>
    public const int MostNoticeMonths = 60;

    /// <summary>The first and last days that an agreement may name. Clinical commissioning groups began on the first.</summary>
    internal static readonly DateOnly Earliest = new(2013, 4, 1), Latest = new(2199, 3, 31);

    /// <summary>What must be put right in a variation; empty when it may be signed.</summary>
    /// <param name="before">The version that it varies.</param>
    /// <param name="after">The variation.</param>
    /// <param name="effective">Its first day.</param>
    /// <param name="bodies">Every body that keeps a book.</param>
    public static IReadOnlyList<Refusal> OfVariation(PoolTerms before, PoolTerms after, DateOnly effective, IReadOnlyCollection<Body> bodies) =>
        [.. Kept(before, after), .. Effective(after, effective), .. Of(after, bodies)];

    /// <summary>What must be put right in an agreement by itself.</summary>
    /// <param name="terms">The agreement.</param>
    /// <param name="bodies">Every body that keeps a book.</param>
    public static IReadOnlyList<Refusal> Of(PoolTerms terms, IReadOnlyCollection<Body> bodies)
    {
        return
        [
            .. Partners(terms, bodies, bodies.NameOf), .. terms.Streams.SelectMany(stream => Stream(terms, stream, bodies.NameOf)), .. terms.Schemes.SelectMany(scheme => Scheme(terms, scheme, bodies.NameOf)),
            .. terms.Clauses is { } clauses ? Clauses(terms, clauses, bodies.NameOf) : [],
        ];
    }

    // Books of this pool name its year, host, partners, streams and schemes, so a variation keeps them.
    private static IEnumerable<Refusal> Kept(PoolTerms before, PoolTerms after)
    {
        if (before.Year != after.Year) yield return AgreementRefusals.Unchangeable.With("the year");
        if (before.Host != after.Host) yield return AgreementRefusals.Unchangeable.With("the host");
        if (!after.Partners.Take(before.Partners.Count).SequenceEqual(before.Partners)) yield return AgreementRefusals.Unchangeable.With("who the partners are, or their order");
        foreach (var stream in before.Streams.Where(stream => after.Stream(stream.Code.Text)?.Kind != stream.Kind)) yield return AgreementRefusals.MustStay.With(stream.Name).At(stream.Code.Text);
        foreach (var scheme in before.Schemes.Where(scheme => after.Scheme(scheme.Code.Text) is null)) yield return AgreementRefusals.MustStay.With(scheme.Name).At(scheme.Code.Text);
    }

    private static IEnumerable<Refusal> Effective(PoolTerms terms, DateOnly effective)
    {
        var (first, last) = (terms.Year.First, terms.Year.Last);
        if (terms.Clauses is { } clauses) (first, last) = (clauses.From > first ? clauses.From : first, clauses.Last < last ? clauses.Last : last);
        if (first <= last && (effective < first || effective > last)) yield return AgreementRefusals.EffectiveOutside.With($"{first:d MMMM yyyy}", $"{last:d MMMM yyyy}").At("effective");
    }

    private static IEnumerable<Refusal> Partners(PoolTerms terms, IReadOnlyCollection<Body> bodies, Func<Code<Body>, string> name)
    {
        foreach (var twice in terms.Partners.GroupBy(partner => partner).Where(same => same.Count() > 1)) yield return AgreementRefusals.Twice.With(name(twice.Key));
        foreach (var partner in terms.Partners.Where(partner => bodies.All(body => body.Code != partner))) yield return AgreementRefusals.NoBook.With(partner);
        if (!terms.Partners.Contains(terms.Host)) yield return AgreementRefusals.NoPartner.With(name(terms.Host));
        foreach (var twice in terms.Streams.Select(stream => stream.Code.Text).Concat(terms.Schemes.Select(scheme => scheme.Code.Text)).GroupBy(code => code).Where(same => same.Count() > 1)) yield return AgreementRefusals.Twice.With(twice.Key);
    }

    private static IEnumerable<Refusal> Stream(PoolTerms terms, StreamTerms stream, Func<Code<Body>, string> name)
    {
        var at = stream.Code.Text;
        foreach (var put in stream.Contributions)
        {
            if (!terms.Partners.Contains(put.Body)) yield return AgreementRefusals.NoPartner.With(name(put.Body)).At(at);
            if (put.Agreed.IsNegative) yield return AgreementRefusals.ContributionNegative.With(name(put.Body), stream.Name).At(at);
        }
        foreach (var schedule in stream.Schedules)
        {
            var (due, agreed) = (schedule.Instalments.Sum(one => one.Amount), stream.Contributions.Where(put => put.Body == schedule.Partner).Sum(put => put.Agreed));
            if (due != agreed) yield return AgreementRefusals.Instalments.With(name(schedule.Partner), stream.Name, due, agreed).At(at);
            if (schedule.Instalments.Zip(schedule.Instalments.Skip(1)).Any(pair => pair.First.Due >= pair.Second.Due)) yield return AgreementRefusals.InstalmentDays.With(name(schedule.Partner), stream.Name).At(at);
        }
        var planned = terms.Schemes.SelectMany(scheme => scheme.Plan).Where(plan => plan.Stream == stream.Code).Sum(plan => plan.Amount);
        if (planned > Money.Zero && planned > stream.Agreed) yield return AgreementRefusals.BeyondStream.With(stream.Name, planned, stream.Agreed).At(at);
    }

    private static IEnumerable<Refusal> Scheme(PoolTerms terms, SchemeTerms scheme, Func<Code<Body>, string> name)
    {
        var at = scheme.Code.Text;
        foreach (var stranger in scheme.Shares.All.Select(share => share.Body).Append(scheme.Deliverer).Distinct().Except(terms.Partners)) yield return AgreementRefusals.NoPartner.With(name(stranger)).At(at);
        if (scheme.Plan.Count == 0 || scheme.Plan.Any(plan => terms.Stream(plan.Stream.Text) is null)) yield return AgreementRefusals.NoStream.With(scheme.Name).At(at);
        if (scheme.Plan.Any(plan => plan.Amount.IsNegative) || scheme.ExpectedVat.IsNegative || scheme.ExpectedVat > scheme.Planned) yield return AgreementRefusals.PlanNegative.With(scheme.Name).At(at);
        if (scheme is { Regime: VatRegime.S41ContractedOut, VatHeading: < 1 }) yield return AgreementRefusals.VatHeading.With(scheme.Name).At(at);
    }

    private static IEnumerable<Refusal> Clauses(PoolTerms terms, AgreementClauses clauses, Func<Code<Body>, string> name)
    {
        if (clauses.Until <= clauses.From) yield return AgreementRefusals.EndBeforeStart.With($"{clauses.From:d MMMM yyyy}").At("last");
        else if (clauses.Until <= terms.Year.First || clauses.From > terms.Year.Last) yield return AgreementRefusals.OutsideYear.With(terms.Year).At("last");
        if (clauses.Exit.NoticeMonths is < 0 or > MostNoticeMonths) yield return AgreementRefusals.Notice.With(MostNoticeMonths).At("notice");
        foreach (var (words, where, what) in new[]
        {
            (clauses.Aims, "aims", "what the partners want to reach"), (clauses.PoolManager, "manager", "who manages the fund"),
            (clauses.Exit.Balances, "balances", "what becomes of balances when it ends"), (clauses.Exit.Assets, "assets", "what becomes of equipment, records and contracts when it ends"), (clauses.Exit.Staff, "staff", "what becomes of staff when it ends"),
        })
            if (words.Length == 0) yield return AgreementRefusals.WordsMissing.With(what).At(where);
        foreach (var stranger in clauses.Functions.Select(one => one.Partner).Except(terms.Partners)) yield return AgreementRefusals.NoPartner.With(name(stranger)).At("functions");
        if (clauses.Sharing is { } sharing)
            foreach (var refusal in Sharing(terms, sharing)) yield return refusal;
    }

    private static IEnumerable<Refusal> Sharing(PoolTerms terms, SharingTerms sharing)
    {
        if (sharing.RiskPool is { } riskPool)
        {
            if (terms.Stream(riskPool.Text) is not { } stream) yield return AgreementRefusals.NoStream.With("The risk pool").At("riskPool");
            else if (terms.Schemes.Any(scheme => scheme.Plan.Any(plan => plan.Stream == riskPool && plan.Amount != Money.Zero))) yield return AgreementRefusals.RiskPoolPlanned.With(stream.Name).At("riskPool");
        }
        // Partners and contributions that are no partnership are told above, each by itself.
        if (!Partnership.Of(PoolLines.Partners(terms), PoolLines.Of(terms.Host)).Try(out var partners, out _)) yield break;
        if ((sharing.Rule.Unfit(partners) ?? sharing.Underspend.Unfit(partners)) is { } unfit)
        {
            yield return unfit.At("rule");
            yield break;
        }
        // A rule is tried on a pound of overspend, so that one which cannot share it is found before it is signed.
        foreach (var scheme in terms.Schemes)
            if (RiskShare.Of(partners, PoolLines.Line(terms, scheme, new Money(1_00), PoolLines.RuleOf(terms, scheme, sharing.Rule))).Refusal is { } refusal) yield return refusal.At(scheme.Code.Text);
    }
}
