using Joinery.Record;
using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Pages;

/// <summary>Finding a person and opening their record.</summary>
public sealed class RecordTests
{
    private const string Question = "Why are you opening this record?";

    /// <summary>A resident who draws on care.</summary>
    internal static async Task<Person> Resident(PlaceUnderTest place)
    {
        SqlTypes.KnowId<Person>();
        return await place.Database.Store.Read(db => db.One<Person>("""
            select id, nhs_number, given_name, family_name, born_on, died_on, address, postcode, neighbourhood from record_person
            where id = (select min(person) from record_involvement)
            """));
    }

    private static async Task<Page> SearchFor(Visitor visitor, string words)
    {
        if (visitor.Page.Status != 200) await visitor.Open("/");
        return await visitor.Fill("Search", words).Press("Search");
    }

    private static async Task<Visitor> AtTheQuestion(PlaceUnderTest place, Person person, string role = "Social worker")
    {
        var visitor = await place.SignedIn(role);
        await SearchFor(visitor, person.NhsNumber.ToString());
        (await visitor.Follow(person.RecordName)).Heading.ShouldBe(Question);
        return visitor;
    }

    [Theory, OnBothDatabases]
    public async Task A_person_is_found_by_number_name_birthday_and_postcode(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var person = await Resident(place);
        var worker = await place.SignedIn("Social worker");
        foreach (var words in new[] { person.NhsNumber.Digits, $"{person.FamilyName} {person.GivenName}", $"{person.GivenName} {person.FamilyName}".ToUpperInvariant(),
            person.BornOn.ToString("d MMMM yyyy"), person.Postcode.Code.ToLowerInvariant().Replace(" ", "") })
        {
            var page = await SearchFor(worker, words);
            page.Status.ShouldBe(200);
            page.Words.ShouldContain(person.RecordName, customMessage: words);
        }
    }

    [Fact]
    public async Task What_is_searched_for_and_who_is_found_stand_in_no_address()
    {
        await using var place = await PlaceUnderTest.Open();
        var person = await Resident(place);
        var worker = await AtTheQuestion(place, person);
        await worker.Choose("Care of the person").Fill("Reason (optional)", "Visit after a fall").Press("Open record");

        foreach (var words in new[] { person.NhsNumber.Digits, person.FamilyName, person.Postcode.Code, "fall", "?q=" })
            worker.Trail.ShouldNotContain(step => Uri.UnescapeDataString(step).Contains(words, StringComparison.OrdinalIgnoreCase), words);
        worker.Trail.ShouldContain("POST /search");
    }

    [Fact]
    public async Task Somebody_without_the_right_to_people_finds_only_places()
    {
        await using var place = await PlaceUnderTest.Open();
        var person = await Resident(place);
        var manager = await place.SignedIn("Pooled fund manager");

        (await SearchFor(manager, person.NhsNumber.Digits)).Words.ShouldContain("Nothing was found for");
        var page = await SearchFor(manager, "harbourneshire");
        page.Words.ShouldContain("Harbourneshire County Council");
        (await manager.Follow("Harbourneshire County Council")).Heading.ShouldBe("Harbourneshire County Council");
    }

    [Fact]
    public async Task Nothing_found_says_what_to_try()
    {
        await using var place = await PlaceUnderTest.Open();
        var worker = await place.SignedIn("Social worker");
        (await SearchFor(worker, "Zzyzx")).Words.ShouldContain("Nothing was found for ‘Zzyzx’. Check the spelling");
        (await SearchFor(worker, new string('a', 101))).Words.ShouldContain("must be 100 characters or fewer");
    }

    [Theory, OnBothDatabases]
    public async Task A_record_opens_only_after_a_purpose_and_the_opening_is_listed(DatabaseKind kind)
    {
        await using var place = await PlaceUnderTest.Open(kind);
        var person = await Resident(place);
        var worker = await AtTheQuestion(place, person);
        worker.Page.Source.ShouldNotContain(person.FamilyName);
        worker.Page.Source.ShouldNotContain(person.NhsNumber.Digits[^4..]);

        var record = await worker.Choose("Care of the person").Fill("Reason (optional)", "Visit after a fall").Press("Open record");

        (record.Heading, worker.Way).ShouldBe(("Record", "303 200"));
        record.Find(".joinery-identity")!.TextContent.ShouldContain(person.NhsNumber.ToString());
        record.Words.ShouldContain("Care of the person");
        record.Words.ShouldContain("Grace Okafor, Calder Quay Council");
        record.Words.ShouldContain("Visit after a fall");
        (await worker.Open($"/people/{person.Id}")).Heading.ShouldBe("Record", "the purpose holds");
    }

    [Fact]
    public async Task A_purpose_must_be_chosen_and_the_reason_typed_is_kept()
    {
        await using var place = await PlaceUnderTest.Open();
        var worker = await AtTheQuestion(place, await Resident(place));

        var page = await worker.Fill("Reason (optional)", "Visit after a fall").Press("Open record");

        (page.Status, page.Heading).ShouldBe((400, Question));
        page.Problems.ShouldBe(["Choose why you are opening this record"]);
        page.Answer("Reason (optional)").ShouldBe("Visit after a fall");
    }

    [Theory]
    [InlineData("Operation")]
    [InlineData("5")]
    [InlineData("Curiosity")]
    public async Task A_purpose_that_is_not_offered_opens_nothing(string purpose)
    {
        await using var place = await PlaceUnderTest.Open();
        var person = await Resident(place);
        var worker = await AtTheQuestion(place, person);

        (await worker.Post($"/people/{person.Id}/purpose", worker.AnswersOf("Open record").Append(new("purpose", purpose)))).Status.ShouldBe(400);

        (await worker.Open($"/people/{person.Id}")).Heading.ShouldBe(Question);
    }

    [Fact]
    public async Task A_second_person_states_their_own_purpose_and_both_are_listed()
    {
        await using var place = await PlaceUnderTest.Open();
        var person = await Resident(place);
        await (await AtTheQuestion(place, person)).Choose("Care of the person").Press("Open record");

        var nurse = await AtTheQuestion(place, person, "Community nurse");
        var record = await nurse.Choose("Keeping somebody safe").Press("Open record");

        record.Words.ShouldContain("Siân Morgan");
        record.Words.ShouldContain("Grace Okafor");
    }

    [Fact]
    public async Task After_twelve_hours_the_purpose_is_asked_for_again()
    {
        await using var place = await PlaceUnderTest.Open(with: settings => settings with { SessionHours = 24, SessionMinutes = 120 });
        var person = await Resident(place);
        await (await AtTheQuestion(place, person)).Choose("Care of the person").Press("Open record");

        place.Clock.Move(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(1));
        (await (await place.SignedIn("Social worker")).Open($"/people/{person.Id}")).Heading.ShouldBe("Record");
        place.Clock.Move(TimeSpan.FromMinutes(2));
        (await (await place.SignedIn("Social worker")).Open($"/people/{person.Id}")).Heading.ShouldBe(Question);
    }

    [Fact]
    public async Task A_record_that_does_not_exist_is_not_found_and_nothing_is_recorded()
    {
        await using var place = await PlaceUnderTest.Open();
        var worker = await place.SignedIn("Social worker");
        var deeds = (await place.Database.Store.Read(DeedChain.Head)).Deeds;
        await worker.Open("/people/0190f2c4-0000-7000-8000-000000000001");

        (await worker.Choose("Care of the person").Press("Open record")).Status.ShouldBe(404);

        (await place.Database.Store.Read(DeedChain.Head)).Deeds.ShouldBe(deeds);
    }
}
