namespace Joinery.Rules;

/// <summary>Whether resources are assessed in full.</summary>
public enum LightTouch
{
    /// <summary>In full.</summary>
    None,
    /// <summary>Taken to be above the capital limit: the adult refuses or will not co-operate, or agrees on evidence.</summary>
    AsOverLimit,
    /// <summary>Taken not to be above the capital limit: the adult agrees on evidence, such as a means-tested benefit.</summary>
    AsNotOverLimit,
}

/// <summary>Assessments that are taken to have been carried out.</summary>
[RulesOf("Care Act charging")]
public static class LightTouches
{
    /// <summary>Refuses a light touch that nobody decided with reasons; otherwise whether the adult is taken to be over, not over, or neither (null).</summary>
    [Law(Instruments.Charging, "reg 10")]
    public static Outcome<bool?> Over<TWorking>(CarePackage package, TWorking working) where TWorking : struct, IWorking
    {
        if (package.LightTouch == LightTouch.None) return Outcome.Of<bool?>(null);
        if (package.LightTouchJudgement is not { IsComplete: true } judgement) return RulesRefusals.JudgementMissing.With("The light touch");
        var isOver = package.LightTouch == LightTouch.AsOverLimit;
        if (TWorking.IsOn)
            working.Add(new("light-touch", isOver ? "Taken to be above the capital limit" : "Taken not to be above the capital limit", 0, new(Instruments.Charging, "reg 10"),
                judgement.Reason, LineKind.Judgement)
            { Judgement = judgement });
        return Outcome.Of<bool?>(isOver);
    }
}
