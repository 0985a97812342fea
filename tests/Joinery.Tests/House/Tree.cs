using Joinery.Testing;

namespace Joinery.Tests.House;

/// <summary>One file of the repository, as the tests of the house read it.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The name before the first full stop: Form of Form.Readers.cs.</summary>
    public string Stem => Name.Split('.')[0];

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal) || IsPage;

    public bool IsPage => Path.EndsWith(".razor", StringComparison.Ordinal);

    /// <summary>The module that the file belongs to, in small letters: place of src/modules/Place/…, kernel of src/Kernel/…; empty for others.</summary>
    public string Module => Path.Split('/') switch
    {
        ["src", "modules", var module, ..] => module.ToLowerInvariant(),
        ["src", var module and ("App" or "Kernel"), ..] => module.ToLowerInvariant(),
        _ => "",
    };
}

/// <summary>The files that we write: not what is fetched or built.</summary>
internal static class Tree
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "artifacts", "wwwroot", ".git"];
    private static readonly string[] Kinds = [".cs", ".razor", ".sql", ".csproj", ".props", ".mjs", ".js", ".scss", ".md", ""];

    /// <summary>Every file of the given folders.</summary>
    public static IReadOnlyList<SourceFile> In(params string[] folders) => folders.SelectMany(folder => Walk(Sources.File(folder))).ToList();

    /// <summary>Every folder below the given ones, from the root, with slashes.</summary>
    public static IReadOnlyList<string> FoldersIn(params string[] folders) =>
        In(folders).SelectMany(file => Above(file.Path)).Distinct().Order(StringComparer.Ordinal).ToList();

    private static IEnumerable<string> Above(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1)) yield return path[..slash];
    }

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Kinds.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal))
            yield return new(Path.GetRelativePath(Sources.Root, file).Replace('\\', '/'), File.ReadAllText(file));
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => !Made.Contains(Path.GetFileName(inner))).Order(StringComparer.Ordinal))
            foreach (var file in Walk(inner)) yield return file;
    }
}
