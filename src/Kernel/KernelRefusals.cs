namespace Joinery;

/// <summary>What the value types and the store refuse.</summary>
public static class KernelRefusals
{
    /// <summary>No amount was given.</summary>
    public static readonly RefusalKind MoneyMissing = new("money.missing", "Enter an amount in pounds.");
    /// <summary>Words or misplaced commas.</summary>
    public static readonly RefusalKind MoneyUnreadable = new("money.unreadable", "The amount must be a number of pounds, like 12,500 or 12500.50.");
    /// <summary>Parts of a penny.</summary>
    public static readonly RefusalKind MoneyFraction = new("money.fraction", "The amount must have no more than two decimal places.");
    /// <summary>Does not fit in 64 bits of pence.</summary>
    public static readonly RefusalKind MoneyTooLarge = new("money.too-large", "The amount is too large.");
    /// <summary>Not ten digits.</summary>
    public static readonly RefusalKind NhsNumberShape = new("nhs-number.shape", "An NHS number has 10 digits, like 999 000 0018.");
    /// <summary>A slip in a digit.</summary>
    public static readonly RefusalKind NhsNumberCheckDigit = new("nhs-number.check-digit", "That is not a valid NHS number. Check each digit against the letter or record it came from.");
    /// <summary>Not a UUID.</summary>
    public static readonly RefusalKind IdUnreadable = new("id.unreadable", "The link is not complete. Go back and choose again.");
    /// <summary>End not after start.</summary>
    public static readonly RefusalKind RangeBackwards = new("dates.backwards", "The end date must be after the start date.");
    /// <summary>Not a financial year.</summary>
    public static readonly RefusalKind FinancialYearUnreadable = new("financial-year.unreadable", "A financial year looks like 2026/27.");
    /// <summary>Not an ODS code.</summary>
    public static readonly RefusalKind OdsCodeShape = new("ods-code.shape", "An organisation code has 3 to 10 letters and numbers, like RRF or D7T5G.");
    /// <summary>Not an ONS code.</summary>
    public static readonly RefusalKind AreaCodeShape = new("area-code.shape", "An area code is a letter and 8 digits, like E10000012.");
    /// <summary>Not a postcode.</summary>
    public static readonly RefusalKind PostcodeShape = new("postcode.shape", "Enter a full UK postcode, like SW1A 2AA.");
    /// <summary>An outcome that nobody set.</summary>
    public static readonly RefusalKind Undecided = new("outcome.undecided", "Nothing was decided. This is a fault in Joinery: tell whoever runs it.");
    /// <summary>The same deed came twice.</summary>
    public static readonly RefusalKind DeedRepeated = new("deed.repeated", "This was already done. Nothing was changed a second time.");
}
