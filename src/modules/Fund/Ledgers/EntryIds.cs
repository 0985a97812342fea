using Joinery.Ledger;

namespace Joinery.Fund.Ledgers;

/// <summary>Ids of the entries of one deed: the same deed sent twice makes the same ids, and so books nothing twice.</summary>
internal static class EntryIds
{
    /// <summary>The id of a deed's entry, counted from 0.</summary>
    public static Id<Entry> Of(Deed deed, byte which = 0)
    {
        var bytes = deed.Id.Value.ToByteArray(bigEndian: true);
        bytes[15] ^= which;
        return new(new Guid(bytes, bigEndian: true));
    }
}
