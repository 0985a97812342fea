namespace Joinery.Rules;

/// <summary>What a test does with one kind of income.</summary>
public enum Treatment
{
    /// <summary>All of it counts.</summary>
    Count,
    /// <summary>None of it counts.</summary>
    Ignore,
    /// <summary>It is capital, not income, from the day it is due.</summary>
    Capital,
    /// <summary>A first part, set as a rate, is left out.</summary>
    FirstPart,
    /// <summary>What is paid on account of it comes off first.</summary>
    LessOutgoings,
    /// <summary>It is left out as far as it meets the costs it is meant for.</summary>
    UpToOutgoings,
    /// <summary>It counts only where the child lives in the same accommodation.</summary>
    UnlessChildLivesIn,
}

/// <summary>One row of data/codes/income_kinds.csv.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">Its name in the data, in the working and on the command line: attendance-allowance-lower.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Permanent">A permanent resident of a care home.</param>
/// <param name="Temporary">A temporary resident.</param>
/// <param name="Home">Care at home, a short-term resident, and a carer.</param>
/// <param name="Law">The provision that says so.</param>
/// <param name="DisabilityBenefit">True for a benefit against which disability-related expenditure is allowed.</param>
/// <param name="QualifiesForSavingsCredit">True when it is qualifying income of savings credit.</param>
/// <param name="PensionCredit">In the estimate of Pension Credit.</param>
/// <param name="Grant">In the test of the Disabled Facilities Grant.</param>
/// <param name="Rate">The national rate that it is paid at, where it has one: the full rate of a pension; null for others.</param>
/// <param name="Status">How sure the three care columns are.</param>
/// <param name="OtherStatus">How sure the columns of Pension Credit and grant are.</param>
public sealed record IncomeTreatment(IncomeKind Kind, string Code, string Label, Treatment Permanent, Treatment Temporary, Treatment Home, Provision Law,
    bool DisabilityBenefit, bool QualifiesForSavingsCredit, Treatment PensionCredit, Treatment Grant, RateElement? Rate, RateStatus Status, RateStatus OtherStatus)
{
    /// <summary>The treatment in a setting.</summary>
    public Treatment In(Setting setting) => setting switch
    {
        Setting.Permanent => Permanent,
        Setting.Temporary => Temporary,
        _ => Home,
    };
}

/// <summary>The kinds of income with their treatment in every test.</summary>
public static class IncomeKinds
{
    private static readonly IncomeTreatment[] Table = ReadTable();

    /// <summary>Every kind, in the order of the enumeration.</summary>
    public static IReadOnlyList<IncomeTreatment> All => Table;

    /// <summary>The treatment of one kind.</summary>
    public static IncomeTreatment Of(IncomeKind kind) => Table[(int)kind];

    private static IncomeTreatment[] ReadTable()
    {
        var (kinds, elements) = (Codes.Named<IncomeKind>(), Codes.Named<RateElement>());
        return Codes.Complete(ReferenceData.Read(typeof(IncomeKinds).Assembly, "data/codes/income_kinds.csv", row => new IncomeTreatment(
            kinds[Codes.Folded(row("kind"))], row("kind"), row("label"), Read(row("permanent")), Read(row("temporary")), Read(row("home")), Codes.Provision(row("law")),
            Codes.YesNo(row("disability_benefit")), Codes.YesNo(row("savings_credit_income")), Read(row("pension_credit")), Read(row("grant")),
            row("rate").Length == 0 ? null : elements[Codes.Folded(row("rate"))],
            Codes.Status(row("status")), Codes.Status(row("other_status")))), treatment => (int)treatment.Kind, kinds.Count, "data/codes/income_kinds.csv");
    }

    private static Treatment Read(string text) => Enum.Parse<Treatment>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
