namespace Joinery.Design;

/// <summary>How codes are said to people.</summary>
public static class Words
{
    /// <summary>A purpose, as it stands in a list.</summary>
    public static string Of(Purpose purpose) => purpose switch
    {
        Purpose.DirectCare => "Care of the person",
        Purpose.FinancialAssessment => "Money: charges, benefits or payments",
        Purpose.Safeguarding => "Keeping somebody safe",
        Purpose.Management => "Planning and accounting",
        Purpose.Audit => "Looking into a complaint or access",
        Purpose.Operation => "Running the system",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "A purpose without words."),
    };
}
