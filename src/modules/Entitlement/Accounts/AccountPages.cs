using Joinery.Design;
using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Budgets;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;
using Joinery.Place.Imports;
using Joinery.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Entitlement.Accounts;

/// <summary>The direct payment of a case: what was agreed, what the account's statements show, and what is asked back.</summary>
internal static class AccountPages
{
    private const int MostWeeks = 26, MostItems = 100;

    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPage("/{id}/direct-payment", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, AccountBook accounts, TimeProvider clock) =>
            await CasePages.Find(id, context, book) is not { } found ? Results.NotFound() : await context.Page<AccountPage>("Direct payment", new
            {
                Found = found,
                Budget = await agreements.Newest<Budget>(found.Case.Organisation, found.Case.Id),
                Account = await accounts.Of(found.Case.Organisation, found.Case.Id),
                Today = clock.Today(),
            }));
        assessments.MapPage("/{id}/direct-payment/terms", async (string id, HttpContext context, CaseBook book, AgreementBook agreements, TimeProvider clock) =>
            await CasePages.Find(id, context, book) is { } found ? await AskTerms(context, found, agreements, clock, null) : Results.NotFound());
        assessments.MapForm("/{id}/direct-payment/terms", Agree);
        assessments.MapPage("/{id}/direct-payment/statement", async (string id, HttpContext context, CaseBook book) =>
            await CasePages.Find(id, context, book) is { } found ? await AskStatement(context, found, Form.Empty) : Results.NotFound());
        assessments.MapForm("/{id}/direct-payment/statement", Import);
        assessments.MapPage("/{id}/direct-payment/recovery", async (string id, HttpContext context, CaseBook book, AccountBook accounts, TimeProvider clock) =>
            await CasePages.Find(id, context, book) is { } found ? await AskRecovery(context, found, accounts, clock, Form.Empty) : Results.NotFound());
        assessments.MapForm("/{id}/direct-payment/recovery", Recover);
        assessments.MapPage("/{id}/direct-payment/lines", async (string id, HttpContext context, CaseBook book, AccountBook accounts) =>
            await CasePages.Find(id, context, book) is { } found ? await AskKinds(context, found, accounts, Form.Empty) : Results.NotFound());
        assessments.MapForm("/{id}/direct-payment/lines", Sort);
        assessments.MapPage("/{id}/direct-payment/stays", async (string id, HttpContext context, CaseBook book, AgreementBook agreements) =>
            await CasePages.Find(id, context, book) is { } found ? await AskStay(context, found, agreements, Form.Empty) : Results.NotFound());
        assessments.MapForm("/{id}/direct-payment/stays", RecordStay);
    }

    private static async Task<IResult> AskTerms(HttpContext context, Opened found, AgreementBook agreements, TimeProvider clock, Form? sent)
    {
        var versions = await agreements.Of<DirectPayment>(found.Case.Organisation, found.Case.Id);
        var budget = await agreements.Newest<Budget>(found.Case.Organisation, found.Case.Id);
        var form = sent ?? (versions is [var newest, ..] ? Fill(newest.Terms, budget) : Form.Empty.With("weeks", "8").With("relation", EnumNames<Relation>.Of(Relation.None))).With("from", clock.Today());
        return await context.Page<TermsPage>("Terms of the direct payment", new { Found = found, Budget = budget, Version = versions.Count > 0 ? versions[0].Version : 0, Form = form });
    }

    private static Form Fill(DirectPayment terms, Agreed<Budget>? budget)
    {
        var form = Form.Empty.With("payee", EnumNames<Payee>.Of(terms.Payee)).With("family", terms.IsFamilyOrFriend ? "yes" : null).With("certificate", terms.CertificateSeen ? "yes" : null)
            .With("account", EnumNames<AccountKind>.Of(terms.Account)).With("items", terms.OneOffItems == 0 ? null : $"{terms.OneOffItems}").With("order", "no").With("net", terms.IsNet ? "net" : "gross")
            .With("relation", EnumNames<Relation>.Of(terms.Relation)).With("household", terms.SameHousehold ? "yes" : null).With("necessary", terms.Necessary?.Reason)
            .With("buys", terms.Buys).With("conditions", terms.Conditions).With("weeks", $"{terms.ContingencyWeeks}").With("last-review", terms.LastReview);
        foreach (var part in (budget?.Terms.Parts ?? []).Where(part => terms.Parts.Contains(part.Title))) form = form.With("parts", part.Field);
        return form;
    }

    private static async Task<IResult> Agree(string id, HttpContext context, CaseBook book, AgreementBook agreements, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var budget = await agreements.Newest<Budget>(found.Case.Organisation, found.Case.Id);
        if (budget is null) form.Refuse(DirectPayment.NoBudget.With());
        else
        {
            var from = form.Date("from", "the first day", Limits.FirstDay, clock.Today().AddYears(1));
            var terms = Read(form, budget.Terms, new(context.ActorOrThrow().Id, clock.Today(), found.Counting));
            var reason = form.Paragraphs("reason", "Say why it is agreed now", 1_000, "the reason");
            if (form.IsValid)
            {
                var version = form.Carried("version") ?? 0;
                var agreed = await agreements.Agree(deeds.By(context, "direct-payment.agree", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, from, terms, reason);
                if (agreed.Try(out _, out var late)) return Pages.Done($"/assessments/{found.Case.Id}/direct-payment");
                form.Refuse(late);
            }
        }
        return await AskTerms(context, found, agreements, clock, form);
    }

    // The amounts are those of the budget: nobody types a figure that is known.
    private static DirectPayment Read(Form form, Budget budget, Officer officer)
    {
        var chosen = form.Choices("parts", TermsPage.Payable(budget).Select(part => part.Field), "Choose which parts of the budget are paid");
        var parts = budget.Parts.Where(part => chosen.Contains(part.Field)).ToList();
        var social = parts.Where(part => part.Funder == Funder.Council).Sum(part => part.Weekly);
        var isNet = form.Choice("net", ["gross", "net"], "Choose how the contribution is paid") == "net";
        var underOrder = form.Choice("order", ["yes", "no"], "Say whether the person is under such an order") == "yes";
        var payee = EnumNames<Payee>.Find(form.Choice("payee", EnumNames<Payee>.All, "Choose who receives the money")) ?? default;
        var account = EnumNames<AccountKind>.Find(form.Choice("account", EnumNames<AccountKind>.All, "Choose where the money is held")) ?? default;
        var items = account == AccountKind.Personal ? form.Number("items", "Enter how many items it is for in the financial year", 1, MostItems, "the number of items") : 0;
        var relation = EnumNames<Relation>.Find(form.Choice("relation", EnumNames<Relation>.All, "Choose who is paid for the care")) ?? default;
        var necessary = form.OptionalParagraphs("necessary", 1_000, "the reason");
        var terms = new DirectPayment
        {
            Payee = payee,
            IsFamilyOrFriend = form.Ticked("family"),
            CertificateSeen = form.Ticked("certificate"),
            Account = account,
            OneOffItems = items,
            Parts = [.. parts.Select(part => part.Title)],
            Health = parts.Where(part => part.Funder == Funder.Nhs).Sum(part => part.Weekly),
            Social = social,
            Contribution = budget.Statement.PersonPays < social ? budget.Statement.PersonPays : social,
            IsNet = isNet,
            Relation = relation,
            SameHousehold = form.Ticked("household"),
            Necessary = necessary.Length == 0 ? null : new("Is it necessary to pay this relative?", "Necessary", necessary, officer.Account, officer.Today),
            Buys = form.Paragraphs("buys", "Say what it may buy", 2_000, "what it may buy"),
            Conditions = form.OptionalParagraphs("conditions", 2_000, "the conditions"),
            ContingencyWeeks = form.Number("weeks", "Enter how many weeks’ money stays in the account", 0, MostWeeks, "the number of weeks"),
            LastReview = form.OptionalDate("last-review", "the day of the last review", Limits.FirstDay, officer.Today),
        };
        foreach (var (refusal, field) in terms.Refused(underOrder)) form.Refuse(refusal, field);
        return terms;
    }

    private static Task<IResult> AskStatement(HttpContext context, Opened found, Form form) => context.Page<StatementPage>("Import a statement", new { Found = found, Form = form });

    private static async Task<IResult> Import(string id, HttpContext context, CaseBook book, AccountBook accounts, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        if (form.File("file", "Choose a file", CardFile.MostBytes) is { } sent)
        {
            // A file's own name may name a person; it is not kept.
            var read = ImportFile.Of("statement", await Form.Bytes(sent)).Then(file => CardFile.Read(file, clock.Today()));
            if (!read.Try(out var card, out var refusal)) form.Refuse(refusal, "file");
            else if ((await accounts.Take(deeds.By(context, "direct-payment.import", subject: $"assessment:{found.Case.Id}"), found.Case.Id, card)).Refusal is { } late) form.Refuse(late, "file");
            else return Pages.Done($"/assessments/{found.Case.Id}/direct-payment");
        }
        return await AskStatement(context, found, form);
    }

    private static async Task<IResult> AskRecovery(HttpContext context, Opened found, AccountBook accounts, TimeProvider clock, Form form)
    {
        var account = await accounts.Of(found.Case.Organisation, found.Case.Id);
        var sought = AccountBook.Sought(account, new(), clock.Today()).Try(out var surplus, out var refusal) ? surplus : null;
        return await context.Page<RecoveryPage>("Money to be paid back", new { Found = found, Account = account, Sought = sought, Refused = refusal?.Sentence ?? "", Form = form });
    }

    private static async Task<IResult> Recover(string id, HttpContext context, CaseBook book, AccountBook accounts, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        Money Owed(string name, string what) => form.OptionalMoney(name, Money.Zero, Limits.Payment, what) ?? Money.Zero;
        var owed = new AccruedLiabilities(Owed("holiday", "holiday pay"), Owed("tax", "tax"), Owed("redundancy", "redundancy pay"), Owed("insurance", "insurance"));
        var reason = form.Paragraphs("reason", "Give the reasons: the notice must hold them", 2_000, "the reasons");
        if (form.IsValid)
        {
            var recovered = await accounts.Recover(deeds.By(context, "direct-payment.recover", subject: $"assessment:{found.Case.Id}"), found.Case.Id, owed, form.Ticked("again"), reason);
            if (recovered.Try(out _, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/direct-payment");
            form.Refuse(refusal);
        }
        return await AskRecovery(context, found, accounts, clock, form);
    }

    private static async Task<IResult> AskKinds(HttpContext context, Opened found, AccountBook accounts, Form form)
    {
        var account = await accounts.Of(found.Case.Organisation, found.Case.Id);
        return await context.Page<LinesPage>("What were these lines for?", new { Found = found, Unsorted = account.Unsorted.Take(LinesPage.Most).ToList(), All = account.Unsorted.Count, Form = form });
    }

    private static async Task<IResult> Sort(string id, HttpContext context, CaseBook book, AccountBook accounts, Deeds deeds)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < LinesPage.Most; i++)
            if (form.Answer($"reference-{i}") is { Length: > 0 } reference && form.OptionalChoice($"kind-{i}", CardFile.KindsOut) is { Length: > 0 } kind) kinds[reference] = kind;
        if (form.IsValid && kinds.Count == 0) form.Refuse("Choose what at least one line was for", "kind-0");
        if (form.IsValid)
        {
            var sorted = await accounts.Sort(deeds.By(context, "direct-payment.sort", subject: $"assessment:{found.Case.Id}"), found.Case.Id, kinds);
            if (sorted.Try(out _, out var refusal)) return Pages.Done($"/assessments/{found.Case.Id}/direct-payment");
            form.Refuse(refusal);
        }
        return await AskKinds(context, found, accounts, form);
    }

    private static async Task<IResult> AskStay(HttpContext context, Opened found, AgreementBook agreements, Form form) =>
        await context.Page<StaysPage>("Stays in a care home", new { Found = found, Recorded = await agreements.Newest<HomeStays>(found.Case.Organisation, found.Case.Id), Form = form });

    private static async Task<IResult> RecordStay(string id, HttpContext context, CaseBook book, AgreementBook agreements, Deeds deeds, TimeProvider clock)
    {
        if (await CasePages.Find(id, context, book) is not { } found) return Results.NotFound();
        var form = Form.Of(await context.Request.ReadFormAsync());
        var recorded = await agreements.Newest<HomeStays>(found.Case.Organisation, found.Case.Id);
        var before = recorded?.Terms.Stays ?? [];
        var wrong = form.Choices("wrong", before.Select(stay => SqlTypes.Text(stay.From)));
        var (from, until) = (form.OptionalDate("from", "the first night", Limits.FirstDay, clock.Today().AddYears(1)), form.OptionalDate("until", "the day of leaving", Limits.FirstDay, clock.Today().AddYears(1)));
        DateRange? stay = null;
        if (form.IsValid && (from is null) != (until is null)) form.Refuse(from is null ? "Enter the first night" : "Enter the day of leaving", from is null ? "from" : "until");
        if (form.IsValid && from is null && wrong.Count == 0) form.Refuse("Enter a stay, or choose one that was recorded wrongly", "from");
        if (form.IsValid && from is { } first && !DateRange.Read(first, until).Try(out stay, out var backwards)) form.Refuse(backwards, "until");
        var kept = before.Where(one => !wrong.Contains(SqlTypes.Text(one.From))).ToList();
        if (form.IsValid && stay is not null && kept.FirstOrDefault(stay.Overlaps) is { } other) form.Refuse(HomeStays.Overlap.With(other), "from");
        if (form.IsValid && kept.Count >= HomeStays.Most) form.Refuse(HomeStays.TooMany.With(HomeStays.Most));
        if (form.IsValid)
        {
            var terms = new HomeStays([.. kept.Append(stay).OfType<DateRange>().OrderBy(one => one.From)]);
            var version = form.Carried("version") ?? 0;
            var agreed = await agreements.Agree(deeds.By(context, "direct-payment.stay", subject: $"assessment:{found.Case.Id}"), found.Case.Id, version, clock.Today(), terms, wrong.Count > 0 ? "A stay was recorded wrongly." : "A stay was recorded.");
            if (agreed.Try(out _, out var late)) return Pages.Done($"/assessments/{found.Case.Id}/direct-payment");
            form.Refuse(late);
        }
        return await AskStay(context, found, agreements, form);
    }
}

/// <summary>Words of the pages of direct payments.</summary>
internal static class AccountWords
{
    public static string Of(Payee payee) => payee switch
    {
        Payee.Person => "The person",
        Payee.Nominee => "A nominated person, chosen by the person",
        _ => "An authorised person, for somebody who lacks capacity",
    };

    public static string Of(AccountKind account) => account switch
    {
        AccountKind.Dedicated => "A bank account for this money alone",
        AccountKind.PrepaidCard => "A prepaid card",
        AccountKind.Managed => "An organisation that holds it for the person",
        _ => "The person’s own bank account",
    };

    public static string Of(Relation relation) => relation switch
    {
        Relation.None => "Nobody of the family",
        Relation.Partner => "A husband, wife, civil partner, or somebody who lives with the person as one",
        Relation.Parent => "A parent or parent-in-law",
        Relation.Child => "A son, daughter, son-in-law or daughter-in-law",
        Relation.Stepchild => "A stepchild",
        Relation.Sibling => "A brother or sister",
        Relation.AuntOrUncle => "An aunt or uncle",
        Relation.Grandparent => "A grandparent",
        _ => "The partner of one of these",
    };

    /// <summary>What a line of a statement was for.</summary>
    public static string OfKind(string kind) => kind switch
    {
        "" => "Not sorted",
        "authority" => "From the authority",
        "contribution" => "The person’s contribution",
        "refund" => "A refund",
        "plan" => "Care in the plan",
        "repaid" => "Paid back",
        _ when EnumNames<BarredUse>.Find(kind) is { } use => Words.Capitalised(BarredUses.LabelOf(use)),
        _ => Words.Capitalised(kind),
    };
}
