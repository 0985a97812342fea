using System.Globalization;
using CsvHelper;

namespace Joinery.Fund.Payments;

/// <summary>One reading of a file of payments, row by row.</summary>
internal sealed class PaymentReading(string name, string sha256)
{
    /// <summary>Letters that one cell may have.</summary>
    private const int LongestCell = 1_000;

    /// <summary>Millions of pounds that one payment may have. The largest that Devon published in fifteen years is £5 million.</summary>
    private const int MostMillions = 1_000;

    private static readonly DateOnly FirstDay = new(2000, 1, 1), LastDay = new(2099, 12, 31);
    private static readonly string[] Days = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd 00:00:00", "yyyy-MM-dd"];

    private readonly List<Payment> _payments = [];
    private readonly List<RejectedRow> _rejected = [];
    private readonly Dictionary<string, DateOnly?> _days = new(StringComparer.Ordinal);
    private PaymentColumns _columns = null!;
    private string _body = "", _bodyName = "";
    private int _emptyRows;
    private decimal _written;
    private Money _sum;
    // Rejected rows with a transaction and an amount are in the publisher's total too.
    private decimal _writtenOfAll;
    private Money _sumOfAll;
    // A total may only stand in the last row that is not empty.
    private (long Line, decimal Amount)? _total;
    private Refusal? _fault;

    /// <summary>Reads UTF-8 text.</summary>
    public Outcome<PaymentFile> Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var csv = CsvReader.Create(text, new CsvReaderOptions
            {
                Separator = ',',
                TrackLineNumbers = true,
                SkipEmptyLines = false,
                TrimWhitespace = true,
                TrimInsideQuotes = true,
                PoolStrings = true,
                MalformedData = CsvMalformedDataHandling.Skip,
                OnMalformedRecord = Malformed,
            });
            IReadOnlyList<string> headers = [.. csv.Headers];
            if (_fault is not null) return _fault;
            if (!PaymentColumns.Of(headers).Try(out var columns, out var refusal)) return refusal;
            _columns = columns;
            for (var rows = 0; csv.Read(); rows++)
            {
                if (rows == PaymentFile.MostRows) return PaymentRefusals.TooMany.With($"{PaymentFile.MostRows:N0}");
                Row(csv);
                if (_fault is not null) return _fault;
            }
        }
        catch (CsvFormatException cause)
        {
            return PaymentRefusals.NotCsv.With(Math.Max(1, cause.LineNumber));
        }
        return _fault ?? Finish();
    }

    private Outcome<PaymentFile> Finish()
    {
        if (_payments.Count == 0) return PaymentRefusals.None.With();
        var control = _total is { } total ? Money.Round(total.Amount, MidpointRounding.AwayFromZero) : (Money?)null;
        // A publisher adds up what it holds, with or without the residue of its spreadsheet.
        if (control is { } said && said != _sumOfAll && said != Money.Round(_writtenOfAll, MidpointRounding.AwayFromZero)) return PaymentRefusals.ControlTotal.With(said, _sumOfAll, said - _sumOfAll);
        return new PaymentFile
        {
            Name = name,
            Sha256 = sha256,
            Body = _body,
            BodyName = _bodyName,
            Payments = _payments,
            Rejected = [.. _rejected.OrderBy(row => row.Line)],
            EmptyRows = _emptyRows,
            ControlTotal = control,
            Sum = _sum,
            Rounding = _written - _sum.Pounds,
        };
    }

    private void Malformed(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote) _fault ??= PaymentRefusals.Unclosed.With(record.LineNumber);
        else if (record.Reason != CsvMalformedReason.FieldCountMismatch) _rejected.Add(new(record.LineNumber, PaymentRefusals.Quotes.With()));
    }

    private void Row(CsvReader csv)
    {
        var line = csv.LineNumber;
        var filled = 0;
        for (var i = 0; i < csv.FieldCount; i++)
            if (!csv.IsEmpty(i)) filled++;
        if (filled == 0)
        {
            _emptyRows++;
            return;
        }
        if (_total is { } before)
        {
            _rejected.Add(new(before.Line, PaymentRefusals.TotalInside.With()));
            _total = null;
        }
        if (csv.FieldCount != _columns.Width) _rejected.Add(new(line, PaymentRefusals.Width.With(csv.FieldCount, _columns.Width)));
        else if (filled == 1 && !csv.IsEmpty(_columns.Amount) && Amounts.TryRead(csv.GetString(_columns.Amount), out var total)) _total = (line, total);
        else if (filled == 2 && !csv.IsEmpty(_columns.Body) && !csv.IsEmpty(_columns.BodyName)) _rejected.Add(new(line, PaymentRefusals.OnlyBody.With()));
        else Take(csv, line);
    }

    private void Take(CsvReader csv, long line)
    {
        var written = PaymentColumns.Text(csv, _columns.Amount);
        var isAmount = Amounts.TryRead(written, out var pounds) && Math.Abs(pounds) <= MostMillions * 1_000_000m;
        var amount = isAmount ? Money.Round(pounds, MidpointRounding.AwayFromZero) : Money.Zero;
        var day = Day(PaymentColumns.Text(csv, _columns.Date));
        if (isAmount && !csv.IsEmpty(_columns.Transaction))
        {
            _writtenOfAll += pounds;
            _sumOfAll += amount;
        }
        if (Problem(csv, written, isAmount, day) is { } problem)
        {
            _rejected.Add(new(line, problem));
            return;
        }
        var body = csv.GetString(_columns.Body);
        if (_body.Length == 0) (_body, _bodyName) = (body, PaymentColumns.Text(csv, _columns.BodyName));
        else if (body != _body) _fault = PaymentRefusals.TwoBodies.With(_body, body);
        _written += pounds;
        _sum += amount;
        string Text(int column) => PaymentColumns.Text(csv, column);
        _payments.Add(new(line, written, new(day!.Value, Text(_columns.Transaction), Text(_columns.Invoice), amount, Text(_columns.SupplierId), Text(_columns.Supplier), Text(_columns.Area), Text(_columns.Type), Text(_columns.Code), Text(_columns.Creditor))));
    }

    private Refusal? Problem(CsvReader csv, string written, bool isAmount, DateOnly? day)
    {
        foreach (var (column, called) in ((int, string)[])[(_columns.Body, "Body"), (_columns.Date, "Date"), (_columns.Transaction, "Transaction Number"), (_columns.Amount, "Amount")])
            if (csv.IsEmpty(column)) return PaymentRefusals.CellEmpty.With(called);
        if (day is null) return PaymentRefusals.NotDay.With();
        if (!isAmount) return Amounts.TryRead(written, out _) ? PaymentRefusals.TooMuch.With($"{MostMillions:N0}") : PaymentRefusals.NotAmount.With();
        for (var i = 0; i < _columns.Width; i++)
        {
            var cell = csv.GetSpan(i);
            if (cell.Length > LongestCell) return PaymentRefusals.LongCell.With(csv.Headers[i].Trim(), $"{LongestCell:N0}");
            if (i != _columns.Amount && IsFormula(cell)) return PaymentRefusals.Formula.With(csv.Headers[i].Trim());
        }
        return null;
    }

    // Whoever opens what is exported would run it. A dash or a plus alone begins many an invoice number, so these count only where they call something.
    private static bool IsFormula(ReadOnlySpan<byte> cell) =>
        !cell.IsEmpty && (cell[0] == '=' || cell[0] is (byte)'@' or (byte)'+' or (byte)'-' && cell.IndexOfAny("!|"u8) > 0 || cell[0] == '@' && cell.Contains((byte)'('));

    // A file has few days and many rows.
    private DateOnly? Day(string text)
    {
        if (_days.TryGetValue(text, out var known)) return known;
        DateOnly? day = DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read >= FirstDay && read <= LastDay ? read : null;
        return _days[text] = day;
    }
}
