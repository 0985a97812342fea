namespace Joinery.Record;

/// <summary>A person of the place.</summary>
/// <param name="Id">Joinery's own id.</param>
/// <param name="NhsNumber">The NHS number.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BornOn">Date of birth.</param>
/// <param name="DiedOn">Date of death; null while alive or not known.</param>
/// <param name="Address">Where they live, without the postcode.</param>
/// <param name="Postcode">The postcode.</param>
/// <param name="Neighbourhood">The code of the neighbourhood.</param>
public sealed record Person(Id<Person> Id, NhsNumber NhsNumber, string GivenName, string FamilyName, DateOnly BornOn, DateOnly? DiedOn,
    string Address, Postcode Postcode, string Neighbourhood)
{
    /// <summary>As it is written at the top of a record: family name in capitals, then given name.</summary>
    public string RecordName => $"{FamilyName.ToUpperInvariant()}, {GivenName}";

    /// <summary>Whole years on a day.</summary>
    public int AgeOn(DateOnly day) => day.Year - BornOn.Year - (day < BornOn.AddYears(day.Year - BornOn.Year) ? 1 : 0);
}

/// <summary>A body that is or was involved in a person's care.</summary>
/// <param name="Organisation">Its ODS code.</param>
/// <param name="Kind">home care, care home …</param>
/// <param name="FromDay">The first day.</param>
/// <param name="UntilDay">The first day after; null while it lasts.</param>
public sealed record Involvement(string Organisation, string Kind, DateOnly FromDay, DateOnly? UntilDay);

/// <summary>Record's front: finding people, and opening a record for a stated purpose.</summary>
public sealed class People
{
    /// <summary>A stated purpose holds for a working day.</summary>
    public static readonly TimeSpan PurposeHolds = TimeSpan.FromHours(12);

    /// <summary>Nobody of that id.</summary>
    public static readonly RefusalKind NotFound = new("person.not-found", "There is no such person in this record.");

    private const string Columns = "id, nhs_number, given_name, family_name, born_on, died_on, address, postcode, neighbourhood";
    private readonly Store _store;

    /// <summary>People in a store.</summary>
    public People(Store store)
    {
        _store = store;
        SqlTypes.KnowId<Person>();
    }

    /// <summary>
    /// People who fit what was typed: an NHS number, a date of birth (1 2 1940 or 1940-02-01), a postcode, or the beginnings of a name
    /// in either order. At most <paramref name="most"/>.
    /// </summary>
    public Task<IReadOnlyList<Person>> Search(string words, int most)
    {
        if (NhsNumber.Parse(words).Try(out var number, out _)) return Find("nhs_number = @number", new { number, most });
        if (Postcode.Parse(words).Try(out var postcode, out _)) return Find("postcode = @postcode", new { postcode, most });
        if (DateOnly.TryParse(words, System.Globalization.CultureInfo.GetCultureInfo("en-GB"), out var born)) return Find("born_on = @born", new { born, most });
        var parts = SearchKey.Of(words).Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => Task.FromResult<IReadOnlyList<Person>>([]),
            [var one] => Find("search_key like @family or search_key like @given", new { family = one + "%", given = "% " + one + "%", most }),
            [var first, var second, ..] => Find("search_key like @inOrder or search_key like @turned", new { inOrder = $"{first}% {second}%", turned = $"{second}% {first}%", most }),
        };
    }

    private Task<IReadOnlyList<Person>> Find(string condition, object parameters) => _store.Read(db =>
        db.Query<Person>($"select {Columns} from record_person where {condition} order by family_name, given_name, born_on, id limit @most", parameters));

    /// <summary>True when the actor has stated a purpose for this person within <see cref="PurposeHolds"/>.</summary>
    public Task<bool> HasPurpose(Actor actor, Id<Person> id) => _store.Read(async db =>
        (await DeedChain.About(db, Subject(id), 200)).Any(deed => deed.Action == "person.open" && deed.Who == actor.Id
            && string.CompareOrdinal(deed.At, SqlTypes.Text(db.Now - PurposeHolds)) > 0));

    /// <summary>Records that somebody opens a record, and what for. The person can see it.</summary>
    public Task<Outcome<Done>> StatePurpose(Deed deed, Id<Person> id) => _store.Write<Done>(deed with { Subject = Subject(id) }, async db =>
        await db.Any("select 1 from record_person where id = @id", new { id }) ? Done.It : NotFound.With());

    /// <summary>The person, who is involved in their care, and who opened the record.</summary>
    public Task<(Person Person, IReadOnlyList<Involvement> Involvements, IReadOnlyList<RecordedDeed> Openings)?> Open(Id<Person> id) => _store.Read(async db =>
    {
        if (await db.Find<Person>($"select {Columns} from record_person where id = @id", new { id }) is not { } person) return ((Person, IReadOnlyList<Involvement>, IReadOnlyList<RecordedDeed>)?)null;
        var involvements = await db.Query<Involvement>("select organisation, kind, from_day, until_day from record_involvement where person = @id order by from_day desc, organisation", new { id });
        return (person, involvements, await DeedChain.About(db, Subject(id), 50));
    });

    /// <summary>How a deed names a person: by id, never by name or number.</summary>
    internal static string Subject(Id<Person> id) => $"person:{id}";
}
