using System.Text;
using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Place.Leaders;

/// <summary>Who leads what, for everyone to read, and for those who keep the register.</summary>
internal static class LeaderPages
{
    private static readonly DateOnly Earliest = new(1948, 7, 5);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/leaders").Public();
        pages.MapPage("", List);
        pages.MapPage("/{code}", Show);
        pages.MapPage("/posts/{id}", (string id, HttpContext context, LeaderBook book, Gazetteer gazetteer, TimeProvider clock) => ShowPost(id, context, book, gazetteer, clock));
        routes.MapGet("/api/leaders/{code}", Download).Public().WithTags("Leaders").WithSummary("Posts of a body or place and who holds them, as Popolo JSON.");

        var keeping = routes.MapGroup("/leaders").RequireRight(PlaceRights.KeepLeaders);
        keeping.MapPage("/{code}/new-post", (string code, HttpContext context, Gazetteer gazetteer) => AskPost(code, context, gazetteer, Form.Empty));
        keeping.MapForm("/{code}/new-post", AddPost);
        keeping.MapPage("/posts/{id}/appoint", (string id, HttpContext context, LeaderBook book) => AskHolder(id, context, book, Form.Empty));
        keeping.MapForm("/posts/{id}/appoint", Appoint);
        keeping.MapPage("/spells/{id}/end", (string id, HttpContext context, LeaderBook book) => AskSpell<EndSpellPage>(id, context, book, "Record that somebody left", null));
        keeping.MapForm("/spells/{id}/end", End);
        keeping.MapPage("/spells/{id}/correct", (string id, HttpContext context, LeaderBook book) => AskSpell<CorrectSpellPage>(id, context, book, "Put right", null));
        keeping.MapForm("/spells/{id}/correct", Correct);
    }

    private static async Task<IResult> List(HttpContext context, LeaderBook book, Gazetteer gazetteer)
    {
        var bodies = new List<(string Code, string Name, long Posts)>();
        foreach (var (code, posts) in await book.Bodies()) bodies.Add((code, (await gazetteer.Find(code))?.Name ?? code, posts));
        return await context.Page<LeadersPage>("Leaders", new { Bodies = bodies.OrderBy(body => body.Name, StringComparer.CurrentCulture).ToList() });
    }

    private static async Task<IResult> Show(string code, HttpContext context, LeaderBook book, Gazetteer gazetteer, TimeProvider clock)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var posts = await book.Of(entry.Code);
        var names = await Names(posts, gazetteer);
        // Its own posts first, then those of the bodies in it by name; an area and the board that runs it have the same name and different codes.
        var ordered = posts.OrderByDescending(post => post.Post.Body == entry.Code || names[post.Post.Body] == entry.Name).ThenBy(post => names[post.Post.Body], StringComparer.CurrentCulture).ToList();
        return await context.Page<LeadersOfPage>($"Who leads {entry.Name}", new { Entry = entry, Posts = ordered, Names = names, Today = clock.Today(), MayKeep = context.May(PlaceRights.KeepLeaders) });
    }

    private static async Task<IResult> Download(string code, LeaderBook book, Gazetteer gazetteer)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var posts = await book.Of(entry.Code);
        return Results.Text(Popolo.Write(posts, await Names(posts, gazetteer)), "application/json", Encoding.UTF8);
    }

    private static async Task<IReadOnlyDictionary<string, string>> Names(IEnumerable<HeldPost> posts, Gazetteer gazetteer)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in posts.SelectMany(post => new[] { post.Post.Body, post.Post.JointBody }).Where(code => code.Length > 0).Distinct()) names[code] = (await gazetteer.Find(code))?.Name ?? code;
        return names;
    }

    private static async Task<IResult> ShowPost(string id, HttpContext context, LeaderBook book, Gazetteer gazetteer, TimeProvider clock)
    {
        if (!Id<Post>.Parse(id).Try(out var key, out _) || await book.Find(key) is not { } post) return Results.NotFound();
        return await context.Page<PostPage>(post.Post.Title, new
        {
            Post = post,
            History = await book.History(key),
            Names = await Names([post], gazetteer),
            Today = clock.Today(),
            Done = context.Request.Query["done"].ToString(),
            MayKeep = context.May(PlaceRights.KeepLeaders),
        });
    }


    private static async Task<IResult> AskPost(string code, HttpContext context, Gazetteer gazetteer, Form form) => await gazetteer.Find(code) is { } entry
        ? await context.Page<NewPostPage>("Add a post", new { Form = form, Entry = entry }) : Results.NotFound();

    private static async Task<IResult> AddPost(string code, HttpContext context, LeaderBook book, Gazetteer gazetteer, Deeds deeds)
    {
        if (await gazetteer.Find(code) is not { } entry) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var title = form.Text("title", "Enter what the post is called", 150, "what the post is called");
        var role = form.Choice("role", NewPostPage.Roles, "Choose what kind of post it is");
        var joint = form.OptionalText("joint-body", 12, "the code of the other body");
        var contact = form.OptionalText("contact", 200, "the contact");
        var source = form.Text("source", "Enter where it is published", 300, "where it is published");
        var isRequired = form.Ticked("required");
        if (!form.IsValid) return await AskPost(code, context, gazetteer, form);
        var added = await book.AddPost(deeds.By(context, "leader.post"), new(default, entry.Code, joint.ToUpperInvariant(), title, role, true, isRequired, contact, source, "unverified"));
        if (added.Try(out var id, out var refusal)) return Pages.Done($"/leaders/posts/{id}?done=added");
        form.Refuse(refusal);
        return await AskPost(code, context, gazetteer, form);
    }

    private static async Task<IResult> AskHolder(string id, HttpContext context, LeaderBook book, Form form) =>
        Id<Post>.Parse(id).Try(out var key, out _) && await book.Find(key) is { } post
            ? await context.Page<AppointPage>("Record who holds the post", new { Form = form, Post = post }) : Results.NotFound();

    private static async Task<IResult> Appoint(string id, HttpContext context, LeaderBook book, Deeds deeds, TimeProvider clock)
    {
        if (!Id<Post>.Parse(id).Try(out var key, out _)) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var holder = form.Text("holder", "Enter the name of the office-holder", 120, "the name");
        var from = form.Date("from", "their first day in post", Earliest, clock.Today().AddYears(1));
        var isShared = form.Ticked("job-share");
        var source = form.Text("source", "Enter where it is published", 300, "where it is published");
        if (form.IsValid)
        {
            if ((await book.Appoint(deeds.By(context, "leader.appoint"), key, holder, from, isShared, source)).Try(out _, out var refusal)) return Pages.Done($"/leaders/posts/{key}?done=appointed");
            form.Refuse(refusal);
        }
        return await AskHolder(id, context, book, form);
    }

    private static async Task<IResult> AskSpell<T>(string id, HttpContext context, LeaderBook book, string title, Form? form) where T : Microsoft.AspNetCore.Components.IComponent
    {
        if (!Id<Spell>.Parse(id).Try(out var key, out _) || await book.FindSpell(key) is not var (post, spell)) return Results.NotFound();
        var shown = form ?? Form.Empty.With("holder", spell.Holder).With("from", spell.FromDay).With("last-day", typeof(T) == typeof(CorrectSpellPage) ? spell.UntilDay?.AddDays(-1) : null).With("job-share", spell.IsJobShare ? "yes" : null);
        return await context.Page<T>(title, new { Form = shown, Post = post, Spell = spell });
    }

    private static async Task<IResult> End(string id, HttpContext context, LeaderBook book, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var last = form.Date("last-day", "their last day in post", Earliest, clock.Today().AddYears(1));
        var reason = form.Text("reason", "Enter why they left, as it was published", 300, "why they left");
        return await Finish<EndSpellPage>(id, context, book, "Record that somebody left", form, key => book.End(deeds.By(context, "leader.end", reason), key, last, reason));
    }

    private static async Task<IResult> Correct(string id, HttpContext context, LeaderBook book, Deeds deeds, TimeProvider clock)
    {
        var form = Form.Of(await context.Request.ReadFormAsync());
        var holder = form.Text("holder", "Enter the name of the office-holder", 120, "the name");
        var from = form.OptionalDate("from", "their first day in post", Earliest, clock.Today().AddYears(1));
        var last = form.OptionalDate("last-day", "their last day in post", Earliest, clock.Today().AddYears(1));
        var isShared = form.Ticked("job-share");
        var reason = form.Text("reason", "Enter what is put right, and why", 300, "what is put right");
        return await Finish<CorrectSpellPage>(id, context, book, "Put right", form, key => book.Correct(deeds.By(context, "leader.correct", reason), key, holder, from, last, isShared, reason));
    }

    private static async Task<IResult> Finish<T>(string id, HttpContext context, LeaderBook book, string title, Form form, Func<Id<Spell>, Task<Outcome<Done>>> write) where T : Microsoft.AspNetCore.Components.IComponent
    {
        if (!Id<Spell>.Parse(id).Try(out var key, out _) || await book.FindSpell(key) is not var (post, _)) return Results.NotFound();
        if (form.IsValid)
        {
            if ((await write(key)).Try(out _, out var refusal)) return Pages.Done($"/leaders/posts/{post.Post.Id}?done=changed");
            form.Refuse(refusal);
        }
        return await AskSpell<T>(id, context, book, title, form);
    }
}
