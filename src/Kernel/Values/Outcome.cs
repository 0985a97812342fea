using System.Diagnostics.CodeAnalysis;

namespace Joinery;

/// <summary>
/// An expected no: a stable code for programs, a sentence for people that says what to do, and, where known, the place
/// (a field of a form, a line of a file) that it is about.
/// </summary>
/// <param name="Code">Stable and dotted, such as money.unreadable; listed in docs/reference/refusals.md.</param>
/// <param name="Sentence">Plain English; holds nothing personal.</param>
/// <param name="Where">The field or line; empty when it is about the whole.</param>
public sealed record Refusal(string Code, string Sentence, string Where = "")
{
    /// <summary>The same refusal, said of a field or line.</summary>
    public Refusal At(string where) => this with { Where = where };

    /// <inheritdoc/>
    public override string ToString() => Where.Length == 0 ? Sentence : $"{Where}: {Sentence}";
}

/// <summary>
/// One kind of refusal, declared once as a static field and collected into the reference by reflection.
/// </summary>
/// <param name="Code">Stable and dotted.</param>
/// <param name="Template">The sentence, with {0}, {1}… where values go.</param>
public sealed record RefusalKind(string Code, string Template)
{
    /// <summary>The refusal with its values filled in.</summary>
    public Refusal With(params object[] values) => new(Code, values.Length == 0 ? Template : string.Format(Template, values));
}

/// <summary>Either a value or the reason why not. The default is refused: nothing was decided.</summary>
/// <typeparam name="T">The value when all is well.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    private Outcome(T? value, Refusal? refusal) => (_value, _refusal, IsAccepted) = (value, refusal, refusal is null);

    /// <summary>Why not; null when there is a value.</summary>
    public Refusal? Refusal => IsAccepted ? null : _refusal ?? KernelRefusals.Undecided.With();

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted { get; }

    /// <summary>The value; throws <see cref="InvalidOperationException"/> with the sentence when refused.</summary>
    public T Value => IsAccepted ? _value! : throw new InvalidOperationException(Refusal.ToString());

    /// <summary>The value, for input known to be good; throws <see cref="ArgumentException"/> with the sentence when refused.</summary>
    public T OrThrow() => IsAccepted ? _value! : throw new ArgumentException(Refusal.ToString());

    /// <summary>True with the value, or false with the refusal.</summary>
    public bool Try([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (_value, Refusal);
        return IsAccepted;
    }

    /// <summary>The outcome of the next step, or the same refusal.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => IsAccepted ? next(_value!) : Refusal;

    /// <summary>A value is accepted.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal is refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of an outcome that has nothing to say but yes.</summary>
public readonly record struct Done
{
    /// <summary>Done.</summary>
    public static readonly Done It;
}

/// <summary>Makes outcomes where the language cannot convert by itself (an interface as the value).</summary>
public static class Outcome
{
    /// <summary>Accepted with a value.</summary>
    public static Outcome<T> Of<T>(T value) => value;
}
