namespace Joinery.App.Access.OpenId;

/// <summary>
/// What Joinery asks of one sign-in service, and where in the answer it looks: from data/access/sign-in.csv, so that a claim which is
/// named otherwise than published is a change of data with its source. Checked when read.
/// </summary>
internal sealed class SignInTerms
{
    private const string File = "data/access/sign-in.csv";
    private readonly Dictionary<string, string> _items;

    private SignInTerms(string provider, IEnumerable<(string Provider, string Item, string Value)> rows)
    {
        _items = rows.Where(row => row.Provider == provider).ToDictionary(row => row.Item, row => row.Value, StringComparer.Ordinal);
        foreach (var item in new[] { "scope", "person-claims", "name-claim", "roles-claim" }.Where(item => Find(item).Length == 0))
            throw new InvalidDataException($"{File} does not say the {item} of {provider}.");
    }

    /// <summary>The terms of a provider; throws <see cref="InvalidDataException"/> when the file does not have them.</summary>
    public static SignInTerms Of(string provider) => new(provider,
        ReferenceData.Read(typeof(AccessBook).Assembly, File, row => (row("provider"), row("item"), row("value"))));

    /// <summary>What the provider is asked to tell.</summary>
    public string Scope => Find("scope");

    /// <summary>How strongly the person must have proved who they are; empty to leave it to the provider.</summary>
    public string AcrValues => Find("acr-values");

    /// <summary>Whether the person must sign in afresh even when the provider knows their browser; empty when not.</summary>
    public string Prompt => Find("prompt");

    /// <summary>True when the provider tells more at its userinfo endpoint than in the ID token.</summary>
    public bool AsksUserInfo => Find("ask-userinfo") == "yes";

    /// <summary>The claim that tells how strongly the person proved who they are; empty when none is looked at.</summary>
    public string AssuranceClaim => Find("assurance-claim");

    /// <summary>The values of that claim that are strong enough.</summary>
    public IReadOnlyList<string> AssuranceAccepted => Find("assurance-accepted").Split(' ');

    /// <summary>The claims that together identify the person for good.</summary>
    public IReadOnlyList<string> PersonClaims => Find("person-claims").Split(' ');

    /// <summary>The claim with the person's name.</summary>
    public string NameClaim => Find("name-claim");

    /// <summary>The claim with the person's roles.</summary>
    public string RolesClaim => Find("roles-claim");

    /// <summary>The claim that names the one role chosen for this session; empty when roles are plain words and all of them hold.</summary>
    public string SelectedClaim => Find("selected-claim");

    /// <summary>Within a role: its id, compared with the one chosen.</summary>
    public string RoleId => Find("role-id");

    /// <summary>Within a role: the code of the organisation it is held at.</summary>
    public string RoleOrganisation => Find("role-organisation");

    /// <summary>Within a role: its code.</summary>
    public string RoleCode => Find("role-code");

    private string Find(string item) => _items.GetValueOrDefault(item, "");
}
