namespace Joinery;

/// <summary>Somebody who acts: a person signed in, or the system itself on an operator's command.</summary>
/// <param name="Id">Stable and not personal: the account's id, or a word such as system.</param>
/// <param name="Name">The name shown beside what they did; kept as it was at the time.</param>
/// <param name="Organisation">The body they act for.</param>
/// <param name="Roles">Their roles there; a list of none can do nothing.</param>
public sealed record Actor(string Id, string Name, OdsCode Organisation, IReadOnlyList<RoleCode> Roles)
{
    /// <summary>The operator at the command line, who acts as the system.</summary>
    public static Actor System(OdsCode organisation) => new("system", "Joinery", organisation, [RoleCode.System]);
}

/// <summary>
/// Something done, before it is done: who does it, for which organisation, for what purpose, why, and when.
/// Nothing is written without one. Its id is made by the caller, so sending it twice does the thing once.
/// </summary>
/// <param name="Id">Made by the caller; a second deed with the same id is refused as already done.</param>
/// <param name="By">Who, and for which organisation.</param>
/// <param name="Action">What, as a dotted verb of the trade: notice.post, fund.commit.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Reason">Why, in the actor's words; may be empty where the action says enough.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Subject">What it is about, as kind:id; empty when about the whole.</param>
/// <param name="Detail">Facts that whoever reads the log later will need, as JSON; never a name or number of a person.</param>
public sealed record Deed(Id<Deed> Id, Actor By, string Action, Purpose Purpose, string Reason, DateTimeOffset At, string Subject = "", string Detail = "");

/// <summary>What something is done for. A read of a person's record states one, and the person is shown it.</summary>
public enum Purpose
{
    /// <summary>Care or treatment of this person.</summary>
    DirectCare,
    /// <summary>Working out charges, benefits, budgets or payments for this person.</summary>
    FinancialAssessment,
    /// <summary>Keeping a person safe from harm.</summary>
    Safeguarding,
    /// <summary>Planning, commissioning and accounting for services.</summary>
    Management,
    /// <summary>Looking into a complaint, an incident or an access.</summary>
    Audit,
    /// <summary>Keeping the system running.</summary>
    Operation,
}
