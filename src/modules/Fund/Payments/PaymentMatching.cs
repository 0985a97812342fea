namespace Joinery.Fund.Payments;

/// <summary>A payment as it was published: the lines of one transaction to one supplier on one day together.</summary>
/// <param name="Day">The day.</param>
/// <param name="Transaction">The publisher's number.</param>
/// <param name="Supplier">The supplier as published.</param>
/// <param name="Amount">Net of VAT.</param>
public sealed record PublishedPayment(DateOnly Day, string Transaction, string Supplier, Money Amount);

/// <summary>A payment as the ledger has it.</summary>
/// <param name="Seq">The entry's number.</param>
/// <param name="Day">The day to which it belongs.</param>
/// <param name="Document">The invoice.</param>
/// <param name="Supplier">The supplier.</param>
/// <param name="Amount">Net of VAT.</param>
public sealed record LedgerPayment(long Seq, DateOnly Day, string Document, string Supplier, Money Amount);

/// <summary>One payment that both know.</summary>
/// <param name="Published">As published.</param>
/// <param name="Booked">As the ledger has it.</param>
public sealed record MatchedPayment(PublishedPayment Published, LedgerPayment Booked);

/// <summary>Published payments beside the ledger.</summary>
/// <param name="Both">What both know.</param>
/// <param name="OnlyPublished">What the ledger does not have.</param>
/// <param name="OnlyBooked">What was not published.</param>
public sealed record PaymentMatching(IReadOnlyList<MatchedPayment> Both, IReadOnlyList<PublishedPayment> OnlyPublished, IReadOnlyList<LedgerPayment> OnlyBooked)
{
    /// <summary>Days that a payment may be published before and after the day to which it belongs.</summary>
    public const int DaysBefore = 31, DaysAfter = 62;

    /// <summary>
    /// Two are one payment when supplier and amount are the same to the penny and the day of the one is near that of the other; where the publisher's number is the invoice's, that pair comes first,
    /// and otherwise the pair with the nearest days. Each is matched once. <paramref name="nameOf"/> gives the name by which a supplier of a day is known today.
    /// </summary>
    public static PaymentMatching Of(IReadOnlyList<PublishedPayment> published, IReadOnlyList<LedgerPayment> booked, Func<string, DateOnly, string> nameOf)
    {
        var candidates = booked.Select((one, place) => (one, place)).ToLookup(pair => (nameOf(pair.one.Supplier, pair.one.Day), pair.one.Amount));
        var pairs = published.Select((one, place) => (one, place)).SelectMany(from => candidates[(nameOf(from.one.Supplier, from.one.Day), from.one.Amount)]
                .Select(to => (Published: from.place, Booked: to.place, Late: from.one.Day.DayNumber - to.one.Day.DayNumber, IsNamed: from.one.Transaction.Length > 0 && from.one.Transaction == to.one.Document)))
            .Where(pair => pair.Late is >= -DaysBefore and <= DaysAfter)
            // Equal pairs go by their places, so that the same payments are matched in the same way each time.
            .OrderBy(pair => !pair.IsNamed).ThenBy(pair => Math.Abs(pair.Late)).ThenBy(pair => pair.Published).ThenBy(pair => pair.Booked);
        var (takenPublished, takenBooked, both) = (new HashSet<int>(), new HashSet<int>(), new List<MatchedPayment>());
        foreach (var pair in pairs)
        {
            if (takenPublished.Contains(pair.Published) || takenBooked.Contains(pair.Booked)) continue;
            takenPublished.Add(pair.Published);
            takenBooked.Add(pair.Booked);
            both.Add(new(published[pair.Published], booked[pair.Booked]));
        }
        return new([.. both.OrderBy(one => one.Published.Day)], [.. published.Where((_, place) => !takenPublished.Contains(place))], [.. booked.Where((_, place) => !takenBooked.Contains(place))]);
    }
}
