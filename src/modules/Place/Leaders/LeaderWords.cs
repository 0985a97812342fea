using Joinery.Design;

namespace Joinery.Place.Leaders;

/// <summary>How posts and their holders are said to people.</summary>
internal static class LeaderWords
{
    /// <summary>A time in post: 40 days, 7 months, 3 years.</summary>
    public static string Long(int days) => days switch
    {
        < 60 => PromiseStatus.Counted(days),
        < 730 => $"{days * 12 / 365} months",
        _ => $"{days / 365} years",
    };

    /// <summary>Who holds a post and since when, or for how long it has been vacant.</summary>
    public static Content Holders(HeldPost post, DateOnly today)
    {
        var holders = post.Holders(today);
        if (holders.Count > 0)
            return Content.Of(builder =>
            {
                for (var i = 0; i < holders.Count; i++)
                {
                    if (i > 0) builder.AddMarkupContent(0, "<br />");
                    builder.AddContent(1, $"{holders[i].Holder}, {(holders[i].FromDay is { } from ? $"since {from:d MMMM yyyy}" : "first day not known")}{(holders[i].IsJobShare ? ", job share" : "")}");
                }
            });
        var since = post.VacantSince(today);
        return Content.Of(builder =>
        {
            builder.AddContent(0, Content.Tag("Vacant", TagColour.Red).Fragment);
            builder.AddContent(1, since is { } day ? $" for {PromiseStatus.Counted(today.DayNumber - day.DayNumber)}" : " since when is not known");
        });
    }

    /// <summary>The days of a spell.</summary>
    public static string Days(Spell spell) => (spell.FromDay, spell.UntilDay) switch
    {
        ({ } from, { } until) => $"{from:d MMMM yyyy} to {until.AddDays(-1):d MMMM yyyy}",
        ({ } from, null) => $"Since {from:d MMMM yyyy}",
        (null, { } until) => $"Until {until.AddDays(-1):d MMMM yyyy}; first day not known",
        _ => "Days not known",
    };
}
