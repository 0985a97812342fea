using Microsoft.AspNetCore.Components;

namespace Joinery.Design;

/// <summary>
/// What every question has: a form that knows its answer and its problem, a name, and help.
/// A field is given the form and its name and shows the answer and the problem by itself.
/// </summary>
public abstract class Field : ComponentBase
{
    /// <summary>The form as the person filled it in.</summary>
    [Parameter, EditorRequired] public Form Form { get; set; } = Form.Empty;

    /// <summary>The name under which the form sends the answer.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Only where the name cannot be the id, because it stands twice on the page. The error summary links to names.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>Help that is needed to answer.</summary>
    [Parameter] public string Hint { get; set; } = "";

    /// <summary>The id of something else on the page that describes the question.</summary>
    [Parameter] public string? DescribedBy { get; set; }

    /// <summary>The id of the field.</summary>
    protected string FieldId => Id ?? Name;

    /// <summary>What is wrong with the answer.</summary>
    protected FormProblem? Problem => Form.Problem(Name);

    /// <summary>True when something is wrong with the answer.</summary>
    protected bool HasProblem => Problem is not null;

    /// <summary>The id of the hint, when there is one.</summary>
    protected string? HintId => Hint.Length > 0 ? $"{FieldId}-hint" : null;

    /// <summary>The id of the message, when there is one.</summary>
    protected string? ErrorId => Problem is { Sentence.Length: > 0 } ? $"{FieldId}-error" : null;

    /// <summary>The ids of everything that describes the question, in the order in which it is read out.</summary>
    protected string? Description => Classes.Joined(DescribedBy, HintId, ErrorId);
}

/// <summary>A question with one control and a label.</summary>
public abstract class LabelledField : Field
{
    /// <summary>The question or the name of the answer.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>How large the label is.</summary>
    [Parameter] public TextSize LabelSize { get; set; }

    /// <summary>True when the page asks this one thing, so that the label is its heading.</summary>
    [Parameter] public bool IsPageHeading { get; set; }
}

/// <summary>A question with several controls and a legend.</summary>
public abstract class GroupedField : Field
{
    /// <summary>The question.</summary>
    [Parameter] public string Legend { get; set; } = "";

    /// <summary>How large the legend is.</summary>
    [Parameter] public TextSize LegendSize { get; set; }

    /// <summary>True when the page asks this one thing, so that the legend is its heading.</summary>
    [Parameter] public bool IsPageHeading { get; set; }
}
