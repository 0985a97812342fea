namespace Joinery.Rules;

/// <summary>A place in the law, as it is cited: SI 2014/2672 reg 25.</summary>
/// <param name="Instrument">The Act, the statutory instrument, the guidance, or the authority whose policy it is.</param>
/// <param name="Part">The section, regulation or paragraph; empty for the whole.</param>
public readonly record struct Provision(string Instrument, string Part = "")
{
    /// <summary>Where to read it on legislation.gov.uk; null for guidance, for policies and for Acts, which are cited by name.</summary>
    public string? Link
    {
        get
        {
            if (Instrument is null || !Instrument.StartsWith("SI ", StringComparison.Ordinal)) return null;
            var address = $"https://www.legislation.gov.uk/uksi/{Instrument[3..]}";
            var words = Part.Split(' ', '(');
            return words switch
            {
                ["reg" or "regs", var number, ..] => $"{address}/regulation/{number}",
                ["art", var number, ..] => $"{address}/article/{number}",
                ["Sch", var number, "para", var paragraph, ..] => $"{address}/schedule/{number}/paragraph/{paragraph}",
                ["Sch", var number, ..] => $"{address}/schedule/{number}",
                _ => address,
            };
        }
    }

    /// <summary>As it is cited.</summary>
    public override string ToString() => string.IsNullOrEmpty(Part) ? Instrument ?? "" : $"{Instrument} {Part}";
}

/// <summary>The instruments whose rules are here, by the name under which they are cited.</summary>
public static class Instruments
{
    /// <summary>Care Act 2014.</summary>
    public const string CareAct = "Care Act 2014";
    /// <summary>Care and Support (Charging and Assessment of Resources) Regulations 2014.</summary>
    public const string Charging = "SI 2014/2672";
    /// <summary>Care and Support (Deferred Payment) Regulations 2014.</summary>
    public const string DeferredPayments = "SI 2014/2671";
    /// <summary>Care and Support and After-care (Choice of Accommodation) Regulations 2014.</summary>
    public const string Choice = "SI 2014/2670";
    /// <summary>Care and Support (Direct Payments) Regulations 2014.</summary>
    public const string DirectPayments = "SI 2014/2871";
    /// <summary>National Health Service (Direct Payments) Regulations 2013.</summary>
    public const string HealthDirectPayments = "SI 2013/1617";
    /// <summary>Care and Support (Eligibility Criteria) Regulations 2015.</summary>
    public const string Eligibility = "SI 2015/313";
    /// <summary>Housing Renewal Grants Regulations 1996, as amended for England.</summary>
    public const string Grants = "SI 1996/2890";
    /// <summary>Disabled Facilities Grants (Maximum Amounts and Additional Purposes) (England) Order 2008.</summary>
    public const string GrantLimit = "SI 2008/1189";
    /// <summary>Housing Grants, Construction and Regeneration Act 1996.</summary>
    public const string HousingGrantsAct = "Housing Grants, Construction and Regeneration Act 1996";
    /// <summary>State Pension Credit Regulations 2002.</summary>
    public const string PensionCredit = "SI 2002/1792";
    /// <summary>State Pension Credit Act 2002.</summary>
    public const string PensionCreditAct = "State Pension Credit Act 2002";
    /// <summary>Pensions Act 1995, which holds the table of pensionable ages.</summary>
    public const string PensionsAct = "Pensions Act 1995";
    /// <summary>The regulations on standing rules for NHS commissioning; their number is unverified.</summary>
    public const string StandingRules = "SI 2012/2996";
    /// <summary>National Framework for NHS Continuing Healthcare and NHS-funded Nursing Care, 2022.</summary>
    public const string NationalFramework = "National Framework 2022";
    /// <summary>Mental Health Act 1983.</summary>
    public const string MentalHealthAct = "Mental Health Act 1983";
    /// <summary>Care and Support Statutory Guidance.</summary>
    public const string Guidance = "Care and Support Statutory Guidance";
    /// <summary>Social Security (Attendance Allowance) Regulations 1991.</summary>
    public const string AttendanceAllowance = "SI 1991/2740";
}
