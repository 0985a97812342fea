using Joinery.Measures;

namespace Joinery.Place;

/// <summary>A model of care: prototypes that places follow, in elements where its elements are known.</summary>
/// <param name="Id">Stable and part of addresses: neighbourhood-health.</param>
/// <param name="Name">What it is called.</param>
/// <param name="What">What it is, in a sentence or two.</param>
/// <param name="Began">When it began, in words.</param>
/// <param name="Ended">When it ended, in words; empty while it goes on.</param>
/// <param name="Source">Where this is published.</param>
/// <param name="Status">verified, derived or unverified.</param>
/// <param name="Elements">Its parts by number; none when they are not known here.</param>
/// <param name="Facts">What was published about it.</param>
/// <param name="Growths">Published changes with it and without it.</param>
/// <param name="Returns">Published returns.</param>
public sealed record Framework(string Id, string Name, string What, string Began, string Ended, string Source, string Status,
    IReadOnlyList<Element> Elements, IReadOnlyList<PublishedFact> Facts, IReadOnlyList<PublishedGrowth> Growths, IReadOnlyList<KnownReturn> Returns)
{
    /// <summary>The element of that number; null when there is none.</summary>
    public Element? Find(int number) => Elements.FirstOrDefault(element => element.Number == number);
}

/// <summary>One part of a model.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Name">What it is called.</param>
/// <param name="Detail">What belongs to it; empty when its name says it.</param>
/// <param name="Source">Where this is published.</param>
/// <param name="Status">verified or unverified.</param>
public sealed record Element(int Number, string Name, string Detail, string Source, string Status);

/// <summary>One published fact with what makes it doubtful.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Said">The fact.</param>
/// <param name="Doubt">Why it says less than it seems to; empty when nothing is known against it.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Status">verified or unverified.</param>
public sealed record PublishedFact(string About, string Said, string Doubt, string Source, string Status);

/// <summary>A published change with the model beside the change elsewhere. Counts are not published, so there is no interval.</summary>
/// <param name="Measure">What changed.</param>
/// <param name="Period">From when to when.</param>
/// <param name="Effect">The two changes and their difference.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Status">verified or unverified.</param>
public sealed record PublishedGrowth(string Measure, string Period, Effect Effect, string Source, string Status);

/// <summary>What a model cost and gave, as published or as somebody recorded it.</summary>
/// <param name="What">For what.</param>
/// <param name="Return">Cost, benefit, and whether the benefit is a forecast.</param>
/// <param name="Note">What a reader should know besides.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Status">verified, derived, unverified or fictional.</param>
public sealed record KnownReturn(string What, Return Return, string Note, string Source, string Status);
