using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.WhatIfs;

/// <summary>What somebody wonders about: how the answers would be if a few facts were others. Nothing of it is kept.</summary>
/// <param name="Savings">By how much the savings change; below zero when they are spent.</param>
/// <param name="SellsHome">The home is sold, and its price is money.</param>
/// <param name="MovesIn">They move in with somebody: their own housing costs end, and a home that is not sold is no longer where they live.</param>
/// <param name="Setting">Where the care is given instead; null as it is.</param>
/// <param name="WeeklyCost">What the care costs a week instead; null as it is.</param>
internal sealed record WhatIf(Money Savings, bool SellsHome, bool MovesIn, Setting? Setting, Money? WeeklyCost)
{
    /// <summary>Nothing was changed.</summary>
    public static readonly RefusalKind Nothing = new("what-if.nothing", "Change something, to see what it would do.");
    /// <summary>More spent than there is.</summary>
    public static readonly RefusalKind TooMuchSpent = new("what-if.spent", "There is not so much money to spend: {0} is known.");
    /// <summary>No home.</summary>
    public static readonly RefusalKind NoHome = new("what-if.no-home", "There is no home in this assessment to sell.");

    /// <summary>The file as it would be.</summary>
    public Outcome<PersonFile> Of(PersonFile file, RateBook book)
    {
        if (Savings == Money.Zero && !SellsHome && !MovesIn && Setting is null && WeeklyCost is null) return Nothing.With();
        var rates = book.On(file.On, file.KnownOn ?? DateOnly.MaxValue);
        var capital = new List<CapitalItem>();
        var sold = false;
        foreach (var item in file.Person.Capital)
        {
            if (item.Kind != CapitalKind.MainHome) capital.Add(item);
            else if (SellsHome)
            {
                if (!CapitalShares.Of(item).Try(out var share, out var refusal)) return refusal;
                capital.Add(new("What the sale of the home brings", CapitalKind.Money, Money.Round(Valuation.Net(item, rates) * share, MidpointRounding.AwayFromZero)));
                sold = true;
            }
            else capital.Add(MovesIn ? item with { Kind = CapitalKind.Land } : item);
        }
        if (SellsHome && !sold) return NoHome.With();
        if (Savings > Money.Zero) capital.Add(new("More savings", CapitalKind.Money, Savings));
        if (Savings < Money.Zero && !Spend(capital, -Savings).Try(out capital!, out var short_)) return short_;
        var setting = Setting ?? file.Care.Setting;
        var changesSetting = setting != file.Care.Setting;
        return file with
        {
            Person = file.Person with { Capital = capital, Costs = MovesIn ? [.. file.Person.Costs.Where(cost => cost.Kind != CostKind.Housing)] : file.Person.Costs },
            Care = file.Care with
            {
                Setting = setting,
                WeeklyCost = WeeklyCost ?? file.Care.WeeklyCost,
                MovedIn = !changesSetting ? file.Care.MovedIn : setting == Rules.Setting.Permanent ? file.On : null,
                EarlierStay = changesSetting ? null : file.Care.EarlierStay,
                Free = changesSetting ? null : file.Care.Free,
            },
        };
    }

    // Money is spent first to last, as it stands in the list.
    private static Outcome<List<CapitalItem>> Spend(List<CapitalItem> capital, Money spent)
    {
        var there = capital.Where(item => item.Kind == CapitalKind.Money).Sum(item => item.Value);
        if (spent > there) return TooMuchSpent.With(there);
        var left = new List<CapitalItem>();
        foreach (var item in capital)
        {
            var taken = item.Kind != CapitalKind.Money ? Money.Zero : item.Value < spent ? item.Value : spent;
            spent -= taken;
            left.Add(item with { Value = item.Value - taken });
        }
        return left;
    }
}
