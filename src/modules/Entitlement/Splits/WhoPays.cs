using Joinery.Design;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Splits;

/// <summary>What <c>joinery entitlement split</c> reads: an assessment, the services, and the days.</summary>
public sealed record SplitFile
{
    /// <summary>The person, the care and the policy.</summary>
    public required PersonFile Assessment { get; init; }

    /// <summary>The services of the package.</summary>
    public required IReadOnlyList<ServiceLine> Services { get; init; }

    /// <summary>The days that are asked about.</summary>
    public required DateRange Days { get; init; }

    /// <summary>What of the charge is deferred, a week, on days for which <see cref="Deferrals"/> says nothing.</summary>
    public Money Deferred { get; init; }

    /// <summary>What of the charge is deferred on which days.</summary>
    public IReadOnlyList<DeferredDays> Deferrals { get; init; } = [];

    /// <summary>Top-ups that were agreed. Each takes the place of what its service itself says of a top-up by the same payer.</summary>
    public IReadOnlyList<TopUpDays> TopUps { get; init; } = [];

    /// <summary>The services with the top-ups that are paid on a day.</summary>
    internal IReadOnlyList<ServiceLine> ServicesOn(DateOnly day) => [.. Services.Select(service => TopUps.Where(one => one.Service == service.Name && one.Days.Contains(day)).Aggregate(service,
        (line, topUp) => topUp.Payer == TopUpPayer.FirstParty ? line with { OwnTopUp = topUp.Weekly } : line with { ThirdPartyTopUp = topUp.Weekly }))];

    /// <summary>What is deferred a week on a day.</summary>
    internal Money DeferredOn(DateOnly day) => Deferrals.FirstOrDefault(one => one.Days.Contains(day))?.Weekly ?? Deferred;
}

/// <summary>A top-up and its days.</summary>
/// <param name="Service">The service that it pays for, by its name.</param>
/// <param name="Payer">Who pays it.</param>
/// <param name="Weekly">What is paid a week.</param>
/// <param name="Days">The days.</param>
public sealed record TopUpDays(string Service, TopUpPayer Payer, Money Weekly, DateRange Days);

/// <summary>What is deferred on some days.</summary>
/// <param name="Weekly">What is deferred a week.</param>
/// <param name="Days">The days.</param>
public sealed record DeferredDays(Money Weekly, DateRange Days);

/// <summary>Days on which the same weekly split holds.</summary>
/// <param name="Days">The days.</param>
/// <param name="Charge">What the person is charged a week.</param>
/// <param name="Services">Who pays for each service, a week.</param>
/// <param name="Because">What changed on the first of them; empty for the very first.</param>
public sealed record SplitDays(DateRange Days, Money Charge, IReadOnlyList<ServiceSplit> Services, IReadOnlyList<string> Because);

/// <summary>Who pays a week on one day.</summary>
/// <param name="Charge">What the person is charged.</param>
/// <param name="Services">Who pays for each service.</param>
/// <param name="Working">How the charge came about; empty where there is nothing to charge for.</param>
internal sealed record WeekSplit(Money Charge, IReadOnlyList<ServiceSplit> Services, WorkingPaper Working);

/// <summary>What one service costs over all days, and who pays.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Gross">Its cost.</param>
/// <param name="Parts">Each funder's part; they add up to the cost.</param>
public sealed record ServiceTotal(string Service, Money Gross, IReadOnlyDictionary<Funder, Money> Parts);

/// <summary>Who pays for a package, over time.</summary>
/// <param name="Days">The stretches in order.</param>
/// <param name="Totals">Each service over all of them, to the penny, cut at every change within a week.</param>
/// <param name="EndsBecause">Why it ends before the last day that was asked about; null when it does not.</param>
public sealed record WhoPays(IReadOnlyList<SplitDays> Days, IReadOnlyList<ServiceTotal> Totals, string? EndsBecause)
{
    /// <summary>Days without an end.</summary>
    public static readonly RefusalKind NoEnd = new("split.no-end", "Give the days an end.");

    /// <summary>
    /// Works out who pays for each service on each day. Where figures of a later day are not known yet, the answer ends before it and says so; no other
    /// year's figures are taken. Refuses when nothing can be said on the first day.
    /// </summary>
    public static Outcome<WhoPays> Of(SplitFile file, RateBook? book = null)
    {
        if (file.Days.Until is not { } until) return NoEnd.With();
        var rates = book ?? RateBook.BuiltIn;
        var reasons = Reasons(file, rates.On(file.Days.From));
        var weekly = new Dictionary<DateOnly, WeekSplit>();
        string? ends = null;
        foreach (var day in reasons.Keys.Where(file.Days.Contains).Append(file.Days.From).Distinct().Order())
        {
            if (On(file, rates, day).Try(out var split, out var refusal)) weekly[day] = split;
            else if (weekly.Count == 0) return refusal;
            else
            {
                (until, ends) = (day, refusal.Sentence);
                break;
            }
        }
        var days = weekly.Keys.ToList();
        var stretches = days.Select((day, i) => new SplitDays(DateRange.Of(day, i + 1 < days.Count ? days[i + 1] : until), weekly[day].Charge, weekly[day].Services, i == 0 ? [] : reasons[day])).ToList();
        var totals = new List<ServiceTotal>();
        foreach (var service in file.Services)
        {
            var nothing = new Split(Money.Zero, []);
            if (!CostWeeks.Run(DateRange.Of(file.Days.From, until), days, day => stretches.Last(one => one.Days.From <= day).Services.FirstOrDefault(one => Untopped(one.Service) == Untopped(service))?.Split ?? nothing).Try(out var weeks, out var refusal)) return refusal;
            totals.Add(new(service.Name, weeks.Sum(week => week.Gross), Enum.GetValues<Funder>().ToDictionary(funder => funder, funder => weeks.Sum(week => week.Of(funder)))));
        }
        return new WhoPays(Merged(stretches), totals, ends);
    }

    /// <summary>The charge and who pays for each service, a week, on one day; with the working of the charge where there is anything to charge for.</summary>
    internal static Outcome<WeekSplit> On(SplitFile file, RateBook book, DateOnly day)
    {
        var rates = book.On(day, file.Assessment.KnownOn ?? DateOnly.MaxValue);
        var services = file.ServicesOn(day);
        if (!PackageSplit.Chargeable(services, rates).Try(out var chargeable, out var refusal)) return refusal;
        var (charge, working) = (Money.Zero, new WorkingPaper());
        if (chargeable > Money.Zero)
        {
            if (!Assess.Charge(PersonOn(file, day), file.Assessment.Care with { WeeklyCost = chargeable }, rates, file.Assessment.Policy).Try(out var assessed, out refusal)) return refusal;
            if (!assessed.Charge.Result.Try(out var result, out refusal)) return refusal;
            (charge, working) = (result.Weekly < chargeable ? result.Weekly : chargeable, assessed.Charge.Working);
        }
        return PackageSplit.On(services, charge, file.DeferredOn(day), rates).Then<WeekSplit>(splits => new WeekSplit(charge, splits, working));
    }

    // A service is the same one whatever top-up is paid for it.
    private static ServiceLine Untopped(ServiceLine service) => service with { ThirdPartyTopUp = Money.Zero, OwnTopUp = Money.Zero };

    // A benefit for care stops from the 29th day in a home that the council pays for.
    private static PersonFacts PersonOn(SplitFile file, DateOnly day)
    {
        var person = file.Assessment.Person;
        if (file.Assessment.Care is not { Setting: Setting.Permanent, MovedIn: { } moved }) return person;
        var stopped = DisabilityBenefits.NotPaid([new(BenefitStay.CouncilFundedHome, DateRange.Of(moved))], mobility: false);
        return stopped.Any(range => range.Contains(day)) ? person with { Income = [.. person.Income.Where(item => !StopsInHome(item.Kind))] } : person;
    }

    private static bool StopsInHome(IncomeKind kind) => kind is IncomeKind.AttendanceAllowanceLower or IncomeKind.AttendanceAllowanceHigher or IncomeKind.DlaCareLow or IncomeKind.DlaCareMid or IncomeKind.DlaCareHigh
        or IncomeKind.PipDailyLivingStandard or IncomeKind.PipDailyLivingEnhanced;

    private static SortedDictionary<DateOnly, IReadOnlyList<string>> Reasons(SplitFile file, RatesOn rates)
    {
        var reasons = new SortedDictionary<DateOnly, IReadOnlyList<string>>();
        void Add(DateOnly day, string sentence) => reasons[day] = [.. reasons.GetValueOrDefault(day) ?? [], sentence];
        foreach (var service in file.Services)
        {
            Add(service.Days.From, $"{Words.Capitalised(service.Name)} added.");
            if (service.Days.Until is { } end) Add(end, $"{Words.Capitalised(service.Name)} ended.");
            if (service.IsReablement) Add(FreeOfCharge.ReablementDays(service.Days.From, rates).Until!.Value, $"{Words.Capitalised(service.Name)} no longer free: its six weeks are over.");
        }
        foreach (var topUp in file.TopUps)
        {
            Add(topUp.Days.From, $"A top-up of {topUp.Weekly} a week for {topUp.Service}, paid by {(topUp.Payer == TopUpPayer.FirstParty ? "the person" : "somebody else")}, as agreed.");
            if (topUp.Days.Until is { } end && file.TopUps.All(next => next.Service != topUp.Service || next.Days.From != end)) Add(end, $"The top-up of {topUp.Weekly} a week for {topUp.Service} ended.");
        }
        foreach (var deferral in file.Deferrals)
        {
            Add(deferral.Days.From, $"Up to {deferral.Weekly} a week of the charge deferred, as agreed.");
            if (deferral.Days.Until is { } end && file.Deferrals.All(next => next.Days.From != end)) Add(end, "Nothing more of the charge deferred.");
        }
        foreach (var change in CareEvents.NewRates(file.Days)) Add(change.On, change.Sentence);
        if (file.Assessment.Care is { Setting: Setting.Permanent, MovedIn: { } moved } care)
            foreach (var change in CareEvents.Admission(moved, care.EarlierStay, isPubliclyFunded: true, rates)) Add(change.On, change.Sentence);
        return reasons;
    }

    // A day on which nothing came of what might have changed makes no new stretch.
    private static List<SplitDays> Merged(List<SplitDays> stretches)
    {
        var merged = new List<SplitDays>();
        foreach (var stretch in stretches)
        {
            if (merged.Count > 0 && IsSame(merged[^1], stretch)) merged[^1] = merged[^1] with { Days = DateRange.Of(merged[^1].Days.From, stretch.Days.Until) };
            else merged.Add(stretch);
        }
        return merged;
    }

    private static bool IsSame(SplitDays one, SplitDays other) => one.Services.Count == other.Services.Count
        && one.Services.Zip(other.Services).All(pair => pair.First.Service == pair.Second.Service && pair.First.Split.Lines.SequenceEqual(pair.Second.Split.Lines));
}
