namespace Joinery.Testing;

/// <summary>Folders that tests read: the repository itself, and the shared input beside it.</summary>
public static class Sources
{
    /// <summary>The root of the repository: the nearest folder above the tests with Joinery.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the repository.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    /// <summary>A file of the shared input beside the repository; fails with a sentence when it is absent.</summary>
    public static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Environment.GetEnvironmentVariable("JOINERY_SHARED") ?? Path.Combine(Root, "..", "shared"), path));
        if (!System.IO.File.Exists(full)) throw new FileNotFoundException($"This test reads shared/{path}, which is not beside the repository. Put it there, or set JOINERY_SHARED to its folder.");
        return full;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Joinery.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not stand inside the repository.");
    }
}
