using Joinery.Fund.Payments;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Fund;

/// <summary>A name of a supplier stands for a body by the day of the payment, and leads to the body that follows it today.</summary>
public sealed class PaymentSupplierTests
{
    private static readonly SupplierNames Names = new(
    [
        new("FIRST CCG", "A", "First group", new(2013, 4, 1), "", "B"),
        new("THE CCG", "A", "First group", new(2013, 4, 1), "2019-04-01", "B"),
        new("THE CCG", "B", "Second group", new(2019, 4, 1), "", "C"),
        new("THE ICB", "C", "Board", new(2022, 7, 1), "", ""),
        new("RING", "R", "Ring", new(2020, 1, 1), "", "R"),
    ]);

    [Theory]
    [InlineData("FIRST CCG", "2014-07-09", "C")]
    [InlineData("The  ccg ", "2017-04-19", "C")]
    [InlineData("THE CCG", "2023-01-01", "C")]
    [InlineData("THE ICB", "2022-07-01", "C")]
    [InlineData("THE ICB", "2022-06-30", "THE ICB")]
    [InlineData("Somebody  Else", "2022-06-30", "SOMEBODY ELSE")]
    [InlineData("RING", "2022-06-30", "R")]
    public void A_name_leads_to_the_body_of_today(string name, string day, string code) => Names.Today(name, SqlTypes.ReadDay(day)).Code.ShouldBe(code);
}
