namespace Joinery.Ledger;

/// <summary>
/// What is looked at in the two directions of time: what belongs to days up to one, as it was known at a moment. A figure of the past is repeated by giving the moment again.
/// </summary>
/// <param name="Effective">The last day that counts.</param>
/// <param name="Recorded">The last moment that counts.</param>
public sealed record AsOf(DateOnly Effective, DateTimeOffset Recorded)
{
    /// <summary>Everything that is booked. Kept balances answer it at once.</summary>
    public static readonly AsOf Now = new(DateOnly.MaxValue, DateTimeOffset.MaxValue);

    /// <summary>The first day that counts.</summary>
    public DateOnly From { get; init; } = DateOnly.MinValue;

    /// <summary>True for what belongs to the days, whenever it was recorded.</summary>
    public bool Holds(DateOnly effective) => effective >= From && effective <= Effective;

    /// <summary>The last moment of a day in England: where only the day of knowing is given, the whole day counts.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => day.AddDays(1).StartsInLondon().AddTicks(-1);

    /// <summary>From 1 April up to a day, as known at a moment; throws <see cref="ArgumentOutOfRangeException"/> for a day of another year.</summary>
    public static AsOf YearToDate(FinancialYear year, DateOnly last, DateTimeOffset recorded)
    {
        if (!year.Range.Contains(last)) throw new ArgumentOutOfRangeException(nameof(last), last, $"The day is not in {year}.");
        return new(last, recorded) { From = year.First };
    }
}

/// <summary>Which postings are looked at. What is null is not asked for.</summary>
public sealed record Selection
{
    /// <summary>Every posting.</summary>
    public static readonly Selection Everything = new();

    /// <summary>Whose book.</summary>
    public Code<Body>? Book { get; init; }

    /// <summary>Which account.</summary>
    public Account? Account { get; init; }

    /// <summary>The other body of a debt.</summary>
    public Code<Body>? Counter { get; init; }

    /// <summary>Which pool.</summary>
    public Code<PoolAgreement>? Pool { get; init; }

    /// <summary>Which scheme.</summary>
    public Code<Scheme>? Scheme { get; init; }

    /// <summary>Which stream.</summary>
    public Code<PoolStream>? Stream { get; init; }

    /// <summary>Which economic origin.</summary>
    public EconomicOrigin? Origin { get; init; }

    /// <summary>Capital or revenue.</summary>
    public Nature? Nature { get; init; }

    /// <summary>True for spending of the pool only, on whichever account.</summary>
    public bool OnlySpending { get; init; }

    /// <summary>True where a heading is looked at.</summary>
    public bool Holds(Heading heading) =>
        Fits(Book, heading.Book) && Fits(Counter, heading.Counter) && Fits(Pool, heading.Coding.Pool) && Fits(Scheme, heading.Coding.Scheme) && Fits(Stream, heading.Coding.Stream)
        && (Account is null || Account == heading.Account) && (Origin is null || Origin == heading.Coding.Origin) && (Nature is null || Nature == heading.Coding.Nature)
        && (!OnlySpending || heading.Account.IsSpending());

    private static bool Fits<T>(Code<T>? asked, Code<T>? found) => asked is null || asked == found;
}
