using System.Reflection;
using CsvHelper;

namespace Joinery;

/// <summary>
/// Reads the dated public facts of data/, which are built into the assembly that uses them, so that a running Joinery
/// cannot be changed by a file beside it.
/// </summary>
public static class ReferenceData
{
    /// <summary>Each row of a CSV file with a header line, made into a <typeparamref name="T"/>.</summary>
    /// <param name="assembly">The assembly that carries the file.</param>
    /// <param name="name">The path in the repository, such as data/access/roles.csv.</param>
    /// <param name="make">Makes one row; the argument gives the text of a named column.</param>
    /// <exception cref="InvalidDataException">The file is not built in, a column is missing, or a row does not fit; the message names file and line.</exception>
    public static IReadOnlyList<T> Read<T>(Assembly assembly, string name, Func<Func<string, string>, T> make)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"{name} is not built into {assembly.GetName().Name}.");
        using var csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            MalformedData = CsvMalformedDataHandling.Throw,
        }, leaveOpen: false);
        try
        {
            var rows = new List<T>();
            while (csv.Read()) rows.Add(make(csv.GetString));
            return csv.Headers.Count > 0 ? rows : throw new InvalidDataException($"{name} has no header line.");
        }
        catch (CsvFormatException cause)
        {
            throw new InvalidDataException($"{name}, line {cause.LineNumber}: {cause.Message}", cause);
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{name}, line {csv.LineNumber}: {cause.Message}", cause);
        }
    }
}
