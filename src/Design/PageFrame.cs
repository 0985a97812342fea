namespace Joinery.Design;

/// <summary>Something that everyone on a page should know now.</summary>
/// <param name="Heading">In a few words.</param>
/// <param name="Text">What it means and what to do.</param>
public sealed record Notice(string Heading, string Text)
{
    /// <summary>True for the result of what the person just did.</summary>
    public bool IsSuccess { get; init; }

    /// <summary>Where to read more; null when there is nothing more.</summary>
    public string? Href { get; init; }
}

/// <summary>All that stands around a page: one fact that the App makes for each request, and that every page hands to <see cref="Layout"/>.</summary>
/// <param name="Title">The page, as in its heading; the browser's tab shows it with the name of the software.</param>
/// <param name="PlaceName">The place that this installation serves.</param>
/// <param name="Asset">The address of a style sheet, script or image by its plain name, such as <see cref="Assets.Url"/>.</param>
public sealed record PageFrame(string Title, string PlaceName, Func<string, string> Asset)
{
    /// <summary>True where the people are invented.</summary>
    public bool IsDemo { get; init; }

    /// <summary>True when the page shows a form again with problems; the title then begins with Error, as GOV.UK asks.</summary>
    public bool HasProblems { get; init; }

    /// <summary>The way around, for the rights of whoever is signed in.</summary>
    public IReadOnlyList<NavigationItem> Navigation { get; init; } = [];

    /// <summary>Who is signed in; null when nobody is.</summary>
    public string? AccountName { get; init; }

    /// <summary>The page of the account.</summary>
    public string AccountHref { get; init; } = "/account";

    /// <summary>Where signing out is posted.</summary>
    public string SignOutAction { get; init; } = "/sign-out";

    /// <summary>Where signing in begins; null for no link.</summary>
    public string? SignInHref { get; init; }

    /// <summary>Where the search box leads; null for no search box.</summary>
    public string? SearchAction { get; init; }

    /// <summary>Post, so that names and numbers of people stay out of addresses and logs; or get.</summary>
    public string SearchMethod { get; init; } = "post";

    /// <summary>What can be searched for.</summary>
    public string SearchLabel { get; init; } = "Find a person";

    /// <summary>What everyone on the page should know.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>The address of server-sent events; null for a page that stands still.</summary>
    public string? LiveUrl { get; init; }

    /// <summary>The title in the browser's tab.</summary>
    public string FullTitle => $"{(HasProblems ? "Error: " : "")}{Title} – Joinery";
}
