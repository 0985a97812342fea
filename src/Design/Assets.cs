using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Design;

/// <summary>
/// Style sheets, scripts and images, carried inside the program. Each is named by its content, so a browser may keep it for ever
/// and an upgrade is seen at once. The manifest assets.json tells which name a plain one, such as joinery.css, has now.
/// </summary>
public static class Assets
{
    private const string Folder = "assets/";
    private static readonly Assembly Holder = typeof(Assets).Assembly;
    private static readonly Lazy<Dictionary<string, string>> Manifest = new(ReadManifest);

    /// <summary>Where they are served.</summary>
    public const string Path = "/assets";

    /// <summary>The address of an asset by its plain name; throws when there is none of that name, or when they were not built.</summary>
    public static string Url(string name) => Manifest.Value.TryGetValue(name, out var file) ? $"{Path}/{file}"
        : throw new InvalidOperationException($"There is no asset named {name}. Add it to src/Design/assets/build.mjs and run: npm run assets");

    /// <summary>Every plain name with the file that it stands for.</summary>
    public static IReadOnlyDictionary<string, string> All => Manifest.Value;

    /// <summary>The content of a file named in the manifest; null when there is none.</summary>
    public static Stream? Open(string file) => Manifest.Value.ContainsValue(file) ? Holder.GetManifestResourceStream(Folder + file) : null;

    /// <summary>The bytes of a font for what is printed; it is not served.</summary>
    internal static byte[] Font(string file)
    {
        using var font = Holder.GetManifestResourceStream(Folder + file) ?? throw new InvalidOperationException("The fonts were not built. Run: npm ci && npm run assets, and build again.");
        using var held = new MemoryStream();
        font.CopyTo(held);
        return held.ToArray();
    }

    /// <summary>Serves them, to everyone.</summary>
    public static IEndpointConventionBuilder MapAssets(this IEndpointRouteBuilder routes) => routes.MapMethods($"{Path}/{{file}}", ["GET", "HEAD"], (string file, HttpResponse response) =>
    {
        if (Open(file) is not { } content) return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Stream(content, ContentType(file));
    });

    private static string ContentType(string file) => System.IO.Path.GetExtension(file) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static Dictionary<string, string> ReadManifest()
    {
        using var manifest = Holder.GetManifestResourceStream(Folder + "assets.json")
            ?? throw new InvalidOperationException("The styles and scripts were not built. Run: npm ci && npm run assets, and build again.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(manifest)!;
    }
}
