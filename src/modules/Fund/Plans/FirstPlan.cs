using Joinery.Fund.Ledgers;
using Joinery.Ledger;

namespace Joinery.Fund.Plans;

/// <summary>The plan as it follows from what partners agreed on their pool. What the agreement does not say, such as the kind of provider, is left open.</summary>
internal static class FirstPlan
{
    public static PlanFile Of(Pool pool, IReadOnlyList<Body> bodies)
    {
        var terms = pool.Terms;
        bool IsNhs(Code<Body> code) => bodies.FirstOrDefault(body => body.Code == code)?.Kind is BodyKind.IntegratedCareBoard or BodyKind.Trust;
        return new(new(terms.Year, "draft", [.. terms.Partners.Select(partner => new PlanPartner(Code<Partner>.Of(partner.Text), IsNhs(partner) ? PartnerKind.Nhs : PartnerKind.Council))],
            [.. terms.Streams.SelectMany(stream => stream.Contributions.Select(put => new IncomeRow(SourceOf(stream), Code<Partner>.Of(put.Body.Text), put.Agreed)))],
            [.. terms.Schemes.SelectMany(scheme => scheme.Plan.Select(planned => Line(scheme, planned, terms.Stream(planned.Stream.Text)!, scheme.Shares.All.Where(share => IsNhs(share.Body)).Sum(share => share.BasisPoints))))]));
    }

    private static PlanLine Line(SchemeTerms scheme, PlannedSpend planned, StreamTerms stream, int nhs) => new(scheme.Code.Text, SourceOf(stream), planned.Amount)
    {
        Name = scheme.Name,
        Area = scheme.Area.ToLowerInvariant().Replace(' ', '-'),
        Commissioner = nhs switch { 0 => "la", BasisPoints.Whole => "nhs", _ => "joint" },
        NhsShareBasisPoints = nhs is 0 or BasisPoints.Whole ? null : nhs,
        IsCapital = stream.Kind.CapitalOnly,
    };

    // The ledger's streams by the names of the national lists; one of the place's own keeps its code, which no list knows.
    private static string SourceOf(StreamTerms stream) => stream.Kind.Code switch
    {
        "NHS_MIN" => "nhs-minimum",
        "ADD_NHS" => "additional-nhs",
        "ADD_LA" => "additional-la",
        "LABCG" => "labcg",
        "DFG" => "dfg",
        _ => stream.Code.Text.ToLowerInvariant(),
    };
}
