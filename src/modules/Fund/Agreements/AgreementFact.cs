using Joinery.Fund.Ledgers;
using Joinery.Fund.Plans;

namespace Joinery.Fund.Agreements;

/// <summary>One thing that an agreement says.</summary>
/// <param name="What">What it is about; two versions are compared by it.</param>
/// <param name="Said">What is said.</param>
internal sealed record AgreementFact(string What, string Said)
{
    /// <summary>Everything in which a version differs from another.</summary>
    public static IReadOnlyList<PlanChange> Between(PoolTerms was, PoolTerms then, AgreementWords words) => [.. PlanChange.Pairs(Of(was, words), Of(then, words), fact => fact.What, fact => fact.Said)];

    /// <summary>All that an agreement says, in its order.</summary>
    public static IReadOnlyList<AgreementFact> Of(PoolTerms terms, AgreementWords words) =>
    [
        new("Name", terms.Name), new("Year", $"{terms.Year}"), new("Host", words.Name(terms.Host)), new("Partners", string.Join(", ", terms.Partners.Select(words.Name))),
        .. terms.Clauses is { } clauses ? Of(clauses, terms, words) : [],
        .. terms.Streams.SelectMany(stream => Of(stream, words)),
        .. terms.Schemes.SelectMany(scheme => Of(scheme, terms, words)),
    ];

    private static IEnumerable<AgreementFact> Of(AgreementClauses clauses, PoolTerms terms, AgreementWords words) =>
    [
        new("Arrangement", AgreementWords.Of(clauses.Arrangement)), new("Starts", $"{clauses.From:d MMMM yyyy}"), new("Ends", $"{clauses.Last:d MMMM yyyy}"), new("Pool manager", clauses.PoolManager), new("Aims", clauses.Aims),
        .. clauses.Functions.Select(one => new AgreementFact($"Functions of {words.Name(one.Partner)}", one.Functions)),
        .. Maybe("Services", clauses.Services), .. Maybe("Staff, goods and accommodation", clauses.Resources), .. Maybe("Management and monitoring", clauses.Monitoring),
        new("May be paid for", string.Join("; ", clauses.Permitted.Select(AgreementWords.Of))),
        .. clauses.Sharing is { } sharing ? [new AgreementFact("Rule for overspends", words.Of(sharing, terms)), new AgreementFact("Rule for underspends", words.Of(sharing.Underspend, terms))] : Array.Empty<AgreementFact>(),
        new("Notice", Months(clauses.Exit.NoticeMonths)), new("Balances when it ends", clauses.Exit.Balances), new("Equipment, records and contracts when it ends", clauses.Exit.Assets), new("Staff when it ends", clauses.Exit.Staff),
    ];

    private static IEnumerable<AgreementFact> Of(StreamTerms stream, AgreementWords words) =>
    [
        .. stream.Contributions.Select(put => new AgreementFact($"{stream.Name}: contribution of {words.Name(put.Body)}", $"{put.Agreed}")),
        .. stream.Schedules.Select(schedule => new AgreementFact($"{stream.Name}: instalments of {words.Name(schedule.Partner)}", string.Join("; ", schedule.Instalments.Select(one => $"{one.Amount} on {one.Due:d MMMM yyyy}")))),
        .. stream.Rule is { } rule ? Maybe($"{stream.Name}: rule of sharing", words.Of(rule)) : [],
    ];

    private static IEnumerable<AgreementFact> Of(SchemeTerms scheme, PoolTerms terms, AgreementWords words)
    {
        var name = $"{scheme.Code} {scheme.Name}";
        return
        [
            new($"{name}: area of spend", scheme.Area), new($"{name}: delivered by", words.Name(scheme.Deliverer)), new($"{name}: cost borne by", words.Of(scheme.Shares)),
            new($"{name}: VAT", AgreementWords.Of(scheme.Regime) + (scheme.VatHeading > 0 ? $", heading {scheme.VatHeading}" : "")), new($"{name}: VAT expected", $"{scheme.ExpectedVat}"),
            .. scheme.Plan.Select(plan => new AgreementFact($"{name}: planned from {terms.Stream(plan.Stream.Text)?.Name ?? plan.Stream.Text}", $"{plan.Amount}")),
            .. scheme.Arrangement is { } arrangement ? Maybe($"{name}: arrangement", AgreementWords.Of(arrangement)) : [],
            .. scheme.Rule is { } rule ? Maybe($"{name}: rule of sharing", words.Of(rule)) : [],
        ];
    }

    /// <summary>A number of months.</summary>
    public static string Months(int months) => months == 1 ? "1 month" : $"{months} months";

    private static IEnumerable<AgreementFact> Maybe(string what, string said) => said.Length == 0 ? [] : [new(what, said)];
}
