namespace Joinery.Ledger;

/// <summary>The part of a cost that one commissioner bears.</summary>
/// <param name="Body">Who.</param>
/// <param name="BasisPoints">Hundredths of a percent.</param>
public sealed record CommissionerShare(Code<Body> Body, int BasisPoints);

/// <summary>Who bears a cost, in basis points that add up to 10,000.</summary>
public sealed record CommissionerShares
{
    /// <summary>All of a cost.</summary>
    public const int Whole = 10_000;

    private CommissionerShares(IReadOnlyList<CommissionerShare> all) => All = all;

    /// <summary>The shares as they were agreed.</summary>
    public IReadOnlyList<CommissionerShare> All { get; }

    /// <summary>The shares; refuses a body named twice, a share below zero, and a sum other than 10,000.</summary>
    public static Outcome<CommissionerShares> Of(params IReadOnlyList<CommissionerShare> shares)
    {
        var sum = shares.Sum(share => (long)share.BasisPoints);
        if (sum != Whole || shares.Any(share => share.BasisPoints < 0)) return LedgerRefusals.SharesSum.With(sum);
        if (shares.GroupBy(share => share.Body).FirstOrDefault(same => same.Count() > 1) is { } twice) return LedgerRefusals.ShareTwice.With(twice.Key);
        return new CommissionerShares([.. shares]);
    }

    /// <summary>All of the cost on one body.</summary>
    public static CommissionerShares AllOn(Code<Body> body) => new([new(body, Whole)]);

    /// <summary>
    /// The parts of a cost, one for each partner in the agreement's order, by largest remainder: of equal remainders the earlier partner takes the penny.
    /// A negative cost is the mirror of a positive one. Refuses a share of somebody who is no partner.
    /// </summary>
    public Outcome<IReadOnlyList<(Code<Body> Body, Money Amount)>> Divide(Money cost, IReadOnlyList<Code<Body>> partners)
    {
        foreach (var share in All)
            if (!partners.Contains(share.Body)) return LedgerRefusals.NotPartner.With(share.Body);
        long[] weights = [.. partners.Select(partner => (long)(All.FirstOrDefault(share => share.Body == partner)?.BasisPoints ?? 0))];
        return Outcome.Of<IReadOnlyList<(Code<Body>, Money)>>([.. partners.Zip(cost.Split(weights))]);
    }

    /// <inheritdoc/>
    public bool Equals(CommissionerShares? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(0, (hash, share) => HashCode.Combine(hash, share));
}

/// <summary>The shares of a scheme over time. A cost takes those in force on its effective day.</summary>
/// <param name="Periods">Each with its days; they do not overlap.</param>
public sealed record SharesOverTime(IReadOnlyList<(DateRange Days, CommissionerShares Shares)> Periods)
{
    /// <summary>The shares in force on a day; refuses a day for which none were agreed.</summary>
    public Outcome<CommissionerShares> On(DateOnly day)
    {
        foreach (var (days, shares) in Periods)
            if (days.Contains(day)) return shares;
        return LedgerRefusals.SharesNotAgreed.With(day.ToString("d MMMM yyyy"));
    }
}
