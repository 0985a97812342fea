using Joinery.Entitlement.Files;
using Joinery.Entitlement.Simulations;
using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Entitlement;

/// <summary>A simulation counts what the exact engine would have said of each person.</summary>
public sealed class SimulationTests
{
    private static readonly RatesOn Rates = RateBook.BuiltIn.On(new(2026, 10, 1));

    private static LocalPolicy Policy(params PolicyRow[] rows) => new("E10000012", "drawn", rows);

    private static PolicyRow Row(PolicyItem item, decimal value) => new(item, value, DateRange.Of(new(2026, 4, 6)), "paragraph 1");

    [Fact]
    public void Every_group_adds_up_to_what_the_exact_engine_says_of_its_people()
    {
        const int People = 3_000;
        var (before, after) = (LocalPolicy.None, Policy(Row(PolicyItem.DisposableIncomePercent, 90), Row(PolicyItem.FlatDisabilityCosts, 12.5m), Row(PolicyItem.MinimumCharge, 1.25m)));
        var (groups, leftOut) = new Simulation(Rates, before, after).Run(People, number => SyntheticPeople.Draw(7, number, Rates.On, Rates), _ => { }, CancellationToken.None).OrThrow();

        long Sum(LocalPolicy policy) => Enumerable.Range(0, People).Select(number => SyntheticPeople.Draw(7, number, Rates.On, Rates))
            .Sum(file => CareCharge.Assess(file.Person, file.Care, Rates, policy.On(Rates).OrThrow(), default(Silent)).OrThrow().Weekly.Pence);
        leftOut.ShouldBe(0);
        groups.Sum(group => group.People).ShouldBe(People);
        groups.Sum(group => group.BeforePence).ShouldBe(Sum(before));
        groups.Sum(group => group.AfterPence).ShouldBe(Sum(after));
        groups.Where(group => group.Group.StartsWith("At home", StringComparison.Ordinal)).Sum(group => group.PayLess).ShouldBeGreaterThan(500);
        groups.Sum(group => group.PayMore).ShouldBe(0, "A smaller share, a larger allowance and a least charge cost nobody anything.");
        groups.Where(group => group.Group.StartsWith("Care home", StringComparison.Ordinal)).Sum(group => group.PayLess).ShouldBe(0, "None of them reaches into a care home.");
    }

    [Fact]
    public void The_same_policy_twice_changes_nothing_and_the_same_seed_draws_the_same_people()
    {
        var policy = Policy(Row(PolicyItem.GuaranteeUplift, 5));
        IReadOnlyList<GroupEffect> Run() => new Simulation(Rates, policy, policy).Run(500, number => SyntheticPeople.Draw(3, number, Rates.On, Rates), _ => { }, CancellationToken.None).OrThrow().Groups;
        var groups = Run();
        groups.Sum(group => group.PayLess + group.PayMore).ShouldBe(0);
        Run().ShouldBe(groups);
    }

    [Fact]
    public void A_policy_that_the_law_does_not_allow_is_refused()
    {
        var refused = new Simulation(Rates, LocalPolicy.None, Policy(Row(PolicyItem.DisposableIncomePercent, 120))).Run(10, number => SyntheticPeople.Draw(3, number, Rates.On, Rates), _ => { }, CancellationToken.None);
        refused.IsAccepted.ShouldBeFalse();
    }

    [Fact]
    public void A_person_file_comes_back_as_it_was_written()
    {
        for (var number = 0; number < 200; number++)
        {
            var text = SyntheticPeople.Draw(11, number, Rates.On, Rates).Write();
            PersonFile.Read(text).OrThrow().Write().ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("""{ "on": "2026-05-01" }""", "Something that must be there is missing: person, care.")]
    [InlineData("""{ "on": "1 May 2026", "person": { "dateOfBirth": "1944-03-02" }, "care": { "setting": "at-home", "weeklyCost": 1 } }""", "on: A day is written like 2026-10-01.")]
    [InlineData("""{ "on": "2026-05-01", "person": { "dateOfBirth": "1944-03-02", "capital": [ { "name": "x", "kind": "gold", "value": 1 } ] }, "care": { "setting": "at-home", "weeklyCost": 1 } }""", "person.capital[0].kind: This is one of: money, investment, main-home, land, business, other.")]
    [InlineData("""{ "on": "2026-05-01", "person": { "dateOfBirth": "1944-03-02" }, "care": { "setting": "at-home", "weeklyCost": "310" } }""", "care.weeklyCost: An amount is a number of pounds with at most two decimals, like 12.50.")]
    [InlineData("""{ "on": "2026-05-01", "person": { "dateOfBirth": "1944-03-02", "name": "X" }, "care": { "setting": "at-home", "weeklyCost": 1 } }""", "person.name: There is no field called name. Check its name in the reference of joinery assess.")]
    [InlineData("", "The file is not JSON: look at line 1, character 1.")]
    public void What_is_wrong_with_a_file_is_told_with_its_place(string text, string sentence) => PersonFile.Read(text).Refusal!.ToString().ShouldBe(sentence);

    [Fact]
    public void Names_in_files_are_those_of_the_data()
    {
        foreach (var kind in IncomeKinds.All) EnumNames<IncomeKind>.Of(kind.Kind).ShouldBe(kind.Code);
    }
}
