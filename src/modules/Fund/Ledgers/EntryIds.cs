using Joinery.Ledger;

namespace Joinery.Fund.Ledgers;

/// <summary>Ids of the entries of one deed or event: the same sent twice makes the same ids, and so books nothing twice.</summary>
internal static class EntryIds
{
    /// <summary>The id of a deed's entry, counted from 0.</summary>
    public static Id<Entry> Of(Deed deed, byte which = 0) => Of(deed.Id.Value, which);

    /// <summary>The id of an event's entry, counted from 0: the first has the event's own.</summary>
    public static Id<Entry> Of(Guid sent, byte which)
    {
        var bytes = sent.ToByteArray(bigEndian: true);
        bytes[15] ^= which;
        return new(new Guid(bytes, bigEndian: true));
    }
}
