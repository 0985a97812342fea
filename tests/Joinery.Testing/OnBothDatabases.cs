using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Joinery.Testing;

/// <summary>The databases that Joinery runs on.</summary>
public enum DatabaseKind
{
    /// <summary>One file.</summary>
    Sqlite,
    /// <summary>A server.</summary>
    Postgres,
}

/// <summary>Runs a theory once on each database: <c>[Theory, OnBothDatabases] Task It_holds(DatabaseKind kind)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite), new TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres)]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
