using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class CodesTests
{
    [Theory]
    [InlineData("RRF", "RRF")]
    [InlineData("d7t5g", "D7T5G")]
    [InlineData(" Y12345 ", "Y12345")]
    [InlineData("ABCDE12345", "ABCDE12345")]
    public void The_code_of_an_organisation_is_3_to_10_letters_and_digits(string written, string code) => OdsCode.Parse(written).Value.Code.ShouldBe(code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RR")]
    [InlineData("ABCDE123456")]
    [InlineData("R-F")]
    [InlineData("R F")]
    [InlineData("RÉF")]
    public void Other_codes_of_organisations_are_refused(string? written)
    {
        OdsCode.Parse(written).Refusal!.Code.ShouldBe("ods-code.shape");
        Should.Throw<ArgumentException>(() => OdsCode.Of(written!));
    }

    [Theory]
    [InlineData("E10000012", "E10000012", "E10")]
    [InlineData(" e54000024", "E54000024", "E54")]
    [InlineData("X06000001", "X06000001", "X06")]
    public void The_code_of_an_area_is_a_letter_and_8_digits(string written, string code, string entity)
    {
        AreaCode.Parse(written).Value.Code.ShouldBe(code);
        AreaCode.Of(written).Entity.ShouldBe(entity);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("E1000001")]
    [InlineData("E100000123")]
    [InlineData("110000012")]
    [InlineData("EE0000012")]
    [InlineData("E1000001O")]
    [InlineData("É10000012")]
    public void Other_codes_of_areas_are_refused(string? written) => AreaCode.Parse(written).Refusal!.Code.ShouldBe("area-code.shape");

    [Theory]
    [InlineData("M1 1AA", "M1 1AA", "M1")]
    [InlineData("m11aa", "M1 1AA", "M1")]
    [InlineData("M60 1NW", "M60 1NW", "M60")]
    [InlineData("CR2 6XH", "CR2 6XH", "CR2")]
    [InlineData("DN55 1PT", "DN55 1PT", "DN55")]
    [InlineData("W1A 1HQ", "W1A 1HQ", "W1A")]
    [InlineData("ec1a1bb", "EC1A 1BB", "EC1A")]
    [InlineData(" s w 1 a 2 a a ", "SW1A 2AA", "SW1A")]
    [InlineData("SW1A\u00a02AA\n", "SW1A 2AA", "SW1A")]
    [InlineData("GIR 0AA", "GIR 0AA", "GIR")]
    public void A_postcode_is_kept_in_capitals_with_one_space(string written, string code, string outward)
    {
        Postcode.Parse(written).Value.Code.ShouldBe(code);
        Postcode.Parse(written).Value.Outward.ShouldBe(outward);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SW1A")]
    [InlineData("SW1A 2A")]
    [InlineData("SW1A 2AAA")]
    [InlineData("1W1A 2AA")]
    [InlineData("SWW1 2AA")]
    [InlineData("SW1A AAA")]
    [InlineData("SW1A 2CA")] // C, I, K, M, O and V are not used in the last two places.
    [InlineData("SW1A 2AI")]
    [InlineData("SW1A 2AK")]
    [InlineData("SW1A 2MA")]
    [InlineData("SW1A 2OA")]
    [InlineData("SW1A 2VA")]
    [InlineData("SW1A-2AA")]
    public void Other_postcodes_are_refused(string? written) => Postcode.Parse(written).Refusal!.Code.ShouldBe("postcode.shape");
}
