namespace Joinery.Ledger;

/// <summary>The most that one partner bears or gets back in one run.</summary>
/// <param name="Partner">Whose limit it is.</param>
/// <param name="Most">£0.00 or more.</param>
public sealed record Cap(Code<Partner> Partner, Money Most);

/// <summary>
/// R5. As the weights say, but no partner beyond its limit. What goes beyond is shared again among those below theirs; what nobody can take is uncovered.
/// Every partner that reaches or exceeds its limit in a round is closed in that round; the other amounts of the round are dropped.
/// </summary>
/// <param name="By">The weights.</param>
/// <param name="Caps">Limits on overspends; a partner that is not named has none.</param>
/// <param name="RewardCaps">Limits on what underspends give back; none unless agreed.</param>
public sealed record Capped(WeightedRule By, IReadOnlyList<Cap> Caps, IReadOnlyList<Cap>? RewardCaps = null) : ShareRule
{
    /// <inheritdoc/>
    public override Refusal? Unfit(Partnership partnership) => By.Unfit(partnership) ?? Unfit(Caps, partnership) ?? Unfit(RewardCaps ?? [], partnership);

    private static Refusal? Unfit(IReadOnlyList<Cap> caps, Partnership partnership) =>
        caps.Select(cap => partnership.Unknown(cap.Partner) ?? (cap.Most.IsNegative ? PlanRefusals.CapNegative.With(cap.Partner) : null)).FirstOrDefault(refusal => refusal is not null)
        ?? (caps.GroupBy(cap => cap.Partner).FirstOrDefault(same => same.Count() > 1) is { } twice ? PlanRefusals.PartnerTwice.With(twice.Key) : null);

    internal override Outcome<Spread> Over(Money amount, SharedLine line, Working working)
    {
        if (!By.Weights(line).Try(out var weights, out var refusal)) return refusal;
        var limits = Limits(amount.IsNegative ? RewardCaps ?? [] : Caps, line.Partnership);
        var sign = amount.IsNegative ? -1 : 1;
        var left = amount * sign;
        var shares = new Money[weights.Length];
        for (var round = 1; left > Money.Zero && weights.Any(weight => weight > 0); round++)
        {
            var tried = left.Split(weights);
            int[] full = [.. Enumerable.Range(0, tried.Length).Where(i => weights[i] > 0 && limits[i] is { } limit && tried[i] >= limit)];
            Explain(working, line, round, left * sign, tried, full, limits, sign);
            if (full.Length == 0) (shares, left) = ([.. shares.Zip(tried, (share, more) => share + more)], Money.Zero);
            foreach (var i in full)
            {
                (shares[i], weights[i]) = (limits[i]!.Value, 0);
                left -= shares[i];
            }
        }
        return new Spread([.. shares.Select(share => share * sign)], left * sign);
    }

    private static Money?[] Limits(IReadOnlyList<Cap> caps, Partnership partnership) =>
        [.. partnership.Partners.Select(partner => caps.FirstOrDefault(cap => cap.Partner == partner.Code)?.Most)];

    private void Explain(Working working, SharedLine line, int round, Money amount, Money[] tried, int[] full, Money?[] limits, int sign)
    {
        var parts = line.Partnership.Partners.Zip(tried, (partner, share) => new StepPart(partner.Code.Text, share * sign)).ToList();
        var begin = $"Round {round}: {amount} {(round == 1 ? $"is shared {By.By(line)}" : "is shared by the same weights among those below their limits")} and would come to {Apportionment.Words(parts)}.";
        var end = full.Length == 0 ? " Nobody reaches a limit, so these are the shares."
            : $" {string.Join(", ", full.Select(i => $"{parts[i].Name} reaches its limit of {limits[i]} and takes that"))}; the rest is shared again.";
        working.Explain(StepKind.Round, $"Round {round}", begin + end, parts, line.Code);
    }
}
