using CsvHelper;

namespace Joinery.Fund.Payments;

/// <summary>Where the columns of a file stand; -1 for one that it has not. Names are matched in small letters with single spaces, since publishers change both.</summary>
internal sealed record PaymentColumns(int Width, int Body, int BodyName, int Date, int Transaction, int Amount, int Supplier, int Area, int Type, int Code, int SupplierId, int Invoice, int Creditor)
{
    /// <summary>The columns of a header line; refused when one that is needed is missing, or there twice.</summary>
    public static Outcome<PaymentColumns> Of(IReadOnlyList<string> headers)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headers.Count; i++)
        {
            var name = string.Join(' ', headers[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
            if (name.Length > 0 && !places.TryAdd(name, i)) return PaymentRefusals.ColumnTwice.With(headers[i].Trim());
        }
        foreach (var (name, shown) in Needed)
            if (!places.ContainsKey(name)) return PaymentRefusals.NoColumn.With(shown);
        int At(string name) => places.GetValueOrDefault(name, -1);
        return new PaymentColumns(headers.Count, At("body"), At("name of body"), At("date"), At("transaction number"), At("amount"), At("supplier name"), At("expense area"),
            At("expense type"), At("expense code"), At("supplier id"), At("invoice number"), At("creditor type"));
    }

    private static readonly (string Name, string Shown)[] Needed =
        [("body", "Body"), ("name of body", "Name of Body"), ("date", "Date"), ("transaction number", "Transaction Number"), ("amount", "Amount"), ("supplier name", "Supplier Name"), ("expense area", "Expense Area")];

    /// <summary>The text of a column; empty when the file has no such column.</summary>
    public static string Text(CsvReader csv, int column) => column < 0 || csv.IsEmpty(column) ? "" : csv.GetString(column);
}
