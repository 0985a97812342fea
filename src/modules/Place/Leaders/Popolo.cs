using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;

namespace Joinery.Place.Leaders;

/// <summary>Leaders in Popolo's form (persons, organizations, posts, memberships), and as a table. In both, an end is the last day.</summary>
internal static class Popolo
{
    public const int MostRows = 10_000;

    public static readonly RefusalKind Unreadable = new("leaders.unreadable", "The file is neither Popolo JSON nor CSV with a header line: {0}");
    public static readonly RefusalKind RowUnfit = new("leaders.row", "This row does not fit: {0}");
    public static readonly RefusalKind TooMany = new("leaders.too-many", "The file has more than {0} rows. Split it into parts.");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public sealed record Contact(string Type, string Value);
    public sealed record Person(string Id, string Name);
    public sealed record Organization(string Id, string? Name);
    public sealed record JsonPost(string Id, string Label, string? Role, string OrganizationId, string? JointOrganizationId, bool? IsSingle, bool? IsRequired, IReadOnlyList<Contact>? ContactDetails);
    public sealed record Membership(string? Id, string PersonId, string? PostId, string? OrganizationId, string? Role, string? StartDate, string? EndDate, bool? IsJobShare);
    public sealed record Document(IReadOnlyList<Person>? Persons, IReadOnlyList<Organization>? Organizations, IReadOnlyList<JsonPost>? Posts, IReadOnlyList<Membership>? Memberships);

    /// <summary>The register of some posts.</summary>
    public static string Write(IReadOnlyList<HeldPost> posts, IReadOnlyDictionary<string, string> names)
    {
        static string Person(string holder) => $"person/{SearchKey.Of(holder).Replace(' ', '-')}";
        var bodies = posts.SelectMany(post => new[] { post.Post.Body, post.Post.JointBody }).Where(code => code.Length > 0).Distinct();
        var spells = posts.SelectMany(post => post.Spells, (post, spell) => (post.Post, spell)).ToList();
        return JsonSerializer.Serialize(new Document(
            spells.Select(one => new Person(Person(one.spell.Holder), one.spell.Holder)).DistinctBy(person => person.Id).ToList(),
            bodies.Select(code => new Organization(code, names.GetValueOrDefault(code))).ToList(),
            posts.Select(post => new JsonPost(post.Post.Id.ToString(), post.Post.Title, post.Post.Role, post.Post.Body, post.Post.JointBody.Length > 0 ? post.Post.JointBody : null, post.Post.IsSingle, post.Post.IsRequired,
                post.Post.Contact.Length > 0 ? [new("office", post.Post.Contact)] : null)).ToList(),
            spells.Select(one => new Membership(one.spell.Id.ToString(), Person(one.spell.Holder), one.Post.Id.ToString(), one.Post.Body, one.Post.Role,
                one.spell.FromDay is { } from ? SqlTypes.Text(from) : null, one.spell.UntilDay is { } until ? SqlTypes.Text(until.AddDays(-1)) : null, one.spell.IsJobShare)).ToList()), Options);
    }

    /// <summary>The rows of a file: JSON when it begins with a brace, otherwise CSV. Every row that cannot be read is told.</summary>
    public static (IReadOnlyList<LeaderRow> Rows, IReadOnlyList<Refusal> Problems) Read(string text, string source)
    {
        var problems = new List<Refusal>();
        try
        {
            var rows = text.TrimStart().StartsWith('{') ? FromJson(text, source, problems) : FromCsv(text, source, problems);
            if (rows.Count > MostRows) problems.Add(TooMany.With(MostRows));
            return (rows, problems);
        }
        catch (Exception cause) when (cause is JsonException or CsvFormatException or KeyNotFoundException)
        {
            return ([], [Unreadable.With(cause.Message.Split('\n')[0].TrimEnd('.') + ".")]);
        }
    }

    private static List<LeaderRow> FromJson(string text, string source, List<Refusal> problems)
    {
        var document = JsonSerializer.Deserialize<Document>(text, Options) ?? throw new JsonException("it is empty");
        var persons = (document.Persons ?? []).ToDictionary(person => person.Id, person => person.Name);
        var posts = (document.Posts ?? []).ToDictionary(post => post.Id);
        var rows = posts.Values.Select((post, i) => new LeaderRow($"post {i + 1}", Made(post, source), "", null, null, false)).ToList();
        foreach (var (one, number) in (document.Memberships ?? []).Select((one, i) => (one, i + 1)))
        {
            var place = $"membership {number}";
            if (one.PostId is null && (one.Role is null || one.OrganizationId is null) || one.PostId is not null && !posts.ContainsKey(one.PostId)) problems.Add(RowUnfit.With("it names no post that the file has.").At(place));
            else if (!persons.TryGetValue(one.PersonId, out var name)) problems.Add(RowUnfit.With("it names no person that the file has.").At(place));
            else
            {
                var post = one.PostId is { } id ? Made(posts[id], source) : new Post(default, one.OrganizationId!.ToUpperInvariant(), "", one.Role!, one.Role!, true, false, "", source, "unverified");
                Add(rows, problems, place, post, name, one.StartDate ?? "", one.EndDate ?? "", one.IsJobShare ?? false);
            }
        }
        return rows;
    }

    private static Post Made(JsonPost post, string source) => new(default, post.OrganizationId.ToUpperInvariant(), post.JointOrganizationId?.ToUpperInvariant() ?? "", post.Label, post.Role ?? post.Label,
        post.IsSingle ?? true, post.IsRequired ?? false, post.ContactDetails is [var contact, ..] ? contact.Value : "", source, "unverified");

    private static List<LeaderRow> FromCsv(string text, string source, List<Refusal> problems)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true, FieldCountMismatch = CsvFieldCountHandling.Throw, MalformedData = CsvMalformedDataHandling.Throw }, leaveOpen: false);
        var rows = new List<LeaderRow>();
        while (csv.Read())
        {
            string Cell(string column) => csv.GetString(column).Trim();
            var place = $"line {csv.LineNumber}";
            var (body, title) = (Cell("body").ToUpperInvariant(), Cell("title"));
            if (body.Length == 0 || title.Length == 0)
            {
                problems.Add(RowUnfit.With("body and title must not be empty.").At(place));
                continue;
            }
            var post = new Post(default, body, Cell("joint_body").ToUpperInvariant(), title, Cell("role") is { Length: > 0 } role ? role : title, true, Cell("required") == "yes", Cell("contact"), source, "unverified");
            Add(rows, problems, place, post, Cell("holder"), Cell("from"), Cell("last_day"), Cell("job_share") == "yes");
        }
        return csv.Headers.Count > 0 ? rows : throw new CsvFormatException("it has no header line");
    }

    private static void Add(List<LeaderRow> rows, List<Refusal> problems, string place, Post post, string holder, string from, string last, bool isJobShare)
    {
        if (!Day(from).Try(out var first, out var refusal) || !Day(last).Try(out var end, out refusal)) problems.Add(refusal.At(place));
        else rows.Add(new(place, post, holder, first, end?.AddDays(1), isJobShare));
    }

    private static Outcome<DateOnly?> Day(string text)
    {
        if (text.Length == 0) return (DateOnly?)null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : RowUnfit.With($"{text} is not a day like 2026-10-01.");
    }
}
