using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Joinery.Tests.Design;

/// <summary>Renders components as the server does, and reads the result as a browser does.</summary>
static class Rendering
{
    public static string Html(Type component, IReadOnlyDictionary<string, object?> parameters)
    {
        using var parts = new ServiceCollection().AddSingleton<AntiforgeryStateProvider, OneToken>().BuildServiceProvider();
        using var renderer = new HtmlRenderer(parts, NullLoggerFactory.Instance);
        return renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(new Dictionary<string, object?>(parameters)));
            return root.ToHtmlString();
        }).GetAwaiter().GetResult();
    }

    public static string Html<T>(params (string Name, object? Value)[] parameters) where T : IComponent =>
        Html(typeof(T), parameters.ToDictionary(pair => pair.Name, pair => pair.Value));

    public static IDocument Document(string html) => new HtmlParser().ParseDocument(html);

    public static IElement Body<T>(params (string Name, object? Value)[] parameters) where T : IComponent => Document(Html<T>(parameters)).Body!;

    public static RenderFragment Markup(string html) => builder => builder.AddMarkupContent(0, html);

    private sealed class OneToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("a-token", "__RequestVerificationToken");
    }
}
