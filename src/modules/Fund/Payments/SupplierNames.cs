using Joinery.Design;
using Joinery.Ledger;

namespace Joinery.Fund.Payments;

/// <summary>
/// Under which names bodies are paid, and which body came after which, from data/fund/suppliers.csv. A name stands for a body by the day of the payment,
/// since old debts are paid under new names and the reverse; a payment keeps the name under which it was published.
/// </summary>
internal sealed class SupplierNames
{
    /// <summary>Successions that are followed; a longer line, or a ring, is a mistake in the data.</summary>
    private const int LongestLine = 20;

    private readonly ILookup<string, Alias> _aliases;
    private readonly Dictionary<string, Alias> _bodies;

    /// <summary>A name of a body. <paramref name="ValidUntil"/> and <paramref name="Successor"/> are empty when there is none.</summary>
    internal sealed record Alias(string Name, string Body, string BodyName, DateOnly ValidFrom, string ValidUntil, string Successor)
    {
        public bool Covers(DateOnly day) => day >= ValidFrom && (ValidUntil.Length == 0 || day < SqlTypes.ReadDay(ValidUntil));
    }

    public SupplierNames(IReadOnlyList<Alias> aliases)
    {
        _aliases = aliases.ToLookup(alias => alias.Name, StringComparer.Ordinal);
        _bodies = aliases.GroupBy(alias => alias.Body, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.MaxBy(alias => alias.ValidFrom)!, StringComparer.Ordinal);
    }

    /// <summary>Letters and spaces that publishers change from file to file.</summary>
    public static string Folded(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    /// <summary>The code and name of the body that follows whoever was paid under this name on this day; the folded name twice when nobody knows the body.</summary>
    public (string Code, string Name) Today(string supplier, DateOnly day)
    {
        var folded = Folded(supplier);
        if (_aliases[folded].FirstOrDefault(alias => alias.Covers(day)) is not { } found) return (folded, folded);
        for (var steps = 0; steps < LongestLine && found.Successor.Length > 0 && _bodies.TryGetValue(found.Successor, out var next); steps++) found = next;
        return (found.Body, found.BodyName);
    }

    /// <summary>True when the day of the payment decides for whom the name stands.</summary>
    public bool IsKnown(string supplier) => _aliases.Contains(Folded(supplier));

    public static async Task<SupplierNames> Of(Db db) => new(await db.Query<Alias>("select name, body, body_name, valid_from, valid_until, successor from fund_supplier_alias"));

    public static Task Load(ReferenceLoad load)
    {
        const string File = "data/fund/suppliers.csv";
        string[] columns = ["name", "body", "body_name", "valid_from", "valid_until", "successor", "source", "status"];
        var rows = ReferenceData.Read<object?[]>(typeof(FundBook).Assembly, File, row => [.. columns.Select(row)]);
        return load.Load(File, string.Join('\n', rows.Select(row => string.Join('|', row))), async db =>
        {
            await db.Execute("delete from fund_supplier_alias");
            await db.InsertMany("fund_supplier_alias", columns, rows);
        });
    }
}
