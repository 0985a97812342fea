using AngleSharp.Dom;
using Joinery.Design;

namespace Joinery.Tests.Design;

/// <summary>Our component with its parameters, and what to change in the expected page where ours differs on purpose.</summary>
sealed record Mapped(Type Component, Dictionary<string, object?> Parameters, Action<IElement>? Adjust = null)
{
    public static Mapped Of<T>(params (string Name, object? Value)[] parameters) =>
        new(typeof(T), parameters.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value));
}

/// <summary>How the options of each official component are said with the parameters of ours.</summary>
static partial class FixtureMaps
{
    public static readonly IReadOnlyDictionary<string, Func<FixtureOptions, Mapped>> All = new Dictionary<string, Func<FixtureOptions, Mapped>>
    {
        ["back-link"] = o => Mapped.Of<BackLink>(("Href", o.Text("href")), ("IsInverse", o.Class("govuk-back-link--inverse")), Inner(o), Words(o)),
        ["breadcrumbs"] = o => Mapped.Of<Breadcrumbs>(("Items", Listed(o, item => new Crumb(item.Content(), item.Text("href")))),
            ("CollapsesOnMobile", o.Flag("collapseOnMobile") ?? false), ("IsInverse", o.Class("govuk-breadcrumbs--inverse")), ("Label", o.Text("labelText"))),
        ["button"] = Button,
        ["character-count"] = CharacterCount,
        ["checkboxes"] = Checkboxes,
        ["date-input"] = DateInput,
        ["details"] = o => Mapped.Of<Details>(("Summary", o.Content("summary")), Inner(o), Words(o), ("IsOpen", o.Flag("open") ?? false), ("Id", o.Text("id"))),
        ["error-message"] = o => Mapped.Of<ErrorMessage>(Inner(o), Words(o), ("Id", o.Text("id")), ("HiddenText", o.Text("visuallyHiddenText"))),
        ["error-summary"] = ErrorSummary,
        ["file-upload"] = FileUpload,
        ["fieldset"] = o => Fieldset(o, o.Child("legend")),
        ["generic-header"] = o => Mapped.Of<Header>(("Text", o.Text("logoText")), ("Logo", o.Text("logoHtml") is { } html ? Rendering.Markup(html) : null), ("Href", o.Text("url"))),
        ["hint"] = o => Mapped.Of<Hint>(Inner(o), Words(o), ("Id", o.Text("id"))),
        ["input"] = Input,
        ["inset-text"] = o => Mapped.Of<InsetText>(Inner(o), Words(o), ("Id", o.Text("id"))),
        ["label"] = o => Mapped.Of<Label>(Inner(o), Words(o), ("For", o.Text("for")), ("Size", o.ClassAs<TextSize>("govuk-label--")), ("IsPageHeading", o.Flag("isPageHeading") ?? false)),
        ["notification-banner"] = NotificationBanner,
        ["pagination"] = Pagination,
        ["panel"] = Panel,
        ["phase-banner"] = o => PhaseBanner(o, o.Child("tag")),
        ["radios"] = Radios,
        ["select"] = Select,
        ["service-navigation"] = ServiceNavigation,
        ["skip-link"] = o => Mapped.Of<SkipLink>(Inner(o), Words(o), ("Href", o.Text("href"))),
        ["summary-list"] = o => SummaryList(o, o.Child("card")),
        ["table"] = Table,
        ["tabs"] = Tabs,
        ["tag"] = o => Mapped.Of<Tag>(Inner(o), Words(o), ("Colour", o.ClassAs<TagColour>("govuk-tag--"))),
        ["task-list"] = TaskList,
        ["textarea"] = Textarea,
        ["warning-text"] = o => Mapped.Of<WarningText>(Inner(o), Words(o), ("HiddenText", o.Text("iconFallbackText"))),
    };

    // Where a component takes either, markup goes inside and words into Text.
    private static (string, object?) Inner(FixtureOptions o)
    {
        var html = o.Text("html");
        if (html is not null) o.Text("text");
        return ("ChildContent", html is null ? null : Rendering.Markup(html));
    }

    private static (string, object?) Words(FixtureOptions o) => ("Text", o.Text("text"));

    private static IReadOnlyList<T> Listed<T>(FixtureOptions o, Func<FixtureOptions, T> item, string key = "items") =>
        (o.List(key) ?? []).OfType<FixtureOptions>().Select(item).ToList();

    private static Mapped Button(FixtureOptions o) => Mapped.Of<Button>(Inner(o), Words(o), ("Kind", o.ClassAs<ButtonKind>("govuk-button--")),
        ("Type", Enum.Parse<ButtonType>(o.Text("type") ?? "submit", ignoreCase: true)), ("Href", o.Text("href")), ("IsStart", o.Flag("isStartButton") ?? false),
        ("Name", o.Text("name")), ("Value", o.Text("value")), ("IsDisabled", o.Flag("disabled") ?? false), ("PreventDoubleClick", o.Flag("preventDoubleClick")), ("Id", o.Text("id")));

    private static Mapped ErrorSummary(FixtureOptions o)
    {
        var form = Form.Empty;
        foreach (var item in o.List("errorList") ?? [])
        {
            var href = item!.Text("href") ?? "#";
            form.Refuse(item.Words(), href.TrimStart('#'));
        }
        // A summary of nothing is shown only by the fixtures; ours needs a problem to appear at all.
        if (form.IsValid) form.Refuse("");
        var description = o.Content("description");
        return Mapped.Of<ErrorSummary>(("Form", form), ("Title", o.Words("title")), ("Description", description.IsNone ? null : description), ("DisableAutoFocus", o.Flag("disableAutoFocus")));
    }

    private static Mapped Fieldset(FixtureOptions o, FixtureOptions? legend) => Mapped.Of<Fieldset>(("LegendContent", legend?.Content().Fragment),
        ("LegendSize", legend?.ClassAs<TextSize>("govuk-fieldset__legend--")), ("IsPageHeading", legend?.Flag("isPageHeading") ?? false),
        ("Role", o.Text("role")), ("DescribedBy", o.Text("describedBy")), Inner(o));

    private static Mapped NotificationBanner(FixtureOptions o)
    {
        var title = o.Content("title");
        return Mapped.Of<NotificationBanner>(Inner(o), Words(o), ("IsSuccess", o.Text("type") == "success"), ("Title", title.IsNone ? null : title),
            ("TitleLevel", o.Number("titleHeadingLevel")), ("TitleId", o.Text("titleId")), ("Role", o.Text("role")), ("DisableAutoFocus", o.Flag("disableAutoFocus")));
    }

    private static Mapped Pagination(FixtureOptions o) => Mapped.Of<Pagination>(("Previous", Turn(o.Child("previous"))), ("Next", Turn(o.Child("next"))), ("Label", o.Text("landmarkLabel")),
        ("Numbers", !o.Has("items") ? null : Listed(o, item => item.Flag("ellipsis") == true ? PageNumber.Gap
            : new PageNumber(item.Text("number")!, item.Text("href"), item.Flag("current") ?? false, item.Text("visuallyHiddenText")))));

    private static PageTurn? Turn(FixtureOptions? o) => o is null ? null : new PageTurn(o.Text("href")!, o.Content(), o.Text("labelText") ?? "");

    private static Mapped Panel(FixtureOptions o)
    {
        var actions = o.Child("actions");
        return Mapped.Of<Panel>(("Title", o.Content("title")), Inner(o), Words(o), ("TitleLevel", o.Number("headingLevel")), ("IsInterruption", o.Class("govuk-panel--interruption")),
            ("Actions", actions is null ? null : Listed(actions, item => Action(item, item.Text("type")))));
    }

    private static PanelAction Action(FixtureOptions item, string? type) =>
        new(item.Text("text")!, item.Text("href"), Enum.Parse<ButtonType>(type ?? "button", ignoreCase: true)) { IsButtonLink = type == "button" };

    private static Mapped PhaseBanner(FixtureOptions o, FixtureOptions? tag) => Mapped.Of<PhaseBanner>(("Tag", tag?.Content()), ("TagColour", tag?.ClassAs<TagColour>("govuk-tag--")), Inner(o), Words(o));

    private static Mapped ServiceNavigation(FixtureOptions o)
    {
        var items = Listed(o, item => new NavigationItem(item.Content(), item.Text("href"), item.Flag("active") ?? false, item.Flag("current") ?? false), "navigation");
        var slots = o.Child("slots");
        var end = slots is null || !slots.Has("end") ? (null, false) : End(slots);
        return Mapped.Of<ServiceNavigation>(("Items", items), ("ServiceName", o.Text("serviceName")), ("ServiceHref", o.Text("serviceUrl")), ("Label", o.Text("ariaLabel")),
            ("MenuText", o.Text("menuButtonText")), ("MenuLabel", o.Text("menuButtonLabel")), ("NavigationLabel", o.Text("navigationLabel")), ("NavigationId", o.Text("navigationId")),
            ("CollapsesOnMobile", o.Flag("collapseNavigationOnMobile")), ("IsInverse", o.Class("govuk-service-navigation--inverse")), ("EndSlot", Slot(end.Item1)), ("EndSlotIsInline", end.Item2),
            ("StartSlot", Slot(slots?.Text("start"))), ("NavigationStart", Slot(slots?.Text("navigationStart"))), ("NavigationEnd", Slot(slots?.Text("navigationEnd"))));
    }

    private static (string?, bool) End(FixtureOptions slots) => !slots.IsObject("end") ? (slots.Text("end"), false)
        : slots.Child("end") is { } end ? (end.Text("html"), end.Text("align") == "inline") : default;

    private static Microsoft.AspNetCore.Components.RenderFragment? Slot(string? html) => html is null ? null : Rendering.Markup(html);

    private static Mapped SummaryList(FixtureOptions o, FixtureOptions? card)
    {
        var title = card?.Child("title");
        return Mapped.Of<SummaryList>(("HasBorders", !o.Class("govuk-summary-list--no-border")), ("CardTitle", title?.Content()), ("CardHeadingLevel", title?.Number("headingLevel")),
            ("CardActions", card is null ? null : Actions(card)),
            ("Rows", Listed(o, row => new SummaryRow(row.Child("key")!.Content(), row.Child("value")?.Content() ?? Content.None, Actions(row))
            { HasBorder = !row.Class("govuk-summary-list__row--no-border") }, "rows")));
    }

    private static IReadOnlyList<RowAction> Actions(FixtureOptions o) => o.Child("actions") is not { } actions ? []
        : Listed(actions, item => new RowAction(item.Content(), item.Text("href") ?? "", item.Text("visuallyHiddenText") ?? ""));

    private static Mapped Table(FixtureOptions o)
    {
        var rows = o.Rows("rows");
        var headings = Listed(o, item => new Heading(item.Content(), item.Text("format") == "numeric"), "head");
        var formats = rows.Select(row => row.Select(cell => cell.Text("format") == "numeric").ToList()).ToList();
        if (headings.Count == 0 && formats.Count > 0) headings = formats[0].Select(isNumeric => new Heading(Content.None, isNumeric)).ToList();
        return Mapped.Of<Table>(("Headings", headings), ("Caption", o.Text("caption")), ("CaptionSize", Caption(o.Text("captionClasses"))), ("FirstCellIsHeader", o.Flag("firstCellIsHeader") ?? false),
            ("Rows", rows.Select(row => new TableRow(row.Select(cell => cell.Content()).ToList())).ToList()), ("IsSmallText", o.Class("govuk-table--small-text-until-tablet")));
    }

    private static TextSize Caption(string? classes) => classes is null ? TextSize.Usual
        : Enum.Parse<TextSize>(classes.Replace("govuk-table__caption--", "", StringComparison.Ordinal), ignoreCase: true);

    private static Mapped Tabs(FixtureOptions o) => Mapped.Of<Tabs>(("Id", o.Text("id")), ("Title", o.Text("title")), ("IdPrefix", o.Text("idPrefix")),
        ("Items", Listed(o, item => new Tab(item.Text("label")!, item.Child("panel")?.Content() ?? Content.None, item.Text("id")))));

    private static Mapped TaskList(FixtureOptions o) => Mapped.Of<TaskList>(("IdPrefix", o.Text("idPrefix")), ("Items", Listed(o, item =>
    {
        var status = item.Child("status");
        return new TaskItem(item.Child("title")!.Content(), item.Text("href"))
        {
            Hint = item.Child("hint")?.Content() ?? Content.None,
            CannotStartYet = status?.Class("govuk-task-list__status--cannot-start-yet") ?? false,
            Status = status is null ? Content.None : status.Child("tag") is { } tag ? Content.Tag(tag.Words(), tag.ClassAs<TagColour>("govuk-tag--")) : status.Content(),
        };
    })));
}
