using AngleSharp.Dom;
using Joinery.Design;

namespace Joinery.Tests.Design;

static partial class FixtureMaps
{
    // The answer and the message of a fixture go into a form, where ours finds them by name.
    private static Form Answered(FixtureOptions o, string name, params IEnumerable<string?> answers)
    {
        var form = Form.Empty;
        foreach (var answer in answers) form.With(name, answer);
        if (o.Child("errorMessage") is { } message) form.Refuse(message.Words(), name);
        return form;
    }

    private static (string, object?)[] Common(FixtureOptions o, string name, string? id) =>
        [("Name", name), ("Id", id), ("Hint", o.Child("hint")?.Words()), ("DescribedBy", o.Text("describedBy"))];

    private static (string, object?)[] Labelled(FixtureOptions o, string name, string? id)
    {
        var label = o.Child("label");
        return [.. Common(o, name, id), ("Label", label?.Words()), ("LabelSize", label?.ClassAs<TextSize>("govuk-label--")), ("IsPageHeading", label?.Flag("isPageHeading") ?? false)];
    }

    private static (string, object?)[] Grouped(FixtureOptions o, string name, string? id)
    {
        var fieldset = o.Child("fieldset");
        var legend = fieldset?.Child("legend");
        var common = Common(o, name, id);
        if (fieldset?.Text("describedBy") is { } described) common[^1].Item2 = described;
        return [.. common, ("Legend", legend?.Words()),
            ("LegendSize", legend?.ClassAs<TextSize>("govuk-fieldset__legend--")), ("IsPageHeading", legend?.Flag("isPageHeading") ?? false)];
    }

    private static Mapped Input(FixtureOptions o)
    {
        var name = o.Text("name")!;
        return Mapped.Of<TextInput>([("Form", Answered(o, name, o.Text("value"))), .. Labelled(o, name, o.Text("id")), ("Type", o.Text("type")),
            ("Width", int.TryParse(o.ClassAfter("govuk-input--width-"), out var width) ? width : null), ("IsSpacedOut", o.Class("govuk-input--extra-letter-spacing")),
            ("Prefix", o.Child("prefix")?.Words()), ("Suffix", o.Child("suffix")?.Words()), ("InputMode", o.Text("inputmode")), ("Autocomplete", o.Text("autocomplete")),
            ("Autocapitalize", o.Text("autocapitalize")), ("Pattern", o.Text("pattern")), ("Spellcheck", o.Flag("spellcheck")), ("IsDisabled", o.Flag("disabled") ?? false)]);
    }

    private static Mapped Textarea(FixtureOptions o)
    {
        var name = o.Text("name")!;
        return Mapped.Of<Textarea>([("Form", Answered(o, name, o.Text("value"))), .. Labelled(o, name, o.Text("id")), ("Rows", o.Number("rows")),
            ("Spellcheck", o.Flag("spellcheck")), ("Autocomplete", o.Text("autocomplete"))]);
    }

    // Ours always counts as people see characters, which the attribute says; the fixtures without it count code units.
    private static Mapped CharacterCount(FixtureOptions o)
    {
        if (o.Number("maxlength") is not { } most) throw new NotHeldException("no limit");
        if (o.Text("countType") is { } type && type != "characters") throw new NotHeldException("other ways of counting");
        var textarea = Textarea(o);
        textarea.Parameters["MaxLength"] = most;
        return textarea with { Adjust = expected => expected.QuerySelector(".govuk-character-count")!.SetAttribute("data-count-type", "characters") };
    }

    private static Mapped FileUpload(FixtureOptions o)
    {
        var name = o.Text("name")!;
        return Mapped.Of<FileUpload>([("Form", Answered(o, name)), .. Labelled(o, name, o.Text("id")), ("AllowsMultiple", o.Flag("multiple") ?? false),
            ("IsDisabled", o.Flag("disabled") ?? false), ("IsEnhanced", o.Flag("javascript") ?? false)]);
    }

    private static Mapped Select(FixtureOptions o)
    {
        var name = o.Text("name")!;
        List<string?> chosen = [], refused = [];
        var options = Listed(o, item =>
        {
            var (value, text) = (item.Text("value"), item.Text("text")!);
            var isSelected = item.Flag("selected");
            if (isSelected == true) chosen.Add(value ?? text);
            if (isSelected == false) refused.Add(value);
            if (value is null) throw new NotHeldException("an option without a value");
            return new Option(value, text) { IsDisabled = item.Flag("disabled") ?? false };
        });
        if (o.Text("value") is { Length: > 0 } answer && !refused.Contains(answer)) chosen.Add(answer);
        return Mapped.Of<Select>([("Form", Answered(o, name, chosen)), .. Labelled(o, name, o.Text("id")), ("Options", options), ("IsDisabled", o.Flag("disabled") ?? false)]);
    }

    private static Mapped Radios(FixtureOptions o)
    {
        var name = o.Text("name")!;
        var chosen = o.Text("value") is { Length: > 0 } answer ? new List<string?> { answer } : [];
        var options = Options(o, name, chosen);
        return Mapped.Of<Radios>([("Form", Answered(o, name, chosen)), .. Grouped(o, name, o.Text("idPrefix")), ("Options", options),
            ("IsInline", o.Class("govuk-radios--inline")), ("IsSmall", o.Class("govuk-radios--small"))]);
    }

    private static Mapped Checkboxes(FixtureOptions o)
    {
        var name = o.Text("name")!;
        var chosen = o.Strings("values").ToList<string?>();
        var options = Options(o, name, chosen);
        return Mapped.Of<Checkboxes>([("Form", Answered(o, name, chosen)), .. Grouped(o, name, o.Text("idPrefix")), ("Options", options), ("IsSmall", o.Class("govuk-checkboxes--small"))]);
    }

    private static IReadOnlyList<Option> Options(FixtureOptions o, string name, List<string?> chosen)
    {
        var items = o.List("items")!;
        if (items.Contains(null)) throw new NotHeldException("empty items that are counted");
        return items.Select(item => Choosable(item!, name, chosen)).ToList();
    }

    private static Option Choosable(FixtureOptions item, string name, List<string?> chosen)
    {
        if (item.Text("divider") is { } word) return Option.Divider(word);
        var value = item.Text("value")!;
        if (item.Text("name") is { } own && own != name) throw new NotHeldException("a name for one item");
        var isChecked = item.Flag("checked");
        if (isChecked == true) chosen.Add(value);
        if (isChecked == false) chosen.Remove(value);
        var conditional = item.Child("conditional")?.Text("html");
        return new Option(value, item.Content())
        {
            Hint = item.Child("hint")?.Content() ?? Content.None,
            Id = item.Text("id"),
            IsDisabled = item.Flag("disabled") ?? false,
            IsExclusive = item.Text("behaviour") == "exclusive",
            Conditional = conditional is null ? null : Rendering.Markup(conditional),
        };
    }

    // The parts of our dates are always named after the date; the fixtures without a prefix name them day, month and year.
    private static Mapped DateInput(FixtureOptions o)
    {
        var id = o.Text("id")!;
        var prefix = o.Text("namePrefix");
        var name = prefix ?? id;
        var form = Form.Empty;
        var values = o.Child("values");
        List<string> wrong = [], right = [];
        foreach (var (part, options) in Parts(o))
        {
            var answer = options?.Text("value") ?? values?.Text(prefix is null ? part : $"{prefix}-{part}");
            form.With($"{name}-{part}", answer);
            options?.Class(part == "year" ? "govuk-input--width-4" : "govuk-input--width-2");
            var named = options?.Class("govuk-input--error") ?? false;
            var error = options?.Flag("error");
            if (named || error == true) wrong.Add(part);
            if (error == false) right.Add(part);
            if (options?.Text("autocomplete") is not null) throw new NotHeldException("autocomplete of one part");
        }
        var message = o.Child("errorMessage");
        if (right.Count > 0 && wrong.Count == 0) wrong.AddRange(new[] { "day", "month", "year" }.Except(right));
        if (message is not null || wrong.Count > 0) form.Refuse(message?.Words() ?? "", name, wrong);
        return Mapped.Of<DateInput>([("Form", form), .. Grouped(o, name, id)]) with { Adjust = prefix is null ? expected => Rename(expected, name) : null };
    }

    private static IEnumerable<(string Part, FixtureOptions? Options)> Parts(FixtureOptions o)
    {
        var items = o.List("items");
        string[] parts = ["day", "month", "year"];
        if (items is not { Count: > 0 }) return parts.Select(part => (part, OwnPart(o, part))).ToList();
        if (!items.Select(item => item?.Text("name")).SequenceEqual(parts)) throw new NotHeldException("other parts than day, month and year");
        return parts.Zip(items).ToList();
    }

    private static FixtureOptions? OwnPart(FixtureOptions o, string part)
    {
        if (!o.Has(part)) return null;
        var options = o.Child(part) ?? throw new NotHeldException("a date without all its parts");
        return options.Text("name") is { } own && own != part ? throw new NotHeldException("names of parts") : options;
    }

    private static void Rename(IElement expected, string name)
    {
        foreach (var input in expected.QuerySelectorAll("input")) input.SetAttribute("name", $"{name}-{input.GetAttribute("name")}");
    }
}
