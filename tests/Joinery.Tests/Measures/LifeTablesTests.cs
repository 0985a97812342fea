using FsCheck;
using FsCheck.Fluent;
using Joinery.Measures;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Measures;

/// <summary>
/// Life tables. The shared vectors hold life expectancies without the deaths by age that they came from, so the table is checked by hand and by
/// a second computation that follows the columns of Chiang's own table.
/// </summary>
public sealed class LifeTablesTests
{
    private static readonly int[] Ages = [0, 1, .. Enumerable.Range(1, 18).Select(i => 5 * i)];

    [Fact]
    public void A_table_of_two_bands_can_be_checked_by_hand()
    {
        var table = LifeTables.Of([new(0, 10_000, 100), new(1, 5_000, 100)]).Value;
        // From 1 on: 5,000 / 100 = 50 years. In the first year 0.01 / 1.009 die, each after a tenth of it.
        var dying = 0.01 / 1.009;
        table[1].Years.Value.ShouldBe(50, 1e-9);
        table[0].Years.Value.ShouldBe(1 - 0.9 * dying + (1 - dying) * 50, 1e-9);
        // The mean length of life in an open band has a standard error of itself over the root of the deaths.
        table[1].Years.Lower.ShouldBe(50 - Confidence.Percent95.Z * 5, 1e-9);
        table.ShouldAllBe(age => age.Reliable);
    }

    [Fact]
    public void An_interval_of_more_than_twenty_years_is_not_to_be_shown()
    {
        var table = LifeTables.Of([new(0, 10_000, 100), new(1, 1_000, 20)], Confidence.Percent998).Value;
        // ±1.96 × 50/√20 is 43.8 years wide at any confidence asked for.
        table[1].Reliable.ShouldBeFalse();
    }

    [Fact]
    public void Random_tables_agree_with_a_second_computation() =>
        Prop.ForAll((from deaths in Gen.Choose(0, 399).ArrayOf(20) from last in Gen.Choose(1, 500) select (int[])[.. deaths.Take(19), last]).ToArbitrary(), deaths =>
        {
            MortalityBand[] bands = [.. Ages.Select((age, i) => new MortalityBand(age, 1000, deaths[i]))];
            var table = LifeTables.Of(bands).Value;
            var naive = Naive(bands);
            for (var i = 0; i < bands.Length; i++)
            {
                table[i].Years.Value.ShouldBe(naive[i].Years, 1e-6 * naive[i].Years);
                table[i].Years.Upper.ShouldBe(naive[i].Years + Confidence.Percent95.Z * naive[i].Error, 1e-6 * (1 + naive[i].Years + naive[i].Error));
                table[i].Years.Contains(table[i].Years.Value).ShouldBeTrue();
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_death_more_never_lengthens_life() =>
        Prop.ForAll(Gen.Choose(0, 19).ToArbitrary(), at =>
        {
            MortalityBand[] bands = [.. Ages.Select(age => new MortalityBand(age, 1000, 10))];
            var before = LifeTables.Of(bands).Value[0].Years.Value;
            bands[at] = bands[at] with { Deaths = 11 };
            LifeTables.Of(bands).Value[0].Years.Value.ShouldBeLessThan(before);
        }).QuickCheckThrowOnFailure();

    private static List<(double Years, double Error)> Naive(MortalityBand[] bands)
    {
        var n = bands.Length;
        double Width(int i) => bands[i + 1].FromAge - bands[i].FromAge;
        double Share(int i) => i == 0 ? 0.1 : 0.5;
        double Mortality(int i) => bands[i].Deaths / bands[i].Population;
        double Dying(int i) => Width(i) * Mortality(i) / (1 + (1 - Share(i)) * Width(i) * Mortality(i));
        double Alive(int i) => Enumerable.Range(0, i).Aggregate(1.0, (alive, j) => alive * (1 - Dying(j)));
        double Lived(int i) => i == n - 1 ? Alive(i) / Mortality(i) : Width(i) * (Alive(i + 1) + Share(i) * (Alive(i) - Alive(i + 1)));
        double Years(int i) => Enumerable.Range(i, n - i).Sum(Lived) / Alive(i);
        double Spread(int i) => i == n - 1 ? Math.Pow(Alive(i), 2) * bands[i].Deaths / Math.Pow(bands[i].Population, 2) / Math.Pow(Mortality(i), 4)
            : bands[i].Deaths == 0 ? 0
            : Math.Pow(Alive(i) * ((1 - Share(i)) * Width(i) + Years(i + 1)) * Dying(i), 2) * (1 - Dying(i)) / bands[i].Deaths;
        return [.. Enumerable.Range(0, n).Select(i => (Years(i), Math.Sqrt(Enumerable.Range(i, n - i).Sum(Spread)) / Alive(i)))];
    }

    [Theory]
    [InlineData("1:9000:9 5:9000:9", "measures.age-bands")]
    [InlineData("0:9000:9", "measures.age-bands")]
    [InlineData("0:9000:9 5:9000:9 5:9000:9", "measures.age-bands")]
    [InlineData("0:9000:9 5:0:9", "measures.denominator-not-positive")]
    [InlineData("0:9000:-9 5:9000:9", "measures.count-negative")]
    [InlineData("0:9000:9001 5:9000:9", "measures.count-above-denominator")]
    [InlineData("0:2000:9 5:2999:9", "measures.too-few-people")]
    [InlineData("0:9000:9 5:9000:3600 10:9000:9", "measures.mortality-too-high")]
    [InlineData("0:9000:9 5:9000:0", "measures.no-death-in-last-band")]
    public void A_table_that_says_nothing_is_refused(string bands, string code) =>
        LifeTables.Of([.. bands.Split(' ').Select(band => band.Split(':')).Select(part => new MortalityBand(int.Parse(part[0]), double.Parse(part[1]), double.Parse(part[2])))])
            .Refusal!.Code.ShouldBe(code);
}
