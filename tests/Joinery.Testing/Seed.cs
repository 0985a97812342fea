using Xunit;

namespace Joinery.Testing;

/// <summary>
/// Chance that can be had again. The seed is the same on every run unless JOINERY_TEST_SEED says otherwise,
/// and every test that uses it prints it.
/// </summary>
public static class Seed
{
    /// <summary>The seed of this run.</summary>
    public static int Value { get; } = int.TryParse(Environment.GetEnvironmentVariable("JOINERY_TEST_SEED"), out var asked) ? asked : 20260401;

    /// <summary>Chance for one test, which prints how to have the same again.</summary>
    public static Random Random()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed: JOINERY_TEST_SEED={Value}");
        return new Random(Value);
    }
}
