using System.Reflection;

namespace Joinery.Rules;

/// <summary>The provision that a method carries out. Every rule has one; a test finds a rule without.</summary>
/// <param name="instrument">One of <see cref="Instruments"/>.</param>
/// <param name="part">The section, regulation or paragraph.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class LawAttribute(string instrument, string part = "") : Attribute
{
    /// <summary>The Act, instrument or guidance.</summary>
    public string Instrument { get; } = instrument;

    /// <summary>The section, regulation or paragraph.</summary>
    public string Part { get; } = part;

    /// <summary>Both together.</summary>
    public Provision Provision => new(Instrument, Part);
}

/// <summary>Marks a class whose public static methods are rules: each of them carries its law.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RulesOfAttribute(string area) : Attribute
{
    /// <summary>The part of the law it belongs to, as the reference groups rules.</summary>
    public string Area { get; } = area;
}

/// <summary>One rule for the generated reference.</summary>
/// <param name="Area">The part of the law it belongs to.</param>
/// <param name="Name">Class and method, such as TariffIncome.Weekly.</param>
/// <param name="Law">The provisions it carries out; none is a fault that a test finds.</param>
public sealed record Rule(string Area, string Name, IReadOnlyList<Provision> Law);

/// <summary>Every rule of this engine with its citation.</summary>
public static class RuleList
{
    /// <summary>The rules by area and name.</summary>
    public static IReadOnlyList<Rule> All { get; } = Of(typeof(RuleList).Assembly);

    /// <summary>The rules of an assembly: the public static methods of the classes marked as rules, each name once.</summary>
    public static IReadOnlyList<Rule> Of(Assembly assembly) =>
    [
        .. assembly.GetTypes().Select(type => (Type: type, Mark: type.GetCustomAttribute<RulesOfAttribute>())).Where(rules => rules.Mark is not null)
            .SelectMany(rules => rules.Type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName)
                .GroupBy(method => $"{rules.Type.Name}.{method.Name}", StringComparer.Ordinal)
                .Select(same => new Rule(rules.Mark!.Area, same.Key,
                    [.. same.SelectMany(method => method.GetCustomAttributes<LawAttribute>()).Select(law => law.Provision).Distinct()])))
            .OrderBy(rule => rule.Area, StringComparer.Ordinal).ThenBy(rule => rule.Name, StringComparer.Ordinal),
    ];
}
