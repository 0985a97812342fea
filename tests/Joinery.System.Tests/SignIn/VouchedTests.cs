using System.Collections.Concurrent;
using System.Text.Json;
using Joinery.App.Access.OpenId;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.SignIn;

/// <summary>How claims become an actor. The rules are made for the test, so that it says what it means whatever the data hold.</summary>
public sealed class VouchedTests
{
    private static readonly ClaimRule[] Rules =
    [
        new("entra", "roles", "joinery.nurse", new("nurse"), "test", "verified"),
        new("entra", "roles", "joinery.auditor", new("auditor"), "test", "verified"),
        new("cis2", "nhsid_nrbac_roles.role_code", "R8001", new("nurse"), "test", "verified"),
        new("cis2", "nhsid_nrbac_roles.role_code", "R8014", new("social-worker"), "test", "verified"),
    ];

    private static Outcome<Actor> Actor(string provider, string idToken, string userInfo = "{}") =>
        new Vouched(JsonSerializer.Deserialize<JsonElement>(idToken), JsonSerializer.Deserialize<JsonElement>(userInfo))
            .ToActor(provider, SignInTerms.Of(provider), Rules, provider == "entra" ? "XHC" : "", new(new Lines(new ConcurrentQueue<string>()), provider, "The service", "reference-1"));

    private static string Roles(Outcome<Actor> outcome) => outcome.Try(out var actor, out var refusal) ? string.Join(' ', actor.Roles) : refusal.Code;

    [Theory]
    [InlineData("""["joinery.nurse"]""", "nurse")]
    [InlineData("""["joinery.auditor", "joinery.nurse", "joinery.nurse", "other"]""", "nurse auditor")]
    [InlineData("""["Joinery.Nurse"]""", "sign-in.no-role")]
    [InlineData("""["joinery.nurse "]""", "sign-in.no-role")]
    [InlineData("""["R8001"]""", "sign-in.no-role")]
    [InlineData("""[]""", "sign-in.no-role")]
    [InlineData("\"joinery.nurse\"", "sign-in.no-role")]
    [InlineData("""[["joinery.nurse"], {"joinery.nurse": 1}, null, 7]""", "sign-in.no-role")]
    public void Entra_roles_are_words_compared_exactly(string roles, string expected) =>
        Roles(Actor("entra", $$"""{"tid":"t-1","oid":"o-1","name":"Test Person","roles":{{roles}}}""")).ShouldBe(expected);

    [Theory]
    [InlineData("1", "S8000:G8000:R8001", "XVC", "nurse")]
    [InlineData("1", "S0030:G0100:R8001", "XVC", "nurse")]
    [InlineData("1", "R8001", "XVC", "sign-in.no-role")]
    [InlineData("1", "S8000:G8000:R8001:R8014", "XVC", "sign-in.no-role")]
    [InlineData("1", "S8000:G8000:r8001", "XVC", "sign-in.no-role")]
    [InlineData("1", "S8000:G8000:R80010", "XVC", "sign-in.no-role")]
    [InlineData("2", "S8000:G8000:R8001", "XVC", "social-worker")]
    [InlineData("3", "S8000:G8000:R8001", "XVC", "sign-in.no-role")]
    [InlineData("", "S8000:G8000:R8001", "XVC", "sign-in.no-role")]
    [InlineData("1", "S8000:G8000:R8001", "", "sign-in.incomplete")]
    [InlineData("1", "S8000:G8000:R8001", "not a code", "sign-in.incomplete")]
    public void Cis2_roles_are_those_of_the_selected_role_alone(string selected, string code, string organisation, string expected) =>
        Roles(Actor("cis2", $$"""{"sub":"1","selected_roleid":"{{selected}}","authentication_assurance_level":"3"}""", $$"""
            {"nhsid_useruid":"91","name":"Test Person","nhsid_nrbac_roles":[{"person_roleid":"1","org_code":"{{organisation}}","role_code":"{{code}}"},
             {"person_roleid":"2","org_code":"XHC","role_code":"S8000:G8000:R8014"}, {"role_code":"S8000:G8000:R8014"}, "R8001"]}
            """)).ShouldBe(expected);

    [Theory]
    [InlineData("\"3\"", true)]
    [InlineData("3", true)]
    [InlineData("\"2\"", true)]
    [InlineData("\"1\"", false)]
    [InlineData("\"23\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    [InlineData("[\"3\"]", false)]
    public void Cis2_must_say_how_strongly_the_person_proved_who_they_are(string level, bool enough) =>
        Roles(Actor("cis2", $$"""{"sub":"1","selected_roleid":"1","authentication_assurance_level":{{level}}}""", """
            {"nhsid_useruid":"91","name":"Test Person","nhsid_nrbac_roles":[{"person_roleid":"1","org_code":"XVC","role_code":"S8000:G8000:R8001"}],"authentication_assurance_level":"3"}
            """)).ShouldBe(enough ? "nurse" : "sign-in.weak");

    [Theory]
    [InlineData("t-1", "o-1", "Test Person", "entra:t-1:o-1")]
    [InlineData("t-1", "o-1", "  Test Person ", "entra:t-1:o-1")]
    [InlineData("", "o-1", "Test Person", "sign-in.incomplete")]
    [InlineData("t-1", "", "Test Person", "sign-in.incomplete")]
    [InlineData("t-1:o", "1", "Test Person", "sign-in.incomplete")]
    [InlineData("t-1", "o-1", " ", "sign-in.incomplete")]
    [InlineData("t-1", "o-1", "Test\\nPerson", "sign-in.incomplete")]
    public void An_actor_needs_an_identity_that_can_be_no_other_and_a_name(string tenant, string person, string name, string expected) =>
        (Actor("entra", $$"""{"tid":"{{tenant}}","oid":"{{person}}","name":"{{name}}","roles":["joinery.nurse"]}""").Try(out var actor, out var refusal) ? actor.Id : refusal.Code).ShouldBe(expected);

    [Fact]
    public void The_data_say_what_to_ask_of_each_service_and_of_no_other()
    {
        foreach (var provider in OpenIdProviders.Keys) SignInTerms.Of(provider).Scope.ShouldStartWith("openid ");
        Should.Throw<InvalidDataException>(() => SignInTerms.Of("another"));
    }
}
