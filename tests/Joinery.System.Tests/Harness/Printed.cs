using System.Text.RegularExpressions;
using Shouldly;
using UglyToad.PdfPig;

namespace Joinery.SystemTests;

/// <summary>A PDF as it reads: every letter in the order in which it was written, without spaces and without the foot of each page.</summary>
internal static partial class Printed
{
    /// <summary>What the visitor downloads.</summary>
    public static async Task<string> Download(Visitor visitor, string path)
    {
        using var answer = await visitor.Send(HttpMethod.Get, path);
        (answer.IsSuccessStatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((true, "application/pdf"));
        using var document = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var foot = WithoutSpaces($"{document.Information.Title}. Page ");
        return string.Concat(document.GetPages().Select(page => Regex.Replace(WithoutSpaces(string.Concat(page.Letters.Select(letter => letter.Value))), $@"{Regex.Escape(foot)}\d+of\d+$", "")));
    }

    /// <summary>A text as it would stand in a download.</summary>
    public static string WithoutSpaces(string text) => Spaces().Replace(text, "");

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();
}
