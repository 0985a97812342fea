using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.SystemTests.Kernel;

/// <summary>Whatever goes into a column comes out the same, and lies there alike on both databases.</summary>
public sealed class ColumnTests
{
    private static readonly Migration Tables = new("Test", 1, "columns", """
        create table test_column (
            id text primary key,
            money bigint,
            day text,
            moment text,
            nhs_number text,
            organisation text, area text, postcode text,
            year text,
            purpose text,
            count bigint not null,
            note text
        );
        create table test_word (word text not null);
        create table test_flag (flag boolean not null, level integer not null);
        """);

    private sealed record Row(Id<Purpose> Id, Money? Money, DateOnly? Day, DateTimeOffset? Moment, NhsNumber? NhsNumber, OdsCode? Organisation,
        AreaCode? Area, Postcode? Postcode, FinancialYear? Year, Purpose? Purpose, long Count, string? Note);

    private sealed record Flag(bool IsSet, int Level);

    private const string Columns = "id, money, day, moment, nhs_number, organisation, area, postcode, year, purpose, count, note";

    private static async Task<TestDatabase> Ready(DatabaseKind kind)
    {
        SqlTypes.KnowId<Purpose>();
        return await TestDatabases.Ready(kind, Tables);
    }

    private static Task<Outcome<int>> Insert(Store store, Row row) => store.Write<int>(Some.Deed(), async db => await db.Execute($"""
        insert into test_column ({Columns})
        values (@Id, @Money, @Day, @Moment, @NhsNumber, @Organisation, @Area, @Postcode, @Year, @Purpose, @Count, @Note)
        """, row));

    private static Task<IReadOnlyList<Row>> All(Store store) => store.Read(db => db.Query<Row>($"select {Columns} from test_column order by count"));

    private static Row Full(long count, string note) => new(Some.Id<Purpose>(), new Money(12_50), new DateOnly(2028, 2, 29),
        new DateTimeOffset(2026, 6, 1, 0, 30, 15, TimeSpan.FromHours(1)).AddMicroseconds(123_450), NhsNumber.Parse("999 000 0018").Value, OdsCode.Of("D7T5G"),
        AreaCode.Of("E10000012"), Postcode.Parse("sw1a2aa").Value, FinancialYear.Starting(2026), Joinery.Purpose.Safeguarding, count, note);

    private static Row Bare(long count) => new(Some.Id<Purpose>(), null, null, null, null, null, null, null, null, null, count, null);

    [Theory, OnBothDatabases]
    public async Task Every_type_comes_back_as_it_went(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        Row[] rows = [Full(1, "É, ﬁ, 日本, 🙂 and 'quotes'"), Full(2, ""), Full(3, " spaces \n and lines\t"), Bare(4)];

        foreach (var row in rows) (await Insert(database.Store, row)).OrThrow();

        (await All(database.Store)).ShouldBe(rows);
    }

    [Theory, OnBothDatabases]
    public async Task Rows_inserted_in_bulk_come_back_as_they_went(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        Row[] rows = [Full(1, "É 🙂"), Bare(2), Full(3, "")];

        (await database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await db.InsertMany("test_column", Columns.Split(", "), rows.Select(row => new object?[]
                { row.Id, row.Money, row.Day, row.Moment, row.NhsNumber, row.Organisation, row.Area, row.Postcode, row.Year, row.Purpose, row.Count, row.Note }));
            return Done.It;
        })).OrThrow();

        (await All(database.Store)).ShouldBe(rows);
    }

    [Theory, OnBothDatabases]
    public async Task A_whole_number_of_either_size_goes_into_a_column_in_bulk(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        (await database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await db.InsertMany("test_column", ["id", "count"], [[Some.Id<Purpose>(), 7], [Some.Id<Purpose>(), 8L]]);
            return Done.It;
        })).OrThrow();

        (await All(database.Store)).Select(row => row.Count).ShouldBe([7, 8]);
    }

    [Theory, OnBothDatabases]
    public async Task Many_rows_inserted_in_bulk_are_all_there_or_none(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        static IEnumerable<object?[]> Words(int count) => Enumerable.Range(0, count).Select(i => new object?[] { $"word {i}" });

        (await database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await db.InsertMany("test_word", ["word"], Words(20_000));
            return Done.It;
        })).OrThrow();
        await Should.ThrowAsync<ArgumentException>(() => database.Store.Write<Done>(Some.Deed(), async db =>
        {
            await db.InsertMany("test_word", ["word"], [.. Words(10), [1.5m]]);
            return Done.It;
        }));

        (await database.Value<long>("select count(*) from test_word")).ShouldBe(20_000);
    }

    [Theory, OnBothDatabases]
    public async Task Values_lie_in_their_columns_alike(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        var row = Full(1, "é");
        (await Insert(database.Store, row)).OrThrow();

        var stored = await database.Value<string>("""
            select id || '|' || money || '|' || day || '|' || moment || '|' || nhs_number || '|' || organisation || '|' || area || '|' || postcode || '|' || year || '|' || purpose
            from test_column
            """);

        stored.ShouldBe($"{row.Id}|1250|2028-02-29|2026-05-31T23:30:15.123450Z|9990000018|D7T5G|E10000012|SW1A 2AA|2026/27|Safeguarding");
        row.Id.ToString().ShouldBe(row.Id.ToString().ToLowerInvariant());
    }

    [Theory, OnBothDatabases]
    public async Task Moments_are_kept_to_the_microsecond_and_their_text_sorts_as_time_does(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        var ticks = Enumerable.Range(0, 5).Select(i => Some.Moment.AddTicks(i * 4)).ToList();
        for (var i = 0; i < 5; i++) (await Insert(database.Store, Bare(5 - i) with { Moment = ticks[i] })).OrThrow();

        var read = await database.Store.Read(db => db.Query<DateTimeOffset>("select moment from test_column order by moment, count desc"));

        read.ShouldBe([Some.Moment, Some.Moment, Some.Moment, Some.Moment.AddMicroseconds(1), Some.Moment.AddMicroseconds(1)]);
    }

    [Theory, OnBothDatabases]
    public async Task The_largest_and_smallest_amounts_and_days_fit(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        Row[] rows = [
            Bare(1) with { Money = new Money(long.MaxValue), Day = DateOnly.MaxValue, Moment = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) },
            Bare(2) with { Money = new Money(long.MinValue), Day = DateOnly.MinValue, Moment = DateTimeOffset.MinValue },
        ];
        foreach (var row in rows) (await Insert(database.Store, row)).OrThrow();
        (await All(database.Store)).ShouldBe(rows);
    }

    [Theory, OnBothDatabases]
    public async Task Flags_and_whole_numbers_come_back_as_they_went(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        await database.Store.Tend(db => db.Execute("insert into test_flag (flag, level) values (@yes, 3), (@no, 4)", new { yes = true, no = false }));
        var read = await database.Store.Read(db => db.Query<Flag>("select flag as is_set, level from test_flag order by level"));
        read.ShouldBe([new Flag(true, 3), new Flag(false, 4)]);
        (await database.Store.Read(db => db.Query<int>("select level from test_flag where flag = @yes", new { yes = true }))).ShouldBe([3]);
    }

    private sealed record Sum(string Word, long Whole, double Share);

    [Theory, OnBothDatabases]
    public async Task Computed_columns_come_back_as_numbers_whether_there_are_rows_or_none(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        const string Sql = "select word || '!' as word, sum(length(word)) as whole, sum(length(word)) * 1.0 / 4 as share from test_word group by word order by 1";

        (await database.Store.Read(db => db.Query<Sum>(Sql))).ShouldBeEmpty();
        await database.Store.Tend(db => db.InsertMany("test_word", ["word"], [["a"], ["a"], ["abc"]]));
        (await database.Store.Read(db => db.Query<Sum>(Sql))).ShouldBe([new("a!", 2, 0.5), new("abc!", 3, 0.75)]);
    }

    [Theory, OnBothDatabases]
    public async Task A_list_of_ids_becomes_the_values_of_an_in(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        Row[] rows = [Bare(1), Bare(2), Bare(3)];
        foreach (var row in rows) (await Insert(database.Store, row)).OrThrow();

        Task<IReadOnlyList<long>> Among(params Id<Purpose>[] ids) =>
            database.Store.Read(db => db.Query<long>("select count from test_column where id in @ids order by count", new { ids }));

        (await Among(rows[0].Id, rows[2].Id)).ShouldBe([1, 3]);
        (await Among()).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task What_has_no_column_form_is_a_fault(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        object[] wrong = [default(Id<Purpose>), Guid.Parse("0190f2c4-0000-7000-8000-000000000000"), 12.50m, new DateTime(2026, 4, 1)];
        foreach (var value in wrong)
            await Should.ThrowAsync<ArgumentException>(() => database.Store.Read(db => db.Query<long>("select 1 where @value is null", new { value })), value.GetType().Name);
    }

    private static readonly string[] Shuffled = ["é", "z", "É", "-", "Z", "10", "a b", "a", "", "B", "ab", "2", "_", "A", "a-b", "🙂", "ﬁ"];

    [Theory, OnBothDatabases]
    public async Task Text_sorts_by_bytes_on_both(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        await database.Store.Tend(db => db.InsertMany("test_word", ["word"], Shuffled.Select(word => new object?[] { word })));

        var read = await database.Store.Read(db => db.Query<string>("select word from test_word order by word"));

        read.ShouldBe(["", "-", "10", "2", "A", "B", "Z", "_", "a", "a b", "a-b", "ab", "z", "É", "é", "ﬁ", "🙂"]);
        (await database.Store.Read(db => db.Query<string>("select word from test_word where word >= 'a' and word < 'b' order by word"))).ShouldBe(["a", "a b", "a-b", "ab"]);
    }

    [Fact]
    public async Task In_a_column_made_without_the_migrations_text_would_sort_by_the_rules_of_the_language()
    {
        await using var database = await Ready(DatabaseKind.Postgres);
        await database.Sql("create table raw_word (word text collate \"en-x-icu\" not null)");
        await database.Sql("insert into raw_word (word) values ('B'), ('a'), ('É'), ('z')");
        (await database.Store.Read(db => db.Query<string>("select word from raw_word order by word"))).ShouldBe(["a", "B", "É", "z"]);
    }

    [Fact]
    public async Task Every_text_column_that_a_migration_makes_sorts_by_bytes()
    {
        await using var database = await TestDatabases.Ready(DatabaseKind.Postgres, Tables,
            new Migration("Test", 2, "more", "alter table test_word add column one text not null default '';\nalter table test_word add two text"));
        const string Sql = "select table_name || '.' || column_name from information_schema.columns where table_schema = 'joinery' and data_type = 'text' and collation_name is distinct from 'C'";

        (await database.Store.Read(db => db.Query<string>(Sql))).ShouldBeEmpty();
        await database.Sql("create table raw_word (word text)");
        (await database.Store.Read(db => db.Query<string>(Sql))).ShouldBe(["raw_word.word"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_query_that_brings_more_rows_than_its_limit_is_a_fault(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        await database.Store.Tend(db => db.InsertMany("test_word", ["word"], Enumerable.Range(0, Limits.Rows + 1).Select(i => new object?[] { $"{i}" })));
        const string Sql = "select word from test_word";

        await Should.ThrowAsync<TooManyRowsException>(() => database.Store.Read(db => db.Query<string>(Sql)));
        await Should.ThrowAsync<TooManyRowsException>(() => database.Store.Read(db => db.Query<string>(Sql + " where word in ('1', '2', '3')", limit: 2)));

        (await database.Store.Read(db => db.Query<string>(Sql + " where word <> '0'"))).Count.ShouldBe(Limits.Rows);
        (await database.Store.Read(db => db.Query<string>(Sql + " where word in ('1', '2')", limit: 2))).Count.ShouldBe(2);
        (await database.Store.Read(async db => await db.Stream<string>(Sql).CountAsync())).ShouldBe(Limits.Rows + 1);
    }

    [Theory, OnBothDatabases]
    public async Task One_row_is_one_and_a_row_that_may_be_missing_is_null(DatabaseKind kind)
    {
        await using var database = await Ready(kind);
        await database.Store.Tend(db => db.InsertMany("test_word", ["word"], [["one"], ["two"]]));
        const string Sql = "select word from test_word where word like @like";

        await database.Store.Read(async db =>
        {
            (await db.One<string>(Sql, new { like = "o%" })).ShouldBe("one");
            (await db.Find<string>(Sql, new { like = "t%" })).ShouldBe("two");
            (await db.Find<string>(Sql, new { like = "x%" })).ShouldBeNull();
            (await db.Find<long?>("select count(*) from test_word where 1 = 2 having 1 = 2")).ShouldBeNull();
            (await db.Any(Sql, new { like = "o%" })).ShouldBeTrue();
            (await db.Any(Sql, new { like = "x%" })).ShouldBeFalse();
            await Should.ThrowAsync<InvalidOperationException>(() => db.One<string>(Sql, new { like = "x%" }));
            await Should.ThrowAsync<InvalidOperationException>(() => db.One<string>(Sql, new { like = "%" }));
            await Should.ThrowAsync<InvalidOperationException>(() => db.Find<string>(Sql, new { like = "%" }));
            return 0;
        });
    }
}
