using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Entitlement;

/// <summary>Letters are read by people who did not ask for long words. Measured by Flesch and Kincaid's grade, to which five years are added for an age.</summary>
public sealed partial class ReadingAgeTests
{
    private const double MostYears = 11;

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels { get; }

    [GeneratedRegex("[A-Za-z’']+")]
    private static partial Regex Words { get; }

    [Theory]
    [InlineData("HV-0412", "1 October 2026", "If you still think that we are wrong")]
    [InlineData("HV-0377", "3 August 2026, decision 2", "So you owe us")]
    public async Task The_sentences_of_a_decision_letter_can_be_read_at_eleven(string reference, string decision, string says)
    {
        await using var place = await PlaceUnderTest.Open();
        var officer = await place.SignedIn("Financial assessment officer");
        await officer.Open("/assessments");
        await officer.Follow(reference);
        await officer.Follow(decision);
        var prose = string.Join(' ', officer.Page.Texts("main p").Where(text => text.Contains('.')));

        prose.ShouldContain(says);
        Age(prose).ShouldBeInRange(6, MostYears);
    }

    [Fact]
    public void A_hard_text_is_found_hard() =>
        Age("Notwithstanding any determination of eligibility pursuant to the aforementioned regulations, contributions are recoverable retrospectively.").ShouldBeGreaterThan(MostYears);

    private static double Age(string prose)
    {
        var words = Words.Matches(prose).Select(word => word.Value.ToLowerInvariant()).ToList();
        var sentences = prose.Split(['.', '?', '!'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Count(part => part.Any(char.IsLetter));
        var syllables = words.Sum(Syllables);
        return 0.39 * words.Count / sentences + 11.8 * syllables / words.Count - 15.59 + 5;
    }

    // One for each group of vowels; an e at the end is silent.
    private static int Syllables(string word)
    {
        var groups = Vowels.Count(word);
        return Math.Max(1, word.Length > 2 && word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) ? groups - 1 : groups);
    }
}
