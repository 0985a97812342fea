using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Joinery.Design;
using Joinery.Entitlement.Cases;
using Joinery.Entitlement.Documents;
using Joinery.Entitlement.Files;
using Joinery.Rules;

namespace Joinery.Entitlement.Corrections;

/// <summary>Two more fictional assessments, decided two months ago: one that was put right since, and one whose facts turned out to be wrong. And a document or two.</summary>
internal static class DemoCorrections
{
    private const string Reason = "You asked for help at home, and we have agreed your care.";

    public static async Task Seed(DemoSeed seed)
    {
        var ids = seed.Ids("corrections");
        var (righted, wrong) = (ids.Next<Case>(), ids.Next<Case>());
        var (at, then, earlier) = (seed.Clock.GetUtcNow(), seed.Clock.GetUtcNow().AddDays(-59), seed.Today.AddDays(-59));
        var facts = DemoAssessments.Whole;
        var moreSavings = facts with { Capital = [.. facts.Capital, new("second savings account", CapitalKind.Money, new Money(2_300_00))] };
        var moreCosts = facts with { Costs = [.. facts.Costs, new(CostKind.Disability, "special diet", new Money(11_35))] };
        await seed.Rows("Assessments put right", "entitlement_case", ["id", "organisation", "reference", "referred_on", "opened_at", "opened_by"],
        [
            [righted, DemoAssessments.Council, "HV-0377", earlier.AddDays(-19), then, DemoAssessments.By],
            [wrong, DemoAssessments.Council, "HV-0385", earlier.AddDays(-12), then, DemoAssessments.By],
        ]);
        object?[] Version(Id<Case> of, long number, CaseFacts known, DateTimeOffset on) => [of, number, JsonSerializer.Serialize(known, PersonFile.Json), on, DemoAssessments.By];
        await seed.Rows("Facts put right", "entitlement_facts", ["case_id", "version", "facts", "recorded_at", "recorded_by"],
            [Version(righted, 1, facts, then), Version(righted, 2, moreSavings, at), Version(wrong, 1, facts, then), Version(wrong, 2, moreCosts, at)]);
        object?[] Made(Id<Case> of, long number, CaseFacts known, DateTimeOffset on, string reason)
        {
            var file = known.On(earlier, on.LondonDate(), DemoAssessments.Policy(seed.Today)).OrThrow();
            return CaseBook.Row(CaseBook.DecisionOf(ids.Next<Decision>(), of, number, file, Answers.Of(file).OrThrow(), reason, on, DemoAssessments.Officer, earlier.AddYears(1)), DemoAssessments.By);
        }
        await seed.Rows("Decisions put right", "entitlement_decision", CaseBook.Columns,
            [Made(righted, 1, facts, then, Reason), Made(righted, 2, moreSavings, at, "You told us of a savings account that we did not know of."), Made(wrong, 1, facts, then, Reason)]);

        object?[] Kept(Id<Case> of, long number, DocumentKind kind, string section, string text)
        {
            var content = Encoding.UTF8.GetBytes(text);
            return [ids.Next<Document>(), of, number, kind, section, EvidenceFormat.Text, Convert.ToHexStringLower(SHA256.HashData(content)), (long)content.Length, at, DemoAssessments.By, DemoAssessments.Officer, content];
        }
        // The first of the assessments, HV-0412.
        var decided = seed.Ids("assessments").Next<Case>();
        await seed.Rows("Evidence", "entitlement_evidence", ["id", "case_id", "number", "kind", "section", "format", "sha256", "bytes", "kept_at", "kept_by", "kept_by_name", "content"],
        [
            Kept(decided, 1, DocumentKind.BankStatement, "capital", "Calder Vale Building Society\nSavings account, balance on 31 August: £16,420.00\nThis statement is fictional.\n"),
            Kept(decided, 2, DocumentKind.PensionLetter, "income", "Your State Pension is £241.30 a week.\nThis letter is fictional.\n"),
            Kept(righted, 1, DocumentKind.BankStatement, "capital", "Calder Vale Building Society\nSecond account, balance on 31 July: £2,300.00\nThis statement is fictional.\n"),
        ]);
    }
}
