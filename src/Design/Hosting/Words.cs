namespace Joinery.Design;

/// <summary>How codes are said to people.</summary>
public static class Words
{
    /// <summary>The same words with a capital letter at their beginning.</summary>
    public static string Capitalised(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

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

    /// <summary>The purpose of a recorded deed; as it stands there when somebody has tampered with it, so that the log can still be read.</summary>
    public static string OfPurpose(RecordedDeed deed) =>
        Array.Find(Enum.GetValues<Purpose>(), purpose => purpose.ToString() == deed.Purpose) is var found && found.ToString() == deed.Purpose ? Of(found) : deed.Purpose;

    /// <summary>When a recorded deed was done, on a clock in England; as it stands there when somebody has tampered with it.</summary>
    public static string WhenDone(RecordedDeed deed)
    {
        try
        {
            return SqlTypes.ReadMoment(deed.At).InLondon();
        }
        catch (FormatException)
        {
            return deed.At;
        }
    }
}
