using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Simulations;

/// <summary>What a change of policy does to one group.</summary>
/// <param name="Group">Setting and age.</param>
public sealed record GroupEffect(string Group)
{
    /// <summary>People in it.</summary>
    public long People { get; private set; }
    /// <summary>Those who pay less.</summary>
    public long PayLess { get; private set; }
    /// <summary>Those who pay more.</summary>
    public long PayMore { get; private set; }
    /// <summary>What all of them pay a week by the first policy, in pence.</summary>
    public long BeforePence { get; private set; }
    /// <summary>The same by the second.</summary>
    public long AfterPence { get; private set; }
    /// <summary>The most that one of them gains or loses a week, in pence.</summary>
    public long LargestPence { get; private set; }

    internal void Add(long before, long after)
    {
        People++;
        if (after < before) PayLess++;
        if (after > before) PayMore++;
        BeforePence += before;
        AfterPence += after;
        LargestPence = Math.Max(LargestPence, Math.Abs(after - before));
    }

    internal void Add(GroupEffect other)
    {
        People += other.People;
        PayLess += other.PayLess;
        PayMore += other.PayMore;
        BeforePence += other.BeforePence;
        AfterPence += other.AfterPence;
        LargestPence = Math.Max(LargestPence, other.LargestPence);
    }
}

/// <summary>Two policies on the same people: who wins, who loses, and what the council takes. Charges come from the engine for very many cases, which a test holds to the exact one.</summary>
internal sealed class Simulation(RatesOn rates, LocalPolicy before, LocalPolicy after)
{
    private const int AtOnce = 20_000;

    /// <summary>Everybody, by group and in all; people who cannot be assessed are counted and left out.</summary>
    public Outcome<(IReadOnlyList<GroupEffect> Groups, long LeftOut)> Run(int people, Func<int, PersonFile> person, Action<double> progress, CancellationToken stop)
    {
        if (!Side(before).Try(out var one, out var refusal) || !Side(after).Try(out var other, out refusal)) return refusal;
        var groups = new SortedDictionary<string, GroupEffect>(StringComparer.Ordinal);
        var (leftOut, done) = (0L, 0);
        var parts = Enumerable.Range(0, (people + AtOnce - 1) / AtOnce);
        Parallel.ForEach(parts, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, part =>
        {
            var (effects, refused) = Part(part * AtOnce, Math.Min(people, (part + 1) * AtOnce), person, one, other);
            lock (groups)
            {
                foreach (var (name, effect) in effects)
                    if (groups.TryGetValue(name, out var known)) known.Add(effect);
                    else groups[name] = effect;
                leftOut += refused;
                done += Math.Min(people, (part + 1) * AtOnce) - part * AtOnce;
                progress(Math.Min(0.999, (double)done / people));
            }
        });
        progress(1);
        return ((IReadOnlyList<GroupEffect>)[.. groups.Values], leftOut);
    }

    private sealed record Chosen(PolicyOn Policy, BulkRates Rates);

    private Outcome<Chosen> Side(LocalPolicy policy) =>
        !policy.On(rates).Try(out var on, out var refusal) ? refusal : BulkRates.Of(rates, on).Try(out var bulk, out refusal) ? new Chosen(on, bulk) : refusal;

    private (Dictionary<string, GroupEffect> Effects, long Refused) Part(int from, int until, Func<int, PersonFile> person, Chosen one, Chosen other)
    {
        var effects = new Dictionary<string, GroupEffect>(StringComparer.Ordinal);
        var refused = 0L;
        var cases = new BulkCase[1];
        var charge = new long[1];
        for (var number = from; number < until; number++)
        {
            var file = person(number);
            if (!Charge(file, one, cases, charge).Try(out var was, out _) || !Charge(file, other, cases, charge).Try(out var becomes, out _))
            {
                refused++;
                continue;
            }
            var group = GroupOf(file);
            if (!effects.TryGetValue(group, out var effect)) effects[group] = effect = new(group);
            effect.Add(was, becomes);
        }
        return (effects, refused);
    }

    private Outcome<long> Charge(PersonFile file, Chosen side, BulkCase[] cases, long[] charge)
    {
        // A policy may reach into single items, so a case is read for each side.
        if (!BulkCase.Of(file.Person, file.Care, rates, side.Policy).Try(out cases[0], out var refusal)) return refusal;
        if (file.Care.Setting is Setting.Permanent or Setting.Temporary) BulkCharges.InCareHome(cases, side.Rates, charge);
        else BulkCharges.AtHome(cases, side.Rates, charge);
        return charge[0];
    }

    private string GroupOf(PersonFile file)
    {
        var age = file.Person.AgeOn(rates.On);
        return $"{(file.Care.Setting is Setting.Permanent or Setting.Temporary ? "Care home" : "At home")}, {(age < 65 ? "18 to 64" : age < 85 ? "65 to 84" : "85 and over")}";
    }
}
