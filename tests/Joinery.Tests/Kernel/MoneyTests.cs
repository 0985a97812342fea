using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("12500", 12_500_00)]
    [InlineData("12,500", 12_500_00)]
    [InlineData("£12,500.00", 12_500_00)]
    [InlineData(" £1,234,567.8 ", 1_234_567_80)]
    [InlineData("0.05", 5)]
    [InlineData("-3.5", -3_50)]
    [InlineData("−£3.50", -3_50)]
    public void An_amount_is_read_as_people_write_it(string written, long pence) => Money.Parse(written).Value.Pence.ShouldBe(pence);

    [Theory]
    [InlineData("", "money.missing")]
    [InlineData("ten pounds", "money.unreadable")]
    [InlineData("1,2500", "money.unreadable")]
    [InlineData("12,50.00", "money.unreadable")]
    [InlineData("1.5,000", "money.unreadable")]
    [InlineData("12.505", "money.fraction")]
    [InlineData("1e9", "money.unreadable")]
    [InlineData("99999999999999999999", "money.too-large")]
    public void What_is_not_an_amount_is_refused(string written, string code) => Money.Parse(written).Refusal!.Code.ShouldBe(code);

    [Theory]
    [InlineData(0, "£0.00")]
    [InlineData(123450, "£1,234.50")]
    [InlineData(-300, "−£3.00")]
    [InlineData(-5, "−£0.05")]
    [InlineData(long.MinValue, "−£92,233,720,368,547,758.08")]
    public void An_amount_is_written_with_pounds_commas_and_two_decimals(long pence, string written) => new Money(pence).ToString().ShouldBe(written);

    [Fact]
    public void Odd_pence_go_to_the_largest_remainders_and_of_equals_to_the_earlier()
    {
        new Money(100).Split(3).Select(share => share.Pence).ShouldBe([34, 33, 33]);
        new Money(-100).Split(3).Select(share => share.Pence).ShouldBe([-34, -33, -33]);
        new Money(1000).Split(1L, 1L, 1L, 3L).Select(share => share.Pence).ShouldBe([167, 167, 166, 500]);
        new Money(10).Split([33.3m, 33.3m, 33.4m]).Select(share => share.Pence).ShouldBe([3, 3, 4]);
        new Money(5).Split(0L, 7L).Select(share => share.Pence).ShouldBe([0, 5]);
    }

    [Fact]
    public void Shares_always_add_up_and_each_is_within_a_penny_of_its_exact_part() => Prop.ForAll(
        ArbMap.Default.ArbFor<long>(), ArbMap.Default.ArbFor<NonEmptyArray<NonNegativeInt>>(), (pence, drawn) =>
        {
            var weights = drawn.Get.Select(weight => (long)weight.Get).ToArray();
            if (weights.Sum() == 0) weights[0] = 1;
            var shares = new Money(pence).Split(weights);
            var total = (decimal)weights.Sum();
            return shares.Sum().Pence == pence
                && shares.Zip(weights).All(pair => Math.Abs(pair.First.Pence - (decimal)pence * pair.Second / total) < 1m);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_beyond_64_bits_throw() => Should.Throw<OverflowException>(() => new Money(long.MaxValue) + new Money(1));

    [Fact]
    public void Weights_must_say_something()
    {
        Should.Throw<ArgumentException>(() => new Money(1).Split(0L, 0L));
        Should.Throw<ArgumentException>(() => new Money(1).Split(-1L, 2L));
        Should.Throw<ArgumentException>(() => new Money(1).Split(Array.Empty<long>()));
    }

    [Fact]
    public void Rounding_is_named()
    {
        Money.Round(0.125m, MidpointRounding.ToEven).Pence.ShouldBe(12);
        Money.Round(0.125m, MidpointRounding.AwayFromZero).Pence.ShouldBe(13);
        Should.Throw<ArgumentException>(() => Money.FromPounds(0.125m));
    }
}
