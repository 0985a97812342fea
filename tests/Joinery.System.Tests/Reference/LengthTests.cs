using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Reference;

/// <summary>No method is longer than a screen and a half: 70 lines, counted from the first to the last line with code in it.</summary>
public sealed class LengthTests
{
    private const int Wall = 70;

    // The debugging file knows the lines of every method, pages included, and cannot be misled by braces in strings.
    private static IEnumerable<string> Longer(Assembly assembly, int wall)
    {
        using var file = File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb"));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(file);
        var reader = pdb.GetMetadataReader();
        foreach (var handle in reader.MethodDebugInformation)
        {
            var points = reader.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden).ToList();
            if (points.Count == 0) continue;
            // What a generator adds to a constructor stands in a file of its own.
            points = points.Where(point => point.Document == points[0].Document).ToList();
            var lines = points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;
            var document = reader.GetString(reader.GetDocument(points[0].Document).Name).Replace('\\', '/');
            // Fields that are set one after the other, such as a list of refusals, are no method that anybody reads.
            if (assembly.ManifestModule.ResolveMethod(MetadataTokens.GetToken(handle.ToDefinitionHandle())) is { Name: ".cctor" }) continue;
            // The generator of pages and of expressions writes methods of its own, which nobody reads.
            if (lines > wall && !document.Contains("/obj/", StringComparison.Ordinal) && !document.EndsWith(".razor", StringComparison.Ordinal))
                yield return $"{Path.GetFileName(document)}, line {points.Min(point => point.StartLine)}: {lines} lines";
        }
    }

    private static IEnumerable<Assembly> Product =>
        new[] { "joinery", "Joinery.Kernel", "Joinery.Design", "Joinery.Measures", "Joinery.Rules", "Joinery.Place", "Joinery.Record", "Joinery.Entitlement" }.Select(Assembly.Load);

    [Fact]
    public void No_method_is_longer_than_the_wall() => Product.SelectMany(assembly => Longer(assembly, Wall)).ShouldBeEmpty();

    [Fact]
    public void A_method_behind_the_wall_is_found() =>
        Longer(typeof(LengthTests).Assembly, wall: 15).ShouldContain(found => found.StartsWith("LengthTests.cs", StringComparison.Ordinal) || found.StartsWith("Visitor.cs", StringComparison.Ordinal));
}
