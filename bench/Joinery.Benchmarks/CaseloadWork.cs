using System.Diagnostics;
using System.Text.Json;
using Joinery.Entitlement;
using Joinery.Entitlement.Caseloads;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;
using Joinery.Entitlement.Simulations;
using Joinery.Rules;
using Joinery.Testing;

namespace Joinery.Benchmarks;

/// <summary>
/// A new tax year for a council: 20,000 stored cases read, carried to the new figures, worked out again with the whole working, and kept as new facts and
/// decisions in one deed. And a change of policy tried on 1,100,000 people. People are those of <c>joinery entitlement simulate --synthetic</c>.
/// </summary>
internal static class CaseloadWork
{
    private const int Cases = 20_000, People = 1_100_000, Rounds = 5, Seed = 7;
    private static readonly DateOnly Decided = new(2025, 10, 6), NewYear = new(2026, 4, 13);
    private static readonly OdsCode Council = OdsCode.Of("XHC");

    public static async Task<int> Run(string address)
    {
        Console.WriteLine("| what | time |");
        Console.WriteLine("|---|---|");
        Simulate();
        var clock = ManualClock.At("2026-04-01T09:00:00Z");
        await using var store = Store.At(StoreAddress.Parse(address, "bench", Environment.CurrentDirectory).OrThrow(), clock);
        (await Migrations.Apply(store, [.. Migrations.In(typeof(Store).Assembly), .. Migrations.In(typeof(EntitlementModule).Assembly)], clock)).OrThrow();
        var ids = Ids.Unguessable(clock);
        await Fill(store, ids, clock);
        var caseload = new Caseload(store, new(store), ids);
        // Each round carries the decisions of the round before to the next day.
        var (looks, writes) = (new List<double>(), new List<double>());
        var (carried, left) = (0, 0);
        for (var round = 0; round <= Rounds; round++)
        {
            looks.Add(await Milliseconds(() => caseload.Look(Council, NewYear.AddDays(round), NewYear)));
            writes.Add(await Milliseconds(async () =>
            {
                var change = (await caseload.Decide(Deed(ids, clock), NewYear.AddDays(round), "New rates begin in April.", null)).Value;
                (carried, left) = (change.Carried.Count, change.Left.Count);
            }));
        }
        Tell($"{Cases:N0} stored cases carried to a new year's figures, looked at only", looks);
        Tell($"the same, decided and kept: {carried:N0} carried, {left:N0} left to be decided by hand", writes);
        return 0;
    }

    private static void Simulate()
    {
        var rates = RateBook.BuiltIn.On(new(2026, 10, 1));
        var policy = new LocalPolicy("a council", "tried", [new(PolicyItem.MinimumCharge, 5, DateRange.Of(new DateOnly(2026, 4, 1)), "paragraph 1")]);
        var simulation = new Simulation(rates, LocalPolicy.None, policy);
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            _ = simulation.Run(People, number => SyntheticPeople.Draw(Seed, number, rates.On, rates), _ => { }, default).Value;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Tell($"{People:N0} people drawn and charged under two policies", times);
    }

    private static async Task Fill(Store store, Ids ids, TimeProvider clock)
    {
        var rates = RateBook.BuiltIn.On(Decided);
        var deed = Deed(ids, clock);
        var (cases, facts, decisions) = (new List<object?[]>(), new List<object?[]>(), new List<object?[]>());
        for (var number = 0; cases.Count < Cases; number++)
        {
            var person = SyntheticPeople.Draw(Seed, number, Decided, rates);
            if (!Answers.OfAsked(person, rates).Try(out var answers, out _) || answers.Asked.Refused is not null) continue;
            var id = ids.Next<Case>();
            var held = new CaseFacts
            {
                Person = person.Person with { Income = [], Capital = [], Costs = [] },
                Care = person.Care,
                Income = person.Person.Income,
                Capital = person.Person.Capital,
                Costs = person.Person.Costs,
                IncomeIsWhole = true,
                CapitalIsWhole = true,
                CostsAreWhole = true,
            };
            cases.Add([id, Council, $"B-{number}", Decided, deed.At, "bench"]);
            facts.Add([id, 1L, JsonSerializer.Serialize(held, PersonFile.Brief), deed.At, "bench"]);
            decisions.Add(CaseBook.Row(CaseBook.DecisionOf(ids.Next<Decision>(), id, 1, person, answers, "A bench.", deed.At, "Bench", null), "bench"));
        }
        (await store.Write<Done>(deed, async db =>
        {
            await db.InsertMany("entitlement_case", ["id", "organisation", "reference", "referred_on", "opened_at", "opened_by"], cases);
            await db.InsertMany("entitlement_facts", ["case_id", "version", "facts", "recorded_at", "recorded_by"], facts);
            await db.InsertMany("entitlement_decision", CaseBook.Columns, decisions);
            return Done.It;
        })).OrThrow();
    }

    private static Deed Deed(Ids ids, TimeProvider clock) => new(ids.Next<Deed>(), Actor.System(Council), "assessment.carry", Purpose.FinancialAssessment, "", clock.GetUtcNow());

    private static async Task<double> Milliseconds(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    // The first round, with code that is not compiled yet, stands by itself.
    private static void Tell(string what, List<double> times)
    {
        var rounds = times.Skip(1).Order().ToList();
        Console.WriteLine($"| {what} | {rounds[rounds.Count / 2]:N0} ms ({rounds[0]:N0}–{rounds[^1]:N0}); the first time {times[0]:N0} ms |");
    }
}
