using Joinery.Design;

namespace Joinery.Record.Records;

/// <summary>
/// The residents of the demo place: 20,000 fictional people with NHS numbers from the 999 range and postcodes that nobody has,
/// of whom 3,000 draw on care. Names are common ones combined by chance.
/// </summary>
internal static class DemoResidents
{
    private const int Residents = 20_000, WithCare = 3_000;

    private static readonly string[] GivenNames =
    [
        "Agnes", "Ahmed", "Aisha", "Alan", "Albert", "Alice", "Amir", "Angela", "Anita", "Arthur", "Barbara", "Beryl", "Brian", "Carol", "Charles", "Chidi", "Christine", "Clara",
        "Colin", "David", "Dennis", "Derek", "Diana", "Doreen", "Dorothy", "Edith", "Edward", "Eileen", "Elaine", "Elsie", "Ethel", "Fatima", "Florence", "Frank", "Frederick",
        "George", "Gillian", "Gordon", "Grace", "Hannah", "Harold", "Hassan", "Hazel", "Helen", "Irene", "Ivy", "Jack", "Jean", "Joan", "John", "Joyce", "Keith", "Kenneth",
        "Lakshmi", "Leonard", "Lilian", "Malcolm", "Margaret", "Maria", "Mary", "Maureen", "Mohammed", "Muriel", "Nadia", "Noor", "Norman", "Olive", "Oluwaseun", "Pamela",
        "Patricia", "Patrick", "Paul", "Peter", "Piotr", "Raj", "Raymond", "Rita", "Robert", "Ronald", "Rose", "Roy", "Ruth", "Sean", "Sheila", "Siân", "Stanley", "Susan",
        "Sybil", "Thomas", "Vera", "Victor", "Violet", "Walter", "Wendy", "Wilfred", "William", "Winifred", "Yusuf", "Zofia", "Zoë",
    ];

    private static readonly string[] FamilyNames =
    [
        "Abbott", "Adeyemi", "Ahmed", "Archer", "Ashworth", "Atkins", "Bailey", "Banerjee", "Barker", "Bennett", "Birch", "Booth", "Brennan", "Brook", "Carver", "Chandler",
        "Chowdhury", "Clarke", "Coleman", "Cooper", "Crane", "Davies", "Dawson", "Dhillon", "Doyle", "Drake", "Edwards", "Ellis", "Evans", "Farrow", "Finch", "Fletcher",
        "Foster", "Gibbs", "Green", "Griffiths", "Hale", "Harper", "Hassan", "Hill", "Hughes", "Hussain", "Iqbal", "Jarvis", "Jones", "Kaur", "Kelly", "Khan", "Kowalski",
        "Lamb", "Lane", "Lewis", "Lowe", "Marsh", "Mason", "Mehta", "Mills", "Moore", "Morgan", "Murphy", "Nash", "Norris", "Nowak", "O’Brien", "O’Connor", "Okafor", "Osborne",
        "Palmer", "Patel", "Pearce", "Penrose", "Perry", "Pike", "Price", "Quinn", "Rahman", "Read", "Reeves", "Reid", "Rhodes", "Roberts", "Rowe", "Saunders", "Sharma", "Shaw",
        "Singh", "Smith", "Stone", "Swift", "Taylor", "Thorne", "Tucker", "Turner", "Vaughan", "Wade", "Walker", "Ward", "Webb", "Wilson", "Wood", "Wright", "Yates",
    ];

    private static readonly string[] Streets = ["Chapel Lane", "Church Street", "Ferry Road", "Granary Row", "Harbour View", "High Street", "Keel Close", "Lock Street", "Marsh Road", "Mill Lane", "Orchard Way", "Quay Street", "Rope Walk", "Saltings", "Shipwright Close", "Station Road", "The Green", "Vale Road", "Victoria Terrace", "Wharf Lane"];

    // Neighbourhood, postcode district, share of residents in hundredths.
    private static readonly (string Code, string District, string Town, int Share)[] Neighbourhoods =
        [("X99000001", "HV1", "Ashmere", 26), ("X99000002", "HV2", "Fenholt", 18), ("X99000003", "HV3", "Thornley", 18), ("X99000004", "HV4", "Calder Quay", 20), ("X99000005", "HV5", "Calder Quay", 18)];

    public static async Task Seed(DemoSeed seed)
    {
        SqlTypes.KnowId<Person>();
        var people = Draw(seed);
        await seed.Rows("Residents", "record_person", ["id", "nhs_number", "given_name", "family_name", "search_key", "turned_key", "born_on", "died_on", "address", "postcode", "neighbourhood"],
            people.Select(person => new object?[] { person.Id, person.NhsNumber, person.GivenName, person.FamilyName,
                SearchKey.Of(person.FamilyName, person.GivenName), SearchKey.Of(person.GivenName, person.FamilyName), person.BornOn, person.DiedOn, person.Address, person.Postcode, person.Neighbourhood }).ToList());
        await seed.Rows("Involvements", "record_involvement", ["id", "person", "organisation", "kind", "from_day", "until_day"], Involvements(seed, people));
    }

    private static List<Person> Draw(DemoSeed seed)
    {
        var chance = seed.Chance("residents");
        var ids = seed.Ids("residents");
        var numbers = Numbers(chance).GetEnumerator();
        var people = new List<Person>(Residents);
        while (people.Count < Residents && numbers.MoveNext())
        {
            var home = Pick(chance);
            var postcode = Postcode.Parse($"{home.District} {chance.Next(10)}{"ABDEFGHJLN"[chance.Next(10)]}{"PQRSTUWXYZ"[chance.Next(10)]}").Value;
            people.Add(new(ids.Next<Person>(), numbers.Current, GivenNames[chance.Next(GivenNames.Length)], FamilyNames[chance.Next(FamilyNames.Length)],
                seed.Today.AddDays(-AgeDays(chance)), null, $"{chance.Next(1, 140)} {Streets[chance.Next(Streets.Length)]}, {home.Town}", postcode, home.Code));
        }
        return people;
    }

    // Adults only, somewhat older than England, as a coastal county is.
    private static int AgeDays(Random chance)
    {
        var years = 18 + 82 * Math.Pow(chance.NextDouble(), 1.1);
        return (int)(years * 365.25);
    }

    private static (string Code, string District, string Town, int Share) Pick(Random chance)
    {
        var roll = chance.Next(100);
        foreach (var neighbourhood in Neighbourhoods)
            if ((roll -= neighbourhood.Share) < 0) return neighbourhood;
        return Neighbourhoods[^1];
    }

    // Numbers rise by small steps, so that none comes twice.
    private static IEnumerable<NhsNumber> Numbers(Random chance)
    {
        for (var next = 999_000_000 + chance.Next(1, 30); next < 1_000_000_000; next += chance.Next(1, 40))
        {
            var nine = next.ToString();
            if (NhsNumber.CheckDigit(nine) is { } check) yield return NhsNumber.Parse(nine + check).Value;
        }
    }

    private static List<object?[]> Involvements(DemoSeed seed, List<Person> people)
    {
        var chance = seed.Chance("involvements");
        var ids = seed.Ids("involvements");
        var rows = new List<object?[]>();
        // The older somebody is, the likelier they draw on care.
        foreach (var person in people.OrderByDescending(person => person.AgeOn(seed.Today) + 25 * chance.NextDouble()).ThenBy(person => person.Id).Take(WithCare))
        {
            var provider = chance.Next(60);
            var kind = (provider % 4) switch { 0 => "care home", 1 => "nursing home", 2 => "home care", _ => "reablement" };
            rows.Add([ids.Next<Involvement>(), person.Id, $"XP{provider + 1:000}", kind, seed.Today.AddDays(-chance.Next(1, 1_500)), null]);
            if (chance.Next(3) == 0) rows.Add([ids.Next<Involvement>(), person.Id, "XVC", "community nursing", seed.Today.AddDays(-chance.Next(1, 700)), null]);
        }
        return rows;
    }
}
