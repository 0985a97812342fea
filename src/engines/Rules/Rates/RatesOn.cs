namespace Joinery.Rules;

/// <summary>
/// Every element resolved for one day as it was known on another, in one flat array: a rule reads a figure at the cost of an index.
/// </summary>
public sealed class RatesOn
{
    private readonly Rate?[] _rates = new Rate?[RateElements.Count];
    private readonly decimal[] _values = new decimal[RateElements.Count];

    internal RatesOn(RateBook book, DateOnly on, DateOnly knownOn)
    {
        (Book, On, KnownOn) = (book, on, knownOn);
        foreach (var series in book.Series)
        {
            var at = (int)series.Element;
            _rates[at] = series.Find(on, knownOn);
            _values[at] = _rates[at]?.Value ?? 0;
        }
    }

    private RatesOn(RatesOn other)
    {
        (Book, On, KnownOn) = (other.Book, other.On, other.KnownOn);
        other._rates.CopyTo(_rates, 0);
        other._values.CopyTo(_values, 0);
    }

    /// <summary>The book that they come from.</summary>
    public RateBook Book { get; }

    /// <summary>The day for which they hold.</summary>
    public DateOnly On { get; }

    /// <summary>The day on which they were known.</summary>
    public DateOnly KnownOn { get; }

    /// <summary>The figure; throws <see cref="InvalidOperationException"/> when there is none, for whoever computes has asked <see cref="Lack"/> before.</summary>
    public decimal this[RateElement element] => _rates[(int)element] is null ? throw new InvalidOperationException(Missing(element).ToString()) : _values[(int)element];

    /// <summary>The figure with its source and status; null when there is none.</summary>
    public Rate? Find(RateElement element) => _rates[(int)element];

    /// <summary>The figure with its source and status; throws <see cref="InvalidOperationException"/> when there is none.</summary>
    public Rate Row(RateElement element) => _rates[(int)element] ?? throw new InvalidOperationException(Missing(element).ToString());

    /// <summary>The refusal for the first of these elements that has no figure; null when each has one.</summary>
    public Refusal? Lack(params ReadOnlySpan<RateElement> elements)
    {
        foreach (var element in elements)
            if (_rates[(int)element] is null) return Missing(element);
        return null;
    }

    /// <summary>The same day and knowledge with one figure put in another's place, for simulations and for figures of a local policy.</summary>
    public RatesOn With(Rate rate)
    {
        var copy = new RatesOn(this);
        copy._rates[(int)rate.Element] = rate;
        copy._values[(int)rate.Element] = rate.Value;
        return copy;
    }

    private Refusal Missing(RateElement element) => Book[element].Missing(On, KnownOn);
}

/// <summary>The list of elements.</summary>
public static class RateElements
{
    /// <summary>How many there are.</summary>
    public static readonly int Count = Enum.GetValues<RateElement>().Length;
}
