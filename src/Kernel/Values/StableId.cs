using System.Security.Cryptography;
using System.Text;

namespace Joinery;

/// <summary>Ids made from words, where the same words must mean the same row: a version 8 UUID of their SHA-256.</summary>
public static class StableId
{
    /// <summary>The id of these words; they are parted by line ends, so that no two lists of words mean the same.</summary>
    public static Id<T> Of<T>(params ReadOnlySpan<string> words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)))[..16];
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new(new Guid(bytes, bigEndian: true));
    }
}
