using System.Security.Cryptography;
using System.Text.Json;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Files;

namespace Joinery.Entitlement.Documents;

/// <summary>
/// Entitlement's front for evidence: documents kept with a case, opened, and withdrawn. Nothing is ever taken away, because decisions rest on it.
/// Like the case, a document of another organisation is as if it did not exist.
/// </summary>
public sealed class EvidenceBook
{
    /// <summary>Bytes that a document may have.</summary>
    public const int MostBytes = 5 * 1_048_576;

    /// <summary>Documents that one case keeps, the withdrawn ones among them.</summary>
    public const int MostDocuments = 40;

    /// <summary>Another kind of file.</summary>
    public static readonly RefusalKind NotKept = new("evidence.kind", "The selected file must be a PDF, JPEG, PNG or plain text.");
    /// <summary>Larger than a document may be.</summary>
    public static readonly RefusalKind TooLarge = new("evidence.size", "The selected file must be 5MB or smaller.");
    /// <summary>Nothing in it.</summary>
    public static readonly RefusalKind Empty = new("evidence.empty", "The selected file is empty.");
    /// <summary>The very same bytes.</summary>
    public static readonly RefusalKind Twice = new("evidence.twice", "This is the same file as document {0}, which is kept already.");
    /// <summary>Far more than anybody looks at.</summary>
    public static readonly RefusalKind TooMany = new("evidence.too-many", "An assessment keeps {0} documents at most. Put what belongs together into one PDF.");
    /// <summary>No such document here.</summary>
    public static readonly RefusalKind Missing = new("evidence.missing", "There is no such document in this assessment.");
    /// <summary>Done before.</summary>
    public static readonly RefusalKind Withdrawn = new("evidence.withdrawn", "Document {0} was withdrawn already.");

    private const string Sql = """
        select e.id, e.case_id, e.number, e.kind, e.section, e.format, e.sha256, e.bytes, e.kept_at, e.kept_by_name, w.reason as withdrawn_because, w.withdrawn_at, w.withdrawn_by_name
        from entitlement_evidence e left join entitlement_evidence_withdrawn w on w.evidence_id = e.id
        """;

    private readonly Store _store;

    /// <summary>Evidence in a store.</summary>
    public EvidenceBook(Store store)
    {
        _store = store;
        SqlTypes.KnowId<Case>();
        SqlTypes.KnowId<Document>();
    }

    /// <summary>The documents of a case in the order of their numbers, without their bytes.</summary>
    internal static Task<IReadOnlyList<Document>> Of(Db db, Id<Case> id) => db.Query<Document>($"{Sql} where e.case_id = @id order by e.number", new { id }, MostDocuments);

    /// <summary>Keeps a document for a task of the assessment; gives its number.</summary>
    public Task<Outcome<long>> Keep(Deed deed, Id<Case> id, DocumentKind kind, string section, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var told = JsonSerializer.Serialize(new { kind = EnumNames<DocumentKind>.Of(kind), sha256 = hash, bytes = content.Length });
        return _store.Write<long>(deed with { Detail = told }, async db =>
        {
            if (content.Length == 0) return Empty.With().At("file");
            if (content.Length > MostBytes) return TooLarge.With().At("file");
            if (Formats.Of(content) is not { } format) return NotKept.With().At("file");
            if (await CaseBook.Own(db, deed.By.Organisation, id) is null) return CaseBook.Missing.With();
            var kept = await Of(db, id);
            if (kept.Count >= MostDocuments) return TooMany.With(MostDocuments).At("file");
            if (kept.FirstOrDefault(one => one.Counts && one.Sha256 == hash) is { } same) return Twice.With(same.Number).At("file");
            var number = kept.Count + 1L;
            await db.Execute("""
                insert into entitlement_evidence (id, case_id, number, kind, section, format, sha256, bytes, kept_at, kept_by, kept_by_name, content)
                values (@document, @id, @number, @kind, @section, @format, @hash, @bytes, @At, @By, @Name, @content)
                """, new { document = new Id<Document>(deed.Id.Value), id, number, kind, section, format, hash, bytes = content.Length, deed.At, By = deed.By.Id, deed.By.Name, content });
            return number;
        });
    }

    /// <summary>Withdraws a document with a reason. Its bytes stay, for the decisions that rested on them.</summary>
    public Task<Outcome<long>> Withdraw(Deed deed, Id<Case> id, Id<Document> document, string reason) => _store.Write<long>(deed, async db =>
    {
        if (await CaseBook.Own(db, deed.By.Organisation, id) is null) return CaseBook.Missing.With();
        if ((await Of(db, id)).FirstOrDefault(one => one.Id == document) is not { } found) return Missing.With();
        if (!found.Counts) return Withdrawn.With(found.Number);
        await db.Execute("insert into entitlement_evidence_withdrawn (evidence_id, reason, withdrawn_at, withdrawn_by, withdrawn_by_name) values (@document, @reason, @At, @By, @Name)",
            new { document, reason, deed.At, By = deed.By.Id, deed.By.Name });
        return found.Number;
    });

    /// <summary>The bytes of a document of the organisation; null when it has none of that id. Throws when they are no longer those that were kept.</summary>
    public Task<byte[]?> Bytes(OdsCode organisation, Document document) => _store.Read(async db =>
    {
        if (await CaseBook.Own(db, organisation, document.CaseId) is null) return null;
        var content = await db.One<byte[]>("select content from entitlement_evidence where id = @Id", new { document.Id });
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != document.Sha256) throw new InvalidDataException($"The bytes of document {document.Id} are not those that were kept.");
        return content;
    });
}
