namespace Joinery.Ledger;

/// <summary>How a line is marked in the agreement (R4).</summary>
public enum LineProfile
{
    /// <summary>The host bears every variance; what the others contribute does not change.</summary>
    Fixed,
    /// <summary>Variances are shared by the line's own profile.</summary>
    Variable,
}

/// <summary>R4. A line marked fixed falls on the host alone; a variable one is shared by its profile.</summary>
/// <param name="Profile">How the line is marked.</param>
/// <param name="Shared">The profile of the line while it is variable.</param>
public sealed record FixedOrVariable(LineProfile Profile, ShareRule Shared) : ShareRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership) => Shared.Unfit(partnership);

    internal override Outcome<Spread> Over(Money amount, SharedLine line, Working working) =>
        (Profile == LineProfile.Fixed ? new OwnRisk(line.Partnership.Host) : Shared).Over(amount, line, working);
}
