using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Nodes;

/// <summary>Several nodes over one database serve as one, and open pages hear what happened on any of them.</summary>
public sealed class LiveTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What an open page hears: the names of server-sent events, one by one.</summary>
    private sealed class Listener(HttpResponseMessage answer, StreamReader lines) : IDisposable
    {
        public static async Task<Listener> At(Visitor visitor)
        {
            var answer = await visitor.Send(HttpMethod.Get, "/live", until: HttpCompletionOption.ResponseHeadersRead);
            var listener = new Listener(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
            (await listener.Next()).ShouldBe("ready");
            return listener;
        }

        public async Task<string> Next()
        {
            using var patience = new CancellationTokenSource(Patience);
            while (await lines.ReadLineAsync(patience.Token) is { } line)
                if (line.StartsWith("event: ", StringComparison.Ordinal)) return line["event: ".Length..];
            return "(ended)";
        }

        public void Dispose()
        {
            lines.Dispose();
            answer.Dispose();
        }
    }

    private static async Task Post(Visitor administrator, string heading)
    {
        await administrator.Open("/notices");
        var page = await administrator.Fill("Heading", heading).Fill("What people should know", "Words.").Fill("Last day to show it", new DateOnly(2026, 10, 3)).Press("Post notice");
        page.Done.ShouldBe("The notice is now at the top of every page.");
    }

    [Theory, OnBothDatabases]
    public async Task An_open_page_hears_of_a_notice_posted_on_its_node(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        using var page = await Listener.At(place.Visitor());
        var administrator = await place.SignedIn("System administrator");

        await Post(administrator, "One");
        (await page.Next()).ShouldBe("notice");
        await administrator.Press("Withdraw the notice: One");
        (await page.Next()).ShouldBe("notice");
    }

    [Fact]
    public async Task An_open_page_hears_of_a_notice_posted_on_another_node_and_then_shows_it()
    {
        await using var place = await PlaceUnderTest.Open(DatabaseKind.Postgres);
        var other = await place.AnotherNode();
        var reader = place.Visitor(other);
        (await reader.Open("/")).Notices.ShouldBe("", "the other node now has the notices in memory");
        using var page = await Listener.At(reader);

        await Post(await place.SignedIn("System administrator"), "Seen everywhere");

        (await page.Next()).ShouldBe("notice");
        (await reader.Open("/")).Notices.ShouldContain("Seen everywhere");
    }

    [Fact]
    public async Task Signing_in_on_one_node_holds_on_the_other_and_signing_out_too()
    {
        await using var place = await PlaceUnderTest.Open(DatabaseKind.Postgres);
        var other = await place.AnotherNode();
        var worker = await place.SignedIn("Social worker");

        worker.Address = other;
        (await worker.Open("/account")).Facts.ShouldContain(("Name", "Grace Okafor"));
        await worker.Press("Sign out");

        worker.Address = place.Address;
        (await worker.Open("/account")).Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task A_form_from_one_node_can_be_sent_to_the_other()
    {
        await using var place = await PlaceUnderTest.Open(DatabaseKind.Postgres);
        var administrator = await place.SignedIn("System administrator");
        await administrator.Open("/notices");
        administrator.Fill("Heading", "Across").Fill("What people should know", "Words.");

        administrator.Address = await place.AnotherNode();
        (await administrator.Press("Post notice")).Done.ShouldBe("The notice is now at the top of every page.");
    }

    [Fact]
    public async Task Two_places_that_share_nothing_do_not_take_each_others_sessions()
    {
        await using var one = await PlaceUnderTest.Open();
        await using var other = await PlaceUnderTest.Open();
        var worker = await one.SignedIn("Social worker");
        worker.Address = other.Address;
        (await worker.Open("/account")).Heading.ShouldBe("Sign in");
    }
}
