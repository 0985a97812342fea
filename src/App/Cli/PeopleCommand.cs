using System.CommandLine;
using Joinery.App.Access;
using Joinery.Design;

namespace Joinery.App.Cli;

/// <summary>joinery people: whom one can sign in as in the demo place.</summary>
internal static class PeopleCommand
{
    public static Command Create()
    {
        var people = new Command("people", "List the fictional people whom one can sign in as in the demo place.");
        people.SetAction((parsed, _) => Commands.WithStore(parsed, async (_, store) =>
        {
            var access = AccessBook.Load();
            var all = (await new Accounts(store).Demo()).Select(person => (person.Name, Role: access.Find(person.ToActor().Roles[0])?.Name ?? "")).ToList();
            if (parsed.GetValue(Commands.AsJson)) Terminal.WriteJson(all.Select(person => new { name = person.Name, role = person.Role }));
            else if (all.Count == 0) Terminal.Line("Nobody yet. Run: joinery seed --demo");
            else Terminal.Table(["Sign in as", "who is a"], all.Select(person => new[] { person.Name, person.Role }));
            return Terminal.Done;
        }));
        return people;
    }
}
