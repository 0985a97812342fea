using Joinery.Ledger;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.NorthgateBooks;

namespace Joinery.Tests.Ledger;

/// <summary>Commitments in two phases: reserved, made, accrued, paid, released; or given up; or expired.</summary>
public sealed class CommitmentTests
{
    private readonly NorthgateBooks _place = new();

    private Commitment Reserve(string pounds = "100,000.01", string until = "2025-07-01", string on = "2025-04-10")
    {
        var id = new Id<Commitment>(_place.NextId().Value);
        _place.Post(Journals.CommitmentReserved(_place.On(on), _place.Agreement, Coded("S01", NhsMin), id, Invoice(pounds, "0"), SixtyForty, Day(until)));
        return _place.Books.Find(id)!;
    }

    private string Position() => _place.Books.Position(Pool, NhsMin).Value is var now ? $"{now.Spent.Pounds:0.00} spent, {now.Reserved.Pounds:0.00} reserved, {now.Committed.Pounds:0.00} committed, {now.Free.Pounds:0.00} free" : "";

    [Fact]
    public void A_commitment_goes_from_reserved_to_used_up_and_binds_what_is_left_at_every_step()
    {
        var commitment = Reserve();
        commitment.Status.ShouldBe(CommitmentStatus.Reserved);
        Position().ShouldBe("0.00 spent, 100000.01 reserved, 0.00 committed, 24649999.99 free");

        _place.Post(Journals.CommitmentMade(_place.On("2025-04-20"), commitment));
        commitment.Status.ShouldBe(CommitmentStatus.Made);
        Position().ShouldBe("0.00 spent, 0.00 reserved, 100000.01 committed, 24649999.99 free");

        var accrual = _place.Post(Journals.Accrued(_place.On("2025-04-30"), _place.Agreement, Coded("S01", NhsMin), Invoice("33,333.33", "0"), SixtyForty, commitment));
        Position().ShouldBe("33333.33 spent, 0.00 reserved, 66666.68 committed, 24649999.99 free");
        _place.Post(Journals.AccrualReversed(_place.On("2025-05-01"), accrual));
        Position().ShouldBe("0.00 spent, 0.00 reserved, 100000.01 committed, 24649999.99 free");

        _place.Post(Journals.SupplierPaid(_place.On("2025-05-06"), _place.Agreement, Coded("S01", NhsMin), Invoice("33,333.34", "0"), SixtyForty, commitment));
        Position().ShouldBe("33333.34 spent, 0.00 reserved, 66666.67 committed, 24649999.99 free");
        _place.Post(Journals.CommitmentReleased(_place.On("2025-06-01"), commitment, Pounds("6,666.67")));
        Position().ShouldBe("33333.34 spent, 0.00 reserved, 60000.00 committed, 24656666.66 free");

        var last = _place.Post(Journals.SupplierPaid(_place.On("2025-06-06"), _place.Agreement, Coded("S01", NhsMin), Invoice("70,000", "0"), SixtyForty, commitment));
        (commitment.Status, commitment.Spent).ShouldBe((CommitmentStatus.UsedUp, Pounds("103,333.34")));
        Position().ShouldBe("103333.34 spent, 0.00 reserved, 0.00 committed, 24646666.66 free");

        _place.Post(Outcome.Of(Journals.Reversal(_place.On("2025-06-07"), last)));
        (commitment.Status, commitment.Committed).ShouldBe((CommitmentStatus.Made, Pounds("60,000")), "what was paid by mistake is bound again");
        foreach (var book in new[] { IcbA, Council })
            _place.Books.Balance(new() { Book = book, Account = Account.EncumbranceControl }, AsOf.Now).ShouldBe(-_place.Books.Balance(new() { Book = book, Account = Account.Committed }, AsOf.Now));
    }

    [Fact]
    public void A_reservation_expires_on_its_day_and_not_before()
    {
        var (early, late) = (Reserve(until: "2025-07-01"), Reserve(until: "2025-08-01"));
        Outcome<IReadOnlyList<BookedEntry>> Expire(string day) => _place.Books.Expire(Day(day), _ => _place.On(day));
        Expire("2025-06-30").Value.ShouldBeEmpty();
        Journals.CommitmentExpired(_place.On("2025-06-30"), early).Then(_place.Books.Post).Refusal!.Code.ShouldBe("ledger.commitment-not-over");
        Journals.CommitmentMade(_place.On("2025-07-01"), early).Then(_place.Books.Post).Refusal!.Code.ShouldBe("ledger.commitment-over");
        Expire("2025-07-01").Value.Select(booked => booked.Entry.Commitment).ShouldBe([early.Id]);
        (early.Status, late.Status).ShouldBe((CommitmentStatus.Expired, CommitmentStatus.Reserved));
        Position().ShouldBe("0.00 spent, 100000.01 reserved, 0.00 committed, 24649999.99 free");
        Expire("2025-07-01").Value.ShouldBeEmpty("what has expired does not expire again");
    }

    [Fact]
    public void A_commitment_that_was_made_does_not_expire()
    {
        var commitment = Reserve();
        _place.Post(Journals.CommitmentMade(_place.On("2025-06-30"), commitment));
        _place.Books.Expire(Day("2026-07-01"), _ => _place.On("2026-07-01")).Value.ShouldBeEmpty();
        commitment.Committed.ShouldBe(Pounds("100,000.01"));
    }

    [Fact]
    public void A_reservation_that_is_given_up_is_free_again_and_cannot_be_used()
    {
        var commitment = Reserve();
        _place.Post(Journals.CommitmentVoided(_place.On("2025-05-01"), commitment));
        commitment.Status.ShouldBe(CommitmentStatus.Voided);
        Position().ShouldBe("0.00 spent, 0.00 reserved, 0.00 committed, 24750000.00 free");
        Journals.SupplierPaid(_place.On("2025-05-02"), _place.Agreement, Coded("S01", NhsMin), Invoice("1", "0"), SixtyForty, commitment).Then(_place.Books.Post)
            .Refusal!.Sentence.ShouldBe($"Commitment {commitment.Id} is given up, so this cannot follow.");
        Journals.CommitmentVoided(_place.On("2025-05-02"), commitment).Refusal!.Code.ShouldBe("ledger.commitment-step");
    }
}
