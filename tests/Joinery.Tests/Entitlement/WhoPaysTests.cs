using Joinery.Entitlement.Splits;
using Joinery.Rules;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Entitlement;

/// <summary>Who pays for each service of a package, through every change.</summary>
public sealed class WhoPaysTests
{
    private static readonly DateOnly First = new(2026, 9, 14);

    private static Money Pounds(decimal pounds) => Money.FromPounds(pounds);

    private static SplitFile File(params ServiceLine[] services) => new()
    {
        Assessment = new()
        {
            On = First,
            Person = new()
            {
                DateOfBirth = new(1944, 3, 2),
                Income = [new(IncomeKind.StatePension, Pounds(241.30m)), new(IncomeKind.AttendanceAllowanceHigher, Pounds(114.60m))],
                Capital = [new("savings", CapitalKind.Money, Pounds(18_000))],
                Costs = [new(CostKind.Housing, "council tax", Pounds(22.30m)), new(CostKind.Disability, "laundry", Pounds(18))],
            },
            Care = new(Setting.AtHome, Pounds(310)),
        },
        Services = services,
        Days = DateRange.Of(First, new(2027, 3, 1)),
    };

    [Fact]
    public void Reablement_is_free_for_six_weeks_and_a_service_that_begins_shares_the_charge()
    {
        var answer = WhoPays.Of(File(
            new("reablement", Pounds(310), DateRange.Of(First)) { IsReablement = true },
            new("home care", Pounds(200), DateRange.Of(new(2026, 11, 9))),
            new("nursing visits", Pounds(100.01m), DateRange.Of(First)) { Funding = HealthFunding.Joint, HealthPercent = 100 })).Value;

        // The person's charge is £81.85 (guide, E8); before it nothing can be charged for.
        var rows = answer.Days.Select(days => (days.Days.From, days.Charge, string.Join(" | ", days.Services.Select(one => $"{one.Service.Name} {one.Split.Of(Funder.Nhs)}/{one.Split.Of(Funder.Council)}/{one.Split.Of(Funder.Person)}"))));
        rows.ShouldBe(
        [
            (First, Money.Zero, "reablement £0.00/£310.00/£0.00 | nursing visits £100.01/£0.00/£0.00"),
            (new(2026, 10, 26), Pounds(81.85m), "reablement £0.00/£228.15/£81.85 | nursing visits £100.01/£0.00/£0.00"),
            // 81.85 in proportion 310 : 200 is 49.7520 and 32.0980.
            (new(2026, 11, 9), Pounds(81.85m), "reablement £0.00/£260.25/£49.75 | home care £0.00/£167.90/£32.10 | nursing visits £100.01/£0.00/£0.00"),
        ]);
        answer.Days[1].Because.ShouldBe(["Reablement no longer free: its six weeks are over."]);
        answer.EndsBecause.ShouldBeNull();
        foreach (var total in answer.Totals) total.Parts.Values.Aggregate(Money.Zero, (sum, part) => sum + part).ShouldBe(total.Gross);
        answer.Totals[0].Gross.ShouldBe(Pounds(310) * 24);
    }

    [Fact]
    public void An_agreed_top_up_and_a_deferral_hold_for_their_own_days()
    {
        var home = new ServiceLine("care home", Pounds(1_000), DateRange.Of(First)) { ThirdPartyTopUp = Pounds(20) };
        var file = File(home);
        var answer = WhoPays.Of(file with
        {
            Assessment = file.Assessment with { Person = file.Assessment.Person with { Income = [new(IncomeKind.StatePension, Pounds(241.30m))] }, Care = new(Setting.Permanent, Pounds(1_000)) { MovedIn = First } },
            TopUps =
            [
                new("care home", TopUpPayer.FirstParty, Pounds(60), DateRange.Of(new(2026, 10, 5), new(2026, 11, 2))),
                new("care home", TopUpPayer.ThirdParty, Pounds(75), DateRange.Of(new(2026, 11, 2))),
            ],
            Deferrals = [new(Pounds(50), DateRange.Of(new(2026, 10, 19)))],
        }).Value;
        var rows = answer.Days.Select(days => (days.Days.From, Own: days.Services[0].Split.Of(Funder.Person), Deferred: days.Services[0].Split.Of(Funder.PersonDeferred), Other: days.Services[0].Split.Of(Funder.ThirdParty))).ToList();
        var charge = rows[0].Own;
        charge.ShouldBeGreaterThan(Pounds(50));
        rows.ShouldBe(
        [
            (First, charge, Money.Zero, Pounds(20)),
            (new(2026, 10, 5), charge + Pounds(60), Money.Zero, Pounds(20)),
            (new(2026, 10, 19), charge + Pounds(60) - Pounds(50), Pounds(50), Pounds(20)),
            (new(2026, 11, 2), charge - Pounds(50), Pounds(50), Pounds(75)),
        ]);
        answer.Days[1].Because.ShouldBe(["A top-up of £60.00 a week for care home, paid by the person, as agreed."]);
        foreach (var total in answer.Totals) total.Parts.Values.Aggregate(Money.Zero, (sum, part) => sum + part).ShouldBe(total.Gross);
    }

    [Fact]
    public void Figures_that_nobody_knows_yet_end_the_answer_and_are_never_guessed()
    {
        var answer = WhoPays.Of(File(new ServiceLine("home care", Pounds(310), DateRange.Of(First))) with { Days = DateRange.Of(First, new(2027, 9, 1)) }).Value;

        answer.Days[^1].Days.Until.ShouldBe(new DateOnly(2027, 4, 6));
        answer.EndsBecause.ShouldNotBeNull();
        WhoPays.Of(File(new ServiceLine("home care", Pounds(310), DateRange.Of(First))) with { Days = DateRange.Of(new(2027, 5, 1), new(2027, 6, 1)) }).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void A_benefit_that_stops_in_a_home_changes_the_charge_from_the_29th_day()
    {
        var file = File(new ServiceLine("care home", Pounds(900), DateRange.Of(First)));
        file = file with { Assessment = file.Assessment with { Care = new(Setting.Permanent, Pounds(900)) { MovedIn = First } } };

        var answer = WhoPays.Of(file).Value;

        answer.Days[1].Days.From.ShouldBe(First.AddDays(28));
        answer.Days[1].Because.Single().ShouldStartWith("Attendance Allowance, DLA care and PIP daily living stop");
        (answer.Days[0].Charge - answer.Days[1].Charge).ShouldBeGreaterThan(Money.Zero);
    }

    [Fact]
    public void Parts_of_all_services_add_up_to_the_charge_whatever_they_are()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var rates = RateBook.BuiltIn.On(First);
            var services = Enumerable.Range(0, random.Next(1, 6)).Select(i => new ServiceLine($"service {i}", new(random.Next(1, 100_000)), DateRange.Of(First))
            {
                Funding = (HealthFunding)random.Next(0, 3),
                HealthPercent = random.Next(0, 101),
                IsReablement = random.Next(4) == 0,
            }).ToList();
            var charge = new Money(random.Next(0, 60_000));
            var deferred = new Money(random.Next(0, 60_000));

            var splits = PackageSplit.On(services, charge, deferred, rates).Value;

            var most = PackageSplit.Chargeable(services, rates).Value;
            var person = splits.Sum(one => one.Split.Of(Funder.Person) + one.Split.Of(Funder.PersonDeferred));
            person.ShouldBe(charge < most ? charge : most);
            splits.ShouldAllBe(one => one.Split.Lines.Sum(line => line.Amount) == one.Service.Weekly);
            splits.ShouldAllBe(one => one.Split.Lines.All(line => !line.Amount.IsNegative));
        }
    }
}
