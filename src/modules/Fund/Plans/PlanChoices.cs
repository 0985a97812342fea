namespace Joinery.Fund.Plans;

/// <summary>The values that a plan's workbook offers, by their words: the lists of the year, its streams, and the partners of the plan.</summary>
internal sealed class PlanChoices(FoundPlan found)
{
    private FinancialYear Year => found.File.Plan.Year;

    /// <summary>The values of a list in the order of the template; only those of one scheme type where <paramref name="parent"/> is given.</summary>
    public IReadOnlyList<(string Code, string Label)> Of(string list, string? parent = null) => list switch
    {
        "source" => [.. found.Book.StreamsOf(Year).Select(stream => (stream.Code, stream.Label))],
        "partner" => [.. found.File.Plan.Partners.Select(partner => (partner.Code.Text, PartnerLabel(partner.Code.Text)))],
        "metric" => [.. FundMetric.Of(Year).Select(metric => (metric.Code, metric.Name))],
        "service" => [.. CapacityKind.Of(Year).Select(service => (service.Code, service.Title))],
        "side" => [(CapacityKind.Demand, "Demand"), (CapacityKind.CapacitySide, "Capacity")],
        "yes-no" => [("yes", "Yes"), ("no", "No")],
        _ => [.. found.Book.Values(list, Year).Where(value => parent is null || value.Parent == parent).Select(value => (value.Code, value.Label))],
    };

    /// <summary>The words of a code; the code itself where the year does not know it.</summary>
    public string Label(string list, string code) => code.Length == 0 ? "" : Of(list).FirstOrDefault(value => value.Code == code).Label ?? code;

    /// <summary>The code that words mean, however they are spaced and written large or small; null for none of the list.</summary>
    public string? Code(string list, string words, string? parent = null)
    {
        var folded = Folded(words);
        return Of(list, parent).FirstOrDefault(value => Folded(value.Label) == folded || Folded(value.Code) == folded || list == "partner" && Folded(found.Names.GetValueOrDefault(value.Code, value.Code)) == folded).Code;
    }

    /// <summary>Letters, digits and percent signs alone, so that two people's headings are one.</summary>
    public static string Folded(string words) => string.Concat(words.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter == '%'));

    private string PartnerLabel(string code) => found.Names.TryGetValue(code, out var name) ? $"{name} ({code})" : code;
}
