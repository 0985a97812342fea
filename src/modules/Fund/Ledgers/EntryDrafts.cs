using Joinery.Ledger;

namespace Joinery.Fund.Ledgers;

/// <summary>Drafts for the joint ledger.</summary>
internal static class EntryDrafts
{
    /// <summary>One entry as a whole draft.</summary>
    public static Outcome<IReadOnlyList<Entry>> AsDraft(this Outcome<Entry> entry) => entry.Then(one => Outcome.Of<IReadOnlyList<Entry>>([one]));
}
