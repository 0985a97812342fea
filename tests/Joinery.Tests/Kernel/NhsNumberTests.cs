using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class NhsNumberTests
{
    [Theory]
    [InlineData("943 476 5919", "9434765919")]
    [InlineData("999 000 0018", "9990000018")]
    [InlineData("9434765919", "9434765919")]
    [InlineData("943-476-5919", "9434765919")]
    [InlineData(" 943\u00a0476 5919 ", "9434765919")]
    [InlineData("0000000000", "0000000000")]
    public void A_number_is_read_with_or_without_spaces_and_hyphens(string written, string digits) => NhsNumber.Parse(written).Value.Digits.ShouldBe(digits);

    [Theory]
    [InlineData(null, "nhs-number.shape")]
    [InlineData("", "nhs-number.shape")]
    [InlineData("943476591", "nhs-number.shape")]
    [InlineData("94347659190", "nhs-number.shape")]
    [InlineData("943476591X", "nhs-number.shape")]
    [InlineData("943.476.5919", "nhs-number.shape")]
    [InlineData("٩٤٣٤٧٦٥٩١٩", "nhs-number.shape")]
    [InlineData("9434765918", "nhs-number.check-digit")]
    [InlineData("9434765910", "nhs-number.check-digit")]
    [InlineData("9990000010", "nhs-number.check-digit")]
    public void What_is_not_a_number_is_refused(string? written, string code) => NhsNumber.Parse(written).Refusal!.Code.ShouldBe(code);

    [Theory]
    [InlineData("943476591", 9)] // 299 leaves 2
    [InlineData("999000001", 8)] // 245 leaves 3
    [InlineData("000000051", 5)] // 17 leaves 6
    [InlineData("000000060", 4)] // 18 leaves 7
    [InlineData("000000005", 1)] // 10 leaves 10
    [InlineData("000000000", 0)] // nothing leaves nothing, and 11 stands for 0
    public void The_check_digit_is_eleven_less_the_remainder_of_the_weighted_sum(string nine, int digit) => NhsNumber.CheckDigit(nine).ShouldBe(digit);

    [Fact]
    public void Nine_digits_whose_check_digit_would_be_ten_make_no_number()
    {
        NhsNumber.CheckDigit("000000006").ShouldBeNull("6 × 2 = 12, which leaves 1, and 11 − 1 = 10");
        foreach (var last in "0123456789") NhsNumber.Parse($"000000006{last}").Refusal!.Code.ShouldBe("nhs-number.check-digit");
    }

    [Theory]
    [InlineData("9990000018", true)]
    [InlineData("9434765919", false)]
    public void Numbers_of_fictional_people_begin_999(string digits, bool fictional) => NhsNumber.Parse(digits).Value.IsFictional.ShouldBe(fictional);

    [Fact]
    public void A_number_is_printed_in_its_groups() => NhsNumber.Parse("9434765919").Value.ToString().ShouldBe("943 476 5919");

    [Fact]
    public void One_wrong_digit_is_always_noticed() => Prop.ForAll(
        Gen.Choose(0, 999_999_999).ToArbitrary(), Gen.Choose(0, 9).Zip(Gen.Choose(1, 9)).ToArbitrary(), (drawn, slip) =>
        {
            var nine = $"{drawn:000000000}";
            if (NhsNumber.CheckDigit(nine) is not { } check) return true;
            var digits = $"{nine}{check}".ToCharArray();
            digits[slip.Item1] = (char)('0' + (digits[slip.Item1] - '0' + slip.Item2) % 10);
            return NhsNumber.Parse($"{nine}{check}").IsAccepted && NhsNumber.Parse(new string(digits)).Refusal is { Code: "nhs-number.check-digit" };
        }).QuickCheckThrowOnFailure();
}
