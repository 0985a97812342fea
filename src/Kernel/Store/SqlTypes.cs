using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;

namespace Joinery;

/// <summary>
/// How our types lie in columns, alike on both databases: money as whole pence (bigint), days as 2026-04-01 and moments as
/// 2026-04-01T09:30:00.123456Z (text, so that text order is time order), ids and codes as text.
/// The drivers' own habits differ: one stores a UUID in capitals, drops the zero of 12.50 and keeps a moment's local offset.
/// </summary>
public static class SqlTypes
{
    private const string Day = "yyyy-MM-dd";
    private const string Moment = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
    private static int _registered;

    /// <summary>A moment as it is stored, cut to the microsecond.</summary>
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);

    /// <summary>A day as it is stored.</summary>
    public static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>A stored moment.</summary>
    public static DateTimeOffset ReadMoment(string text) =>
        DateTimeOffset.ParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>A stored day.</summary>
    public static DateOnly ReadDay(string text) => DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture);

    /// <summary>A value of ours as the driver should see it.</summary>
    public static object ToColumn(object value) => value switch
    {
        DateOnly day => Text(day),
        DateTimeOffset moment => Text(moment),
        Money money => money.Pence,
        Guid => throw new ArgumentException("A bare UUID is no id; use Id<T>."),
        Enum word => word.ToString(),
        NhsNumber number => number.Digits,
        // Every column of whole numbers is bigint, and COPY into one takes eight bytes and no four.
        int number => (long)number,
        string or bool or long or double or byte[] => value,
        OdsCode or AreaCode or Postcode or Right or RoleCode or FinancialYear => value.ToString()!,
        _ when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Id<>) => IdText(value),
        _ => throw new ArgumentException($"{value.GetType().Name} has no column form; add it to SqlTypes."),
    };

    private static string IdText(object id)
    {
        var text = id.ToString()!;
        if (text == "00000000-0000-0000-0000-000000000000") throw new ArgumentException("An id of all zeros identifies nothing and is not written.");
        return text;
    }

    /// <summary>
    /// The properties of an object as parameters of the same names; a list becomes the values of an IN (…).
    /// Dapper would hand a list to PostgreSQL as an array, which IN does not take, so the list is written out here for both.
    /// </summary>
    internal static (string Sql, DynamicParameters? Parameters) Bind(string sql, object? named)
    {
        if (named is null) return (sql, null);
        var parameters = new DynamicParameters();
        foreach (var property in Properties.GetOrAdd(named.GetType(), type => type.GetProperties()))
        {
            var value = property.GetValue(named);
            if (value is IEnumerable list and not string and not byte[]) sql = WriteOut(sql, property.Name, list, parameters);
            else parameters.Add(property.Name, value is null ? null : ToColumn(value));
        }
        return (sql, parameters);
    }

    private static string WriteOut(string sql, string name, IEnumerable list, DynamicParameters parameters)
    {
        var names = new List<string>();
        foreach (var value in list)
        {
            if (names.Count == Limits.Rows) throw new ArgumentException($"A list in a query holds at most {Limits.Rows} values. Join with a table instead.");
            names.Add($"@{name}__{names.Count}");
            parameters.Add(names[^1], ToColumn(value));
        }
        var values = names.Count == 0 ? "(select null where 1 = 0)" : $"({string.Join(", ", names)})";
        return Regex.Replace(sql, $@"@{name}\b", values, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    internal static void Register()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 1) return;
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Dapper asks the driver for a DateOnly before it asks us, and PostgreSQL's does not make one of text.
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        // SQLite gives every whole number, and a boolean too, as 64 bits, which no record with a bool or an int would take;
        // a computed column of no rows has no type there at all; and PostgreSQL makes decimals of sums and shares.
        SqlMapper.AddTypeHandler(new Column<long>(stored => Convert.ToInt64(stored, CultureInfo.InvariantCulture)));
        SqlMapper.AddTypeHandler(new Column<double>(stored => Convert.ToDouble(stored, CultureInfo.InvariantCulture)));
        SqlMapper.AddTypeHandler(new Column<string>(stored => Convert.ToString(stored, CultureInfo.InvariantCulture)!));
        SqlMapper.AddTypeHandler(new Column<bool>(stored => Convert.ToBoolean(stored, CultureInfo.InvariantCulture)));
        SqlMapper.AddTypeHandler(new Column<int>(stored => Convert.ToInt32(stored, CultureInfo.InvariantCulture)));
        SqlMapper.AddTypeHandler(new Column<DateOnly>(stored => ReadDay((string)stored)));
        SqlMapper.AddTypeHandler(new Column<DateTimeOffset>(stored => ReadMoment((string)stored)));
        SqlMapper.AddTypeHandler(new Column<Money>(stored => new Money((long)stored)));
        SqlMapper.AddTypeHandler(new Column<NhsNumber>(stored => NhsNumber.Parse((string)stored).Value));
        SqlMapper.AddTypeHandler(new Column<OdsCode>(stored => OdsCode.Of((string)stored)));
        SqlMapper.AddTypeHandler(new Column<AreaCode>(stored => AreaCode.Of((string)stored)));
        SqlMapper.AddTypeHandler(new Column<Postcode>(stored => Postcode.Parse((string)stored).Value));
        SqlMapper.AddTypeHandler(new Column<FinancialYear>(stored => FinancialYear.Parse((string)stored).Value));
    }

    /// <summary>Tells the store about ids of one kind of thing; each module does so for its own, once.</summary>
    public static void KnowId<T>()
    {
        lock (KnownIds)
        {
            if (!KnownIds.Add(typeof(T))) return;
            SqlMapper.AddTypeHandler(new Column<Id<T>>(stored => Id<T>.Parse((string)stored).Value));
        }
    }

    private static readonly HashSet<Type> KnownIds = [];

    private sealed class Column<T>(Func<object, T> read) : SqlMapper.TypeHandler<T>
    {
        public override T Parse(object value) => read(value);

        // Parameters never come here: Db turns them into column form first.
        public override void SetValue(IDbDataParameter parameter, T? value) => throw new NotSupportedException();
    }
}
