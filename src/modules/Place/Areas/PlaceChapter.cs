namespace Joinery.Place;

/// <summary>What another part of Joinery says about a place on the place's page: a heading, and for each place a sentence and where to read on.</summary>
/// <param name="Heading">Money.</param>
/// <param name="Of">By the place's code; null where there is nothing to say.</param>
public sealed record PlaceChapter(string Heading, Func<string, Task<PlaceSentence?>> Of);

/// <summary>A sentence about a place.</summary>
/// <param name="Sentence">What there is to say.</param>
/// <param name="Link">The words of the link.</param>
/// <param name="Href">Where it goes.</param>
public sealed record PlaceSentence(string Sentence, string Link, string Href);
