using Joinery.Entitlement.Agreements;
using Joinery.Entitlement.Splits;
using Joinery.Rules;

namespace Joinery.Entitlement.Budgets;

/// <summary>What one service of the NHS or the council is for and costs, within a budget.</summary>
/// <param name="Place">Which service of the package, from 0.</param>
/// <param name="Service">The service.</param>
/// <param name="Need">Which need it meets; empty until somebody said.</param>
/// <param name="Outcome">What is to be achieved; empty until somebody said.</param>
/// <param name="Funder">Whose line it is.</param>
/// <param name="Weekly">What it costs a week, without a top-up.</param>
/// <param name="IsFreeReablement">Shown beside the budget, and no part of it.</param>
/// <param name="Law">On which ground it is theirs.</param>
public sealed record BudgetPart(int Place, string Service, string Need, string Outcome, Funder Funder, Money Weekly, bool IsFreeReablement, string Law)
{
    /// <summary>The service and whose line it is: home care, council.</summary>
    public string Title => $"{Service}, {Payer}";

    /// <summary>Whose line it is, in a word.</summary>
    internal string Payer => Funder == Funder.Nhs ? "NHS" : "council";

    /// <summary>Its field in the form.</summary>
    internal string Field => $"{Place}-{(Funder == Funder.Nhs ? "nhs" : "council")}";
}

/// <summary>
/// One budget with the lines of both services: the personal budget of the Care Act and the personal health budget side by side. As it was worked out for a day,
/// and, once stated, as the person was told.
/// </summary>
public sealed record Budget : ITerms
{
    /// <inheritdoc/>
    public static string Kind => "budget";

    /// <summary>No service on that day.</summary>
    public static readonly RefusalKind NoService = new("budget.no-service", "No service is given on {0}. Choose a day on which one is.");

    /// <summary>Its lines.</summary>
    public required IReadOnlyList<BudgetPart> Parts { get; init; }

    /// <summary>What the person is told.</summary>
    public required BudgetStatement Statement { get; init; }

    /// <summary>How it came about.</summary>
    public required IReadOnlyList<WorkingLine> Working { get; init; }

    /// <summary>How the charge came about; empty where there is nothing to charge for.</summary>
    public required IReadOnlyList<WorkingLine> ChargeWorking { get; init; }

    /// <summary>Figures used that nobody has verified.</summary>
    public required IReadOnlyList<string> Uncertain { get; init; }

    /// <summary>
    /// The budget on a day, from who pays for each service then. The contribution is taken against social care alone; a top-up and free reablement stand beside.
    /// </summary>
    public static Outcome<Budget> Of(SplitFile file, DateOnly day, RateBook? book = null)
    {
        var rates = (book ?? RateBook.BuiltIn).On(day, file.Assessment.KnownOn ?? DateOnly.MaxValue);
        if (!WhoPays.On(file, rates.Book, day).Try(out var week, out var refusal)) return refusal;
        if (week.Services.Count == 0) return NoService.With($"{day:d MMMM yyyy}");
        var places = Enumerable.Range(0, file.Services.Count).Where(place => file.Services[place].Days.Contains(day));
        var lines = week.Services.Zip(places).SelectMany(given => Lines(given.First, rates).Select(line => (Place: given.Second, line.Service, line.Line))).ToList();
        var paper = new WorkingPaper();
        var topUp = week.Services.Sum(one => one.Service.ThirdPartyTopUp + one.Service.OwnTopUp);
        if (!PersonalBudgets.State([.. lines.Select(line => line.Line)], week.Charge, topUp, new OnPaper(paper)).Try(out var statement, out refusal)) return refusal;
        return new Budget
        {
            Parts = [.. lines.Select(line => new BudgetPart(line.Place, line.Service, "", "", line.Line.Funder, line.Line.Weekly, line.Line.IsFreeReablement, line.Line.Rule.ToString()))],
            Statement = statement,
            Working = [.. paper.Lines.Select(WorkingLine.Of)],
            ChargeWorking = [.. week.Working.Lines.Select(WorkingLine.Of)],
            Uncertain = Answers.UncertainOf(week.Working, rates.Book),
        };
    }

    private static IEnumerable<(string Service, BudgetLine Line)> Lines(ServiceSplit one, RatesOn rates)
    {
        var service = one.Service;
        var isFree = service.IsReablement && FreeOfCharge.ReablementDays(service.Days.From, rates).Contains(rates.On);
        var health = one.Split.Of(Funder.Nhs);
        var social = one.Split.Gross - health - service.ThirdPartyTopUp - service.OwnTopUp;
        if (health > Money.Zero) yield return (service.Name, new($"{service.Name}, NHS", "", Funder.Nhs, health, one.Split.Lines.First(line => line.Funder == Funder.Nhs).Rule) { IsFreeReablement = isFree });
        // Aftercare is a duty of both under another Act; everything else of the council's is care and support.
        var law = service.Funding == HealthFunding.Aftercare ? new Provision(Instruments.MentalHealthAct, "s117") : new(Instruments.CareAct, "s26");
        if (social > Money.Zero) yield return (service.Name, new($"{service.Name}, council", "", Funder.Council, social, law) { IsFreeReablement = isFree });
    }
}
