using System.Text.Json;

namespace Joinery.App.Access.OpenId;

/// <summary>
/// What a sign-in service vouched for: the claims of the ID token, and of its userinfo endpoint where that is asked. Pure: reads them into
/// an actor by the terms of the service and the rules of data/access/claims.csv.
/// </summary>
internal sealed record Vouched(JsonElement IdToken, JsonElement UserInfo)
{
    private const int LongestId = 100, LongestName = 200, MostRoles = 500;

    /// <summary>The person as an actor, with the roles that a rule gives; refused when there is none.</summary>
    /// <param name="provider">cis2 or entra.</param>
    /// <param name="terms">Where to look.</param>
    /// <param name="rules">Which claims give which roles; compared exactly.</param>
    /// <param name="home">The organisation of everybody who comes from this service; empty where each role says its own.</param>
    /// <param name="trouble">Where to tell what is missing.</param>
    public Outcome<Actor> ToActor(string provider, SignInTerms terms, IEnumerable<ClaimRule> rules, string home, Trouble trouble)
    {
        if (terms.AssuranceClaim.Length > 0 && !terms.AssuranceAccepted.Contains(Text(IdToken, terms.AssuranceClaim)))
            return trouble.Tell(SignInRefusals.Weak, "assurance");
        var person = terms.PersonClaims.Select(Said).ToList();
        if (!person.TrueForAll(IsId)) return trouble.Tell(SignInRefusals.Incomplete, "no-identity");
        var name = Said(terms.NameClaim).Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) return trouble.Tell(SignInRefusals.Incomplete, "no-name");
        var (held, organisation) = terms.SelectedClaim.Length == 0 ? (AppRoles(terms), home) : SelectedRole(terms);
        var roles = rules.Where(rule => rule.Provider == provider && held.Contains((rule.Claim, rule.Value))).Select(rule => rule.Role).Distinct().ToList();
        if (roles.Count == 0) return trouble.Tell(Accounts.NoRole, "no-role");
        return OdsCode.Parse(organisation).Try(out var code, out _)
            ? new Actor($"{provider}:{string.Join(':', person)}", name, code, roles) : trouble.Tell(SignInRefusals.Incomplete, "no-organisation");
    }

    /// <summary>A claim that is a word or a number; empty when it is absent or anything else.</summary>
    public static string Text(JsonElement claims, string claim) =>
        claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(claim, out var value) ? Text(value) : "";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    // Entra ID: every app role that the person was given, as a word.
    private HashSet<(string Claim, string Value)> AppRoles(SignInTerms terms) =>
        List(terms.RolesClaim).Select(role => (terms.RolesClaim, Text(role))).ToHashSet();

    // CIS2: a person may hold many roles at many organisations, and acts in the one they chose when they signed in. Its code has three parts,
    // such as S8000:G8000:R8001; the first two group the staff, the last is the job role.
    private (HashSet<(string Claim, string Value)> Held, string Organisation) SelectedRole(SignInTerms terms)
    {
        var selected = Said(terms.SelectedClaim);
        var role = List(terms.RolesClaim).FirstOrDefault(role => selected.Length > 0 && Text(role, terms.RoleId) == selected);
        return Text(role, terms.RoleCode).Split(':') is [_, _, var job]
            ? ([($"{terms.RolesClaim}.{terms.RoleCode}", job)], Text(role, terms.RoleOrganisation)) : ([], "");
    }

    // The ID token is signed for this sign-in, so it is believed before the userinfo endpoint.
    private string Said(string claim) => Text(IdToken, claim) is { Length: > 0 } said ? said : Text(UserInfo, claim);

    private IEnumerable<JsonElement> List(string claim) =>
        new[] { IdToken, UserInfo }.Where(claims => claims.ValueKind == JsonValueKind.Object)
            .Select(claims => claims.TryGetProperty(claim, out var list) ? list : default)
            .FirstOrDefault(list => list.ValueKind == JsonValueKind.Array) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray().Take(MostRoles) : [];

    // A colon would let one person's id read as another's.
    private static bool IsId(string text) => text.Length is > 0 and <= LongestId && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-');
}
