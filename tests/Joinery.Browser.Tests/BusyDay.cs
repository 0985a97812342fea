namespace Joinery.BrowserTests;

/// <summary>What makes pages hard to lay out: as many notices as there may be, long words, and a person with the longest of names.</summary>
internal static class BusyDay
{
    /// <summary>The long name's first word, to search for.</summary>
    public const string LongName = "Featherstonehaugh";

    public static async Task Write(Store store)
    {
        var clock = new ManualClock(new(2026, 10, 1, 7, 0, 0, TimeSpan.Zero));
        var ids = Ids.Repeatable(clock, Seed.Random());
        await store.Tend(async db =>
        {
            for (var i = 0; i < 3; i++) await PostNotice(db, ids, i, clock.GetUtcNow());
            var person = ids.Next<object>();
            await db.Execute("""
                insert into record_person (id, nhs_number, given_name, family_name, search_key, turned_key, born_on, address, postcode, neighbourhood)
                values (@id, '9990000018', 'Wilhelmina Maximiliana Anastasia', 'Featherstonehaugh-Wolstenholme-Cholmondeley', @key, @turned, '1931-02-28',
                        'Flat 12b, The Old Harbourmaster’s House, Shipwright Close, Ashmere', 'HV1 2AB', 'X99000001')
                """, new
            {
                id = person.ToString(),
                key = SearchKey.Of("Featherstonehaugh-Wolstenholme-Cholmondeley", "Wilhelmina Maximiliana Anastasia"),
                turned = SearchKey.Of("Wilhelmina Maximiliana Anastasia", "Featherstonehaugh-Wolstenholme-Cholmondeley")
            });
            for (var i = 1; i <= 12; i++) await AddInvolvement(db, ids, person.ToString(), i);
        });
    }

    private static Task PostNotice(Db db, Ids ids, int i, DateTimeOffset at) => db.Execute("""
        insert into app_notice (id, heading, words, posted_by, posted_at, until) values (@id, @heading, @words, 'Wei Zhang', @at, @until)
        """, new { id = ids.Next<object>().ToString(), heading = Headings[i], words = Words[i], at, until = at.AddDays(90) });

    private static readonly string[] Headings =
    [
        "Planned maintenance of the hospital’s own system on Saturday evening, from ten until half past",
        "Search is slow",
        "The look-up of postal addresses by unique property reference number is away",
    ];

    private static readonly string[] Words =
    [
        "Discharges may arrive late. Ring the hub if somebody is ready to leave and does not show. " + string.Concat(Enumerable.Repeat("Nothing you type is lost. ", 14)),
        "We are looking into it.",
        "Type addresses by hand until Monday.",
    ];

    private static Task AddInvolvement(Db db, Ids ids, string person, int provider) => db.Execute("""
        insert into record_involvement (id, person, organisation, kind, from_day, until_day) values (@id, @person, @organisation, @kind, '2024-11-03', @until)
        """, new { id = ids.Next<object>().ToString(), person, organisation = $"XP{provider:000}", kind = "home care", until = provider % 2 == 0 ? null : "2026-02-01" });
}
