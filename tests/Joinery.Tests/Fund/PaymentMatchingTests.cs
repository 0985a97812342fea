using Joinery.Fund.Payments;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Fund;

public sealed class PaymentMatchingTests
{
    private static PublishedPayment Published(string number, string day, long pence, string supplier = "ACME  CARE") => new(SqlTypes.ReadDay($"2026-{day}"), number, supplier, new(pence));

    private static LedgerPayment Booked(long seq, string day, long pence, string supplier = "Acme Care", string document = "") => new(seq, SqlTypes.ReadDay($"2026-{day}"), document, supplier, new(pence));

    private static PaymentMatching Match(PublishedPayment[] published, LedgerPayment[] booked) => PaymentMatching.Of(published, booked, (supplier, _) => SupplierNames.Folded(supplier));

    private static string[] Pairs(PaymentMatching matching) => [.. matching.Both.Select(one => $"{one.Published.Transaction}={one.Booked.Seq}")];

    [Fact]
    public void The_nearest_day_goes_first_and_each_is_matched_once()
    {
        var matching = Match([Published("A", "05-10", 100), Published("B", "05-30", 100), Published("C", "06-01", 100)], [Booked(1, "05-31", 100), Booked(2, "05-01", 100)]);
        Pairs(matching).ShouldBe(["A=2", "B=1"]);
        matching.OnlyPublished.Select(one => one.Transaction).ShouldBe(["C"]);
        matching.OnlyBooked.ShouldBeEmpty();
    }

    [Fact]
    public void The_publishers_number_of_an_invoice_goes_before_the_day()
    {
        Pairs(Match([Published("INV-2", "05-10", 100), Published("INV-1", "05-11", 100)], [Booked(1, "05-10", 100, document: "INV-1"), Booked(2, "05-31", 100, document: "INV-2")])).ShouldBe(["INV-2=2", "INV-1=1"]);
    }

    [Theory]
    [InlineData("04-30", true)]
    [InlineData("04-29", false)]
    [InlineData("08-01", true)]
    [InlineData("08-02", false)]
    public void A_payment_is_looked_for_from_31_days_before_to_62_days_after_its_day(string day, bool isThere) => Match([Published("A", day, 100)], [Booked(1, "05-31", 100)]).Both.Count.ShouldBe(isThere ? 1 : 0);

    [Fact]
    public void Another_amount_or_supplier_is_another_payment_and_a_credit_is_matched_with_a_credit()
    {
        var matching = Match([Published("A", "05-31", 101), Published("B", "05-31", 100, "OTHER"), Published("C", "05-31", -100)], [Booked(1, "05-31", 100), Booked(2, "05-31", -100)]);
        Pairs(matching).ShouldBe(["C=2"]);
        matching.OnlyBooked.Select(one => one.Seq).ShouldBe([1L]);
    }
}
