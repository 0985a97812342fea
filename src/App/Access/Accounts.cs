namespace Joinery.App.Access;

/// <summary>A person who may sign in, or has.</summary>
public sealed record Account(string Id, string Name, OdsCode Organisation, string Roles, string SignedInWith)
{
    public Actor ToActor() => new(Id, Name, Organisation, Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(role => new RoleCode(role)).ToList());
}

/// <summary>Accounts: made by the demo place, or at the first sign-in through a sign-in service.</summary>
internal sealed class Accounts(Store store)
{
    /// <summary>The way in is not set up.</summary>
    public static readonly RefusalKind UnknownPerson = new("sign-in.unknown", "Choose one of the people on the list.");
    /// <summary>A sign-in service vouched for the person but gave no role that Joinery knows.</summary>
    public static readonly RefusalKind NoRole = new("sign-in.no-role", "You have signed in, but none of your roles is known here. Ask your organisation's Joinery administrator to give you one.");

    private const string Columns = "id, name, organisation, roles, signed_in_with";

    public Task<IReadOnlyList<Account>> Demo() =>
        store.Read(db => db.Query<Account>($"select {Columns} from app_account where signed_in_with = 'demo' order by roles, name"));

    public Task<Account?> FindDemo(string id) =>
        store.Read(db => db.Find<Account>($"select {Columns} from app_account where signed_in_with = 'demo' and id = @id", new { id }));

    /// <summary>Records that somebody signed in, and who the sign-in service says they are today.</summary>
    public Task<Outcome<Actor>> SignedIn(Deed deed, string with) => store.Write<Actor>(deed, async db =>
    {
        if (deed.By.Roles.Count == 0) return NoRole.With();
        await db.Execute("""
            insert into app_account (id, name, organisation, roles, signed_in_with, last_seen_at) values (@Id, @Name, @organisation, @roles, @with, @At)
            on conflict (id) do update set name = excluded.name, organisation = excluded.organisation, roles = excluded.roles, last_seen_at = excluded.last_seen_at
            """, new { deed.By.Id, deed.By.Name, organisation = deed.By.Organisation, roles = string.Join(' ', deed.By.Roles), with, deed.At });
        return deed.By;
    });
}
