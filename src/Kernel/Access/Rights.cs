using System.Collections.Frozen;
using System.Reflection;

namespace Joinery;

/// <summary>The name of a right, such as notice.post. Declared once as a static field beside the code it guards; described in data/access/rights.csv.</summary>
/// <param name="Code">Dotted: what it is about, then the verb.</param>
public sealed record Right(string Code)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>The code of a role, such as social-worker; its name, description and rights are in data/access/.</summary>
/// <param name="Code">Words in small letters with hyphens.</param>
public sealed record RoleCode(string Code)
{
    /// <summary>The role of the system itself, on an operator's command; nobody can sign in with it.</summary>
    public static readonly RoleCode System = new("system");

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>A role as people know it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name: Transfer of care hub coordinator.</param>
/// <param name="Purpose">What its holders do things for unless they say otherwise.</param>
/// <param name="Description">What they come to do, in a sentence.</param>
/// <param name="Rights">What it may do; everything else is denied.</param>
public sealed record Role(RoleCode Code, string Name, Purpose Purpose, string Description, FrozenSet<Right> Rights);

/// <summary>A right with the sentence that explains it.</summary>
/// <param name="Right">The right.</param>
/// <param name="Sentence">What its holder may do.</param>
public sealed record RightEntry(Right Right, string Sentence);

/// <summary>How a sign-in service's claim becomes a role here.</summary>
/// <param name="Provider">cis2 or entra.</param>
/// <param name="Claim">The claim to look at.</param>
/// <param name="Value">The value that grants the role; compared exactly.</param>
/// <param name="Role">The role granted.</param>
/// <param name="Source">Where the value is published.</param>
/// <param name="Status">verified, derived or unverified.</param>
public sealed record ClaimRule(string Provider, string Claim, string Value, RoleCode Role, string Source, string Status);

/// <summary>
/// Who may do what: roles, rights and claims from data/access/, checked when read. There is no allow-all and no inheritance:
/// a role holds the rights listed for it and no others; an unknown role holds none.
/// </summary>
public sealed class AccessBook
{
    private readonly FrozenDictionary<RoleCode, Role> _roles;

    private AccessBook(IReadOnlyList<RightEntry> rights, IReadOnlyList<Role> roles, IReadOnlyList<ClaimRule> claims)
    {
        Rights = rights;
        Roles = roles;
        Claims = claims;
        _roles = roles.ToFrozenDictionary(role => role.Code);
    }

    /// <summary>Every right, in the order of the file.</summary>
    public IReadOnlyList<RightEntry> Rights { get; }

    /// <summary>Every role, in the order of the file.</summary>
    public IReadOnlyList<Role> Roles { get; }

    /// <summary>How sign-in services' claims become roles.</summary>
    public IReadOnlyList<ClaimRule> Claims { get; }

    /// <summary>The role of that code; null when there is none.</summary>
    public Role? Find(RoleCode code) => _roles.GetValueOrDefault(code);

    /// <summary>True when one of the actor's roles holds the right. Unknown roles hold nothing.</summary>
    public bool Allows(Actor actor, Right right) => actor.Roles.Any(role => Find(role)?.Rights.Contains(right) == true);

    /// <summary>The book that came with this version of Joinery.</summary>
    public static AccessBook Load() => Load(typeof(AccessBook).Assembly);

    /// <summary>The book built into an assembly.</summary>
    /// <exception cref="InvalidDataException">A file is missing, or what it says does not fit the others; the message names the file.</exception>
    public static AccessBook Load(Assembly here)
    {
        var rights = ReferenceData.Read(here, "data/access/rights.csv", row => new RightEntry(new(row("right")), row("sentence")));
        var grants = ReferenceData.Read(here, "data/access/grants.csv", row => (Role: row("role"), Right: new Right(row("right"))))
            .ToLookup(grant => grant.Role, grant => grant.Right);
        var roles = ReferenceData.Read(here, "data/access/roles.csv", row => new Role(new(row("role")), row("name"),
            PurposeOf(row("purpose")), row("description"), grants[row("role")].ToFrozenSet()));
        var claims = ReferenceData.Read(here, "data/access/claims.csv", row => new ClaimRule(row("provider"), row("claim"), row("value"),
            new(row("role")), row("source"), StatusOf(row("status"))));
        Check(rights, roles, grants, claims);
        return new(rights, roles, claims);
    }

    // Enum.Parse would take a number, and with it a purpose that nobody wrote.
    private static Purpose PurposeOf(string word) =>
        Enum.TryParse<Purpose>(word, out var purpose) && purpose.ToString() == word ? purpose : throw new FormatException($"{word} is not a purpose.");

    private static string StatusOf(string word) =>
        word is "verified" or "derived" or "unverified" ? word : throw new FormatException($"{word} is not a status: verified, derived or unverified.");

    private static void CheckOnce(string file, IEnumerable<string> keys)
    {
        var seen = new HashSet<string>();
        foreach (var key in keys.Where(key => !seen.Add(key))) throw new InvalidDataException($"{file} has {key} twice.");
    }

    private static void Check(IReadOnlyList<RightEntry> rights, IReadOnlyList<Role> roles, ILookup<string, Right> grants, IReadOnlyList<ClaimRule> claims)
    {
        CheckOnce("data/access/rights.csv", rights.Select(entry => entry.Right.Code));
        CheckOnce("data/access/roles.csv", roles.Select(role => role.Code.Code));
        CheckOnce("data/access/grants.csv", grants.SelectMany(grant => grant.Select(right => $"{grant.Key} {right}")));
        var knownRights = rights.Select(entry => entry.Right).ToHashSet();
        var knownRoles = roles.Select(role => role.Code.Code).ToHashSet();
        foreach (var grant in grants)
        {
            if (!knownRoles.Contains(grant.Key)) throw new InvalidDataException($"data/access/grants.csv names the role {grant.Key}, which roles.csv does not have.");
            foreach (var right in grant.Where(right => !knownRights.Contains(right)))
                throw new InvalidDataException($"data/access/grants.csv gives {grant.Key} the right {right}, which rights.csv does not have.");
        }
        foreach (var claim in claims.Where(claim => !knownRoles.Contains(claim.Role.Code)))
            throw new InvalidDataException($"data/access/claims.csv gives the role {claim.Role}, which roles.csv does not have.");
    }
}
