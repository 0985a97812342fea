using System.Text;
using System.Text.Unicode;

namespace Joinery.Design;

/// <summary>Reads what a command is given: a file, or standard input for a hyphen, and never more than its limit.</summary>
public static class InputFile
{
    /// <summary>No such file.</summary>
    public static readonly RefusalKind Missing = new("file.missing", "There is no file {0}. Check its name and its folder.");
    /// <summary>Not to be opened.</summary>
    public static readonly RefusalKind Unreadable = new("file.unreadable", "The file cannot be opened. Check that it is a file, and that you may read it.");
    /// <summary>Over the limit.</summary>
    public static readonly RefusalKind TooLarge = new("file.too-large", "The file is larger than {0} MB. Split it into parts, each with its header line.");

    /// <summary>Another encoding.</summary>
    public static readonly RefusalKind NotUtf8 = new("file.encoding", "The file is not in UTF-8. Save it again as plain text in UTF-8.");

    /// <summary>What a refusal calls a path: its last part, or standard input.</summary>
    public static string NameOf(string path) => path == "-" ? "standard input" : Path.GetFileName(path);

    /// <summary>The bytes of a file; refused with its name when it is missing, cannot be opened or is too large.</summary>
    public static async Task<Outcome<byte[]>> Read(string path, int mostBytes, CancellationToken stop = default)
    {
        var name = NameOf(path);
        if (path != "-" && !File.Exists(path) && !Directory.Exists(path)) return Missing.With(name);
        try
        {
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var held = new MemoryStream();
            var buffer = new byte[81_920];
            while (held.Length <= mostBytes && await stream.ReadAsync(buffer, stop) is > 0 and var read) held.Write(buffer, 0, read);
            return held.Length > mostBytes ? TooLarge.With(mostBytes / 1_000_000).At(name) : held.ToArray();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Unreadable.With().At(name);
        }
    }

    /// <summary>The text of a file in UTF-8, with or without its mark; refused with its name like <see cref="Read"/>, and when it is in another encoding.</summary>
    public static async Task<Outcome<string>> ReadText(string path, int mostBytes, CancellationToken stop = default)
    {
        if (!(await Read(path, mostBytes, stop)).Try(out var bytes, out var refusal)) return refusal;
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes).TrimStart('\ufeff') : NotUtf8.With().At(NameOf(path));
    }
}
