using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Joinery.Design;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Design;

public sealed partial class AssetsTests
{
    private static byte[] Bytes(string name)
    {
        using var content = Assets.Open(Assets.All[name])!;
        using var kept = new MemoryStream();
        content.CopyTo(kept);
        return kept.ToArray();
    }

    private static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));

    [Theory]
    [InlineData("joinery.css")]
    [InlineData("joinery.js")]
    [InlineData("govuk-frontend.js")]
    [InlineData("chart.js")]
    [InlineData("favicon.svg")]
    public void An_asset_is_named_by_its_content_so_that_it_may_be_kept_for_ever(string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Bytes(name)))[..12];
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        Assets.Url(name).ShouldBe($"/assets/{stem}-{hash}{ending}");
    }

    [Fact]
    public void An_asset_that_is_not_there_says_what_to_do() =>
        Should.Throw<InvalidOperationException>(() => Assets.Url("nothing.css")).Message.ShouldEndWith("run: npm run assets");

    [Theory]
    [InlineData("assets.json")]
    [InlineData("../Joinery.Design.dll")]
    [InlineData("joinery.css")]
    public void Only_what_the_manifest_names_is_served(string file) => Assets.Open(file).ShouldBeNull();

    [Fact]
    public void Scripts_find_each_other_by_their_names_of_today()
    {
        var names = Import().Matches(Text("joinery.js")).Select(match => match.Groups["file"].Value).ToList();
        names.ShouldBe([Assets.All["govuk-frontend.js"], Assets.All["chart.js"]]);
    }

    [Theory]
    [InlineData("GDS Transport")]
    [InlineData("@font-face")]
    [InlineData("crest")]
    [InlineData("crown")]
    [InlineData("@import")]
    [InlineData("url(http")]
    public void The_style_sheet_has_nothing_that_only_GOV_UK_may_use_and_fetches_nothing_from_elsewhere(string text) =>
        Text("joinery.css").ShouldNotContain(text, Case.Insensitive);

    [Fact]
    public void Every_class_of_our_own_and_every_block_of_others_has_a_style()
    {
        var styles = Text("joinery.css");
        var page = Rendering.Document(Rendering.Html<Gallery>(("Asset", (Func<string, string>)(name => name))));
        var needed = page.All.SelectMany(element => element.ClassList).Where(name => !name.StartsWith("govuk-js-", StringComparison.Ordinal))
            .Select(name => name.StartsWith("joinery-", StringComparison.Ordinal) ? name : Part().Replace(name, "")).ToHashSet(StringComparer.Ordinal);
        needed.Count.ShouldBeGreaterThan(40);
        needed.Where(name => !styles.Contains($".{name}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex("(__|--).*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    [GeneratedRegex(@"'\./(?<file>[\w.-]+)'", RegexOptions.None, 1000)]
    private static partial Regex Import();
}
