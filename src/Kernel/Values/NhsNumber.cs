namespace Joinery;

/// <summary>
/// A person's NHS number: ten digits, the last a check digit (modulus 11). Source: NHS Data Dictionary, NHS NUMBER.
/// Fictional people have numbers that begin 999.
/// </summary>
public sealed record NhsNumber
{
    private NhsNumber(string digits) => Digits = digits;

    /// <summary>The ten digits without spaces.</summary>
    public string Digits { get; }

    /// <summary>True for the range kept for tests and training (999 …); unverified: no published rule was read.</summary>
    public bool IsFictional => Digits.StartsWith("999", StringComparison.Ordinal);

    /// <summary>Reads ten digits, with or without spaces or hyphens. Refuses a wrong length, other characters and a wrong check digit.</summary>
    public static Outcome<NhsNumber> Parse(string? text)
    {
        var digits = string.Concat((text ?? "").Where(c => c is not (' ' or '-' or '\u00a0')));
        if (digits.Length != 10 || !digits.All(char.IsAsciiDigit)) return KernelRefusals.NhsNumberShape.With();
        if (CheckDigit(digits[..9]) != digits[9] - '0') return KernelRefusals.NhsNumberCheckDigit.With();
        return new NhsNumber(digits);
    }

    /// <summary>
    /// The check digit for nine digits, or null where no valid number has them:
    /// 11 less the remainder by 11 of the digits weighted 10 down to 2; 11 stands for 0; 10 is not used.
    /// </summary>
    public static int? CheckDigit(string nineDigits)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++) sum += (nineDigits[i] - '0') * (10 - i);
        return (11 - sum % 11) switch { 11 => 0, 10 => null, var digit => digit };
    }

    /// <summary>In the groups in which it is printed: 999 000 0018.</summary>
    public override string ToString() => $"{Digits[..3]} {Digits[3..6]} {Digits[6..]}";
}
