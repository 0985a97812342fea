using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Joinery.App.Access;

/// <summary>The keys that protect cookies and forms, in the database, so that every node can read what another made.</summary>
internal sealed class SharedKeys(Store store) : IXmlRepository
{
    // The framework asks for keys synchronously, a few times a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        store.Read(db => db.Query<string>("select xml from app_key order by name")).GetAwaiter().GetResult().Select(XElement.Parse).ToList();

    public void StoreElement(XElement element, string friendlyName) => store.Tend(db => db.Execute(
        "insert into app_key (name, xml) values (@friendlyName, @xml) on conflict (name) do update set xml = excluded.xml",
        new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) })).GetAwaiter().GetResult();
}
