using Joinery.Design;
using Joinery.Fund.Ledgers;

namespace Joinery.Fund.Pools;

/// <summary>How the money of a pool is agreed to flow: from partners into streams, and from streams to schemes.</summary>
internal static class PoolFlows
{
    /// <summary>The two stages, in the agreement's order. What of a stream nobody has planned ends in it.</summary>
    public static IReadOnlyList<IReadOnlyList<Flow>> Of(Pool pool, IReadOnlyDictionary<string, string> names) =>
    [
        [.. pool.Terms.Streams.SelectMany(stream => stream.Contributions.Select(put => new Flow(names.GetValueOrDefault(put.Body.Text, put.Body.Text), stream.Name, put.Agreed)))],
        [.. pool.Terms.Schemes.SelectMany(scheme => scheme.Plan.Select(planned => new Flow(pool.Terms.Stream(planned.Stream.Text)!.Name, scheme.Name, planned.Amount)))],
    ];
}
