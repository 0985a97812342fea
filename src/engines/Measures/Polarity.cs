namespace Joinery.Measures;

/// <summary>Which way is good.</summary>
public enum Polarity
{
    /// <summary>Neither way is better, or nobody has said.</summary>
    Neutral,
    /// <summary>More is better.</summary>
    HighIsGood,
    /// <summary>Less is better.</summary>
    LowIsGood,
}

/// <summary>What a difference or a change means.</summary>
public enum Judgement
{
    /// <summary>There is no difference or change that chance would not explain.</summary>
    None,
    /// <summary>There is one, and neither way is better.</summary>
    Neutral,
    /// <summary>There is one, and it is good.</summary>
    Better,
    /// <summary>There is one, and it is bad.</summary>
    Worse,
}

/// <summary>Says what going up or down means.</summary>
public static class Polarities
{
    /// <summary>What it means to be higher (1), lower (-1) or neither (0).</summary>
    public static Judgement Judge(this Polarity polarity, int sign) => (polarity, Math.Sign(sign)) switch
    {
        (_, 0) => Judgement.None,
        (Polarity.HighIsGood, 1) or (Polarity.LowIsGood, -1) => Judgement.Better,
        (Polarity.HighIsGood, _) or (Polarity.LowIsGood, _) => Judgement.Worse,
        _ => Judgement.Neutral,
    };
}
