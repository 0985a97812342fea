using System.Security.Cryptography;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Documents;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Entitlement;

/// <summary>Documents that show what an assessment rests on: kept by their content, seen by their own organisation, and never taken away.</summary>
public sealed class EvidenceTests
{
    private const string Officer = "Financial assessment officer";
    private static readonly byte[] Pdf = "%PDF-1.7\nstatement"u8.ToArray();
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 9];
    private static readonly byte[] Text = "Balance on 1 September: £16,420.00"u8.ToArray();

    private static async Task<Visitor> AtEvidence(PlaceUnderTest place, string reference = "HV-0431")
    {
        var officer = await place.SignedIn(Officer);
        await officer.Open("/assessments");
        await officer.Follow(reference);
        await officer.Follow("Evidence");
        return officer;
    }

    private static async Task<Page> Send(Visitor officer, byte[]? bytes, string name = "Mrs Ada Finch, statement.pdf", string? kind = "Bank statement", string section = "Savings and property")
    {
        if (kind is not null) officer.Choose(kind);
        using var content = new MultipartFormDataContent();
        foreach (var (field, answer) in officer.Select("Which task is it for?", section).AnswersOf("Keep this document").Where(one => one.Key != "file")) content.Add(new StringContent(answer), field);
        if (bytes is not null) content.Add(new ByteArrayContent(bytes), "file", name);
        return await officer.Post(officer.Page.Find("main form[enctype]")!.GetAttribute("action")!, content);
    }

    [Theory, OnBothDatabases]
    public async Task A_document_is_kept_listed_counted_and_saved_again_as_it_was(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtEvidence(place);
        officer.Page.Words.ShouldContain("No document has been kept yet.");
        await Send(officer, Pdf);
        (officer.Way, officer.Page.Status).ShouldBe(("303 200", 200));
        await Send(officer, Text, "letter.exe", "Pension letter", "Income");
        await Send(officer, Jpeg, "photo");
        await Send(officer, Png, "photo.txt", "Receipt", "Costs");
        string[] named = ["1. Bank statement, PDF", "2. Pension letter, plain text", "3. Bank statement, JPEG", "4. Receipt, PNG"];
        officer.Page.Texts("main tbody th").ShouldBe(named);
        officer.Page.Source.ShouldNotContain("Ada Finch");

        foreach (var (link, bytes, media, ending) in named.Zip([Pdf, Text, Jpeg, Png], ["application/pdf", "text/plain", "image/jpeg", "image/png"]).Zip(["pdf", "txt", "jpg", "png"], (one, end) => (one.First, one.Second, one.Third, end)))
        {
            using var answer = await officer.Send(HttpMethod.Get, officer.Page.Link(link).GetAttribute("href")!);
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(media);
            var number = link[0];
            answer.Content.Headers.ContentDisposition!.ToString().ShouldStartWith($"attachment; filename=document-{number}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]}.{ending}");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; sandbox;");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
        await officer.Follow("Back to the task list");
        officer.Page.Words.ShouldContain("Evidence 4 documents");
        officer.Page.Words.ShouldContain("Savings and property2 documents");

        var deed = await place.Database.Value<string>("select detail from kernel_deed where action = 'evidence.keep' order by seq limit 1");
        deed.ShouldBe($$"""{"kind":"bank-statement","sha256":"{{Convert.ToHexStringLower(SHA256.HashData(Pdf))}}","bytes":{{Pdf.Length}}}""");
        (await place.Database.Value<long>("select count(*) from kernel_deed where detail like '%Ada%' or subject like '%Ada%'")).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_kept_is_said_in_one_sentence_and_the_page_comes_again(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtEvidence(place);
        (await Send(officer, null, kind: null)).Problems.ShouldBe(["Choose a file", "Choose what it shows"]);
        officer.Page.Status.ShouldBe(400);
        officer.Page.Find("option[selected]")!.TextContent.ShouldBe("Savings and property");
        (await Send(officer, [])).Problems.ShouldBe(["The selected file is empty"]);
        (await Send(officer, new byte[EvidenceBook.MostBytes + 1])).Problems.ShouldBe(["The selected file must be smaller than 5MB. Scan it again with less detail, or in parts."]);
        (await Send(officer, "PK\u0003\u0004 a word file"u8.ToArray(), "statement.pdf")).Problems.ShouldBe(["The selected file must be a PDF, JPEG, PNG or plain text"]);
        (await Send(officer, [0xFF, 0xFE, 0x41, 0x00], "statement.txt")).Problems.ShouldBe(["The selected file must be a PDF, JPEG, PNG or plain text"]);
        officer.Page.Words.ShouldContain("No document has been kept yet.");
        (await Send(officer, Pdf)).Problems.ShouldBeEmpty();
        (await Send(officer, Pdf, "again.pdf")).Problems.ShouldBe(["This is the same file as document 1, which is kept already"]);
        (await place.Database.Value<long>("select count(*) from kernel_deed where action = 'evidence.keep'")).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawn_document_says_why_and_its_bytes_stay(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtEvidence(place);
        await Send(officer, Pdf);
        await officer.Follow("Withdraw document 1");
        (officer.Page.Heading, officer.Page.Facts[2].Value).ShouldBe(("Withdraw document 1", Convert.ToHexStringLower(SHA256.HashData(Pdf))));
        (await officer.Press("Withdraw the document")).Problems.ShouldBe(["Say why the document no longer counts"]);
        var again = officer.AnswersOf("Withdraw the document");
        var address = officer.Page.Find("main form")!.GetAttribute("action")!;
        await officer.Fill("Why does it no longer count?", "It is of another account.").Press("Withdraw the document");
        officer.Page.Words.ShouldContain("Withdrawn on 1 October 2026 by Helen Birch: It is of another account.");
        using var answer = await officer.Send(HttpMethod.Get, officer.Page.Link("1. Bank statement, PDF").GetAttribute("href")!);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Pdf);
        again.RemoveAll(one => one.Key is "reason" or "form-deed");
        (await officer.Post(address, [.. again, new("reason", "Once more.")])).Problems.ShouldBe(["Document 1 was withdrawn already"]);
        await officer.Follow("Back to the evidence");
        // What was withdrawn may be sent again, and counts anew.
        (await Send(officer, Pdf)).Problems.ShouldBeEmpty();
        await officer.Follow("Back to the task list");
        officer.Page.Words.ShouldContain("Evidence 1 document");
    }

    [Theory, OnBothDatabases]
    public async Task A_document_is_seen_by_its_own_organisation_and_right_alone(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtEvidence(place);
        await Send(officer, Pdf);
        var address = officer.Page.Link("1. Bank statement, PDF").GetAttribute("href")!;
        (await (await place.SignedIn("Social worker")).Open(address)).Status.ShouldBe(403);
        (await place.Visitor().Open(address)).Heading.ShouldBe("Sign in");
        (await officer.Open(address[..^2] + "00")).Status.ShouldBe(404);

        var (cases, evidence) = (new CaseBook(place.Database.Store, new(place.Database.Store)), new EvidenceBook(place.Database.Store));
        var found = (await cases.Find(OdsCode.Of("XHC"), Id<Joinery.Entitlement.Cases.Case>.Parse(address.Split('/')[2]).Value))!;
        (await evidence.Bytes(OdsCode.Of("XHC"), found.Evidence[0])).ShouldBe(Pdf);
        (await evidence.Bytes(OdsCode.Of("XCQ"), found.Evidence[0])).ShouldBeNull();
        Deed Elsewhere(string action) => new(Ids.Unguessable(place.Clock).Next<Deed>(), Actor.System(OdsCode.Of("XCQ")), action, Purpose.FinancialAssessment, "", place.Clock.GetUtcNow());
        (await evidence.Keep(Elsewhere("evidence.keep"), found.Case.Id, DocumentKind.Other, "income", Text)).Refusal!.Code.ShouldBe("case.missing");
        (await evidence.Withdraw(Elsewhere("evidence.withdraw"), found.Case.Id, found.Evidence[0].Id, "Mine.")).Refusal!.Code.ShouldBe("case.missing");

        // Bytes that somebody changed behind the program's back are not given out as what was kept.
        await place.Database.Sql(kind == DatabaseKind.Sqlite ? "update entitlement_evidence set content = x'25'" : @"update entitlement_evidence set content = '\x25'");
        await Should.ThrowAsync<InvalidDataException>(() => evidence.Bytes(OdsCode.Of("XHC"), found.Evidence[0]));
    }

    [Theory, OnBothDatabases]
    public async Task What_an_officer_judges_names_the_documents_that_they_saw(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var officer = await AtEvidence(place, "HV-0412");
        var before = officer.Page.Texts("main tbody th").Count;
        await Send(officer, Png, "receipt.png", "Receipt", "Costs");
        await officer.Follow("Back to the task list");
        await officer.Follow("Costs");
        await officer.Choose("Something that a disability makes necessary").Fill("What is paid for?", "taxi").Fill("How much each time?", "30").Select("How often?", "Week")
            .Choose("In part").Fill("If in part: how much of it each time?", "12").Fill("If not in full: why?", "Half of the journeys are to friends.").Choose($"Receipt, document {before + 1}").Press("Add this cost");
        officer.Page.Problems.ShouldBeEmpty();
        await officer.Follow("Back to the task list");
        await officer.Follow("Result and decision");
        officer.Page.Words.ShouldContain($"Half of the journeys are to friends. Seen: document {before + 1}, receipt.");
        var letter = await officer.Fill("From which day does the person pay?", new DateOnly(2026, 10, 5)).Fill("Why is it decided now?", "You told us of the taxi.").Press("Decide");
        letter.Words.ShouldContain($"Seen: document {before + 1}, receipt.");
        (await new CaseBook(place.Database.Store, new(place.Database.Store)).Replay()).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_more_document_than_a_case_keeps_is_refused()
    {
        await using var place = await PlaceUnderTest.Open();
        var officer = await AtEvidence(place);
        var id = Id<Joinery.Entitlement.Cases.Case>.Parse(officer.Page.Path.Split('/')[2]).Value;
        var evidence = new EvidenceBook(place.Database.Store);
        async Task<Outcome<long>> Keep(byte which) => await evidence.Keep(new(Ids.Unguessable(place.Clock).Next<Deed>(), Actor.System(OdsCode.Of("XHC")), "evidence.keep", Purpose.FinancialAssessment, "", place.Clock.GetUtcNow()), id, DocumentKind.Other, "income", [.. Pdf, which]);
        for (byte i = 0; i < EvidenceBook.MostDocuments; i++) (await Keep(i)).IsAccepted.ShouldBeTrue();
        (await Keep(200)).Refusal!.Sentence.ShouldBe("An assessment keeps 40 documents at most. Put what belongs together into one PDF.");
    }
}
