using System.Globalization;
using System.Text;

namespace Joinery;

/// <summary>
/// Words folded for searching: small letters without accents, single spaces, so that siân, SIAN and Siân meet.
/// Made here and stored, because SQLite and PostgreSQL fold letters differently.
/// </summary>
public static class SearchKey
{
    /// <summary>The folded words; letters and digits stay, all else becomes a single space.</summary>
    public static string Of(params ReadOnlySpan<string> words)
    {
        var folded = new StringBuilder();
        foreach (var letter in string.Join(' ', words).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || letter is '\'' or '’') continue;
            if (char.IsLetterOrDigit(letter)) folded.Append(char.ToLowerInvariant(letter));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>A pattern for LIKE that finds keys in which the words begin at any word; nothing in it acts as a wildcard, because folding leaves only letters, digits and spaces.</summary>
    public static string Beginning(string words) => Of(words) + "%";
}
