using Joinery.Ledger;
using Joinery.Testing;
using Shouldly;
using Xunit;
using static Joinery.Tests.Ledger.WrittenPlan;

namespace Joinery.Tests.Ledger;

/// <summary>The dated data of the fund: read whole, marked, and every slip told with its place.</summary>
public sealed class PlanDataTests
{
    [Fact]
    public void The_parts_of_a_national_total_add_up_where_they_were_checked()
    {
        decimal Of(int year, string item) => Book.NationalAmounts.Single(row => row.Year.StartYear == year && row.Item == item).Amount.Pounds / 1_000_000;
        // A briefing prints 294 for the grant of 2016-17: the total adds up with 394 only.
        (Of(2016, "nhs-minimum") + Of(2016, "dfg")).ShouldBe(Of(2016, "total-minimum"));
        (Of(2017, "nhs-minimum") + Of(2017, "ibcf") + Of(2017, "dfg")).ShouldBe(Of(2017, "total-minimum"));
        (Of(2018, "nhs-minimum") + Of(2018, "ibcf") + Of(2018, "dfg")).ShouldBe(Of(2018, "total-minimum"));
        (Of(2019, "nhs-minimum") + Of(2019, "ibcf") + Of(2019, "dfg") + Of(2019, "winter-pressures")).ShouldBe(Of(2019, "total-minimum"));
        (Of(2020, "nhs-minimum") + Of(2020, "ibcf") + Of(2020, "dfg")).ShouldBe(Of(2020, "total-minimum"));
        (Of(2025, "nhs-minimum") + Of(2025, "labcg") + Of(2025, "dfg")).ShouldBe(Of(2025, "total-minimum"));
    }

    [Fact]
    public void What_must_be_confirmed_by_a_person_is_counted()
    {
        static (int, int, int) Count(IEnumerable<FigureStatus> all)
        {
            var list = all.ToList();
            return (list.Count(one => one == FigureStatus.Verified), list.Count(one => one == FigureStatus.Derived), list.Count(one => one == FigureStatus.Unverified));
        }
        Count(Book.NationalAmounts.Select(row => row.Status)).ShouldBe((34, 7, 19));
        Count(Book.Uplifts.Select(row => row.Status)).ShouldBe((5, 0, 6));
        Count(Book.Streams.Select(row => row.Status)).ShouldBe((6, 0, 5));
        Book.Lists.ShouldAllBe(row => row.Status == FigureStatus.Unverified);
        Book.Values("scheme-type", FinancialYear.Starting(2024)).Count.ShouldBe(19);
        Book.Values("activity", Y2025).Count.ShouldBe(17);
        Book.StreamsOf(Y2025).Select(row => row.Code).ShouldBe(["nhs-minimum", "dfg", "labcg", "additional-la", "additional-nhs"]);
    }

    [Fact]
    public void Every_sub_type_belongs_to_a_type()
    {
        foreach (var value in Book.Lists.Where(row => row.List == "sub-type")) Book.Value("scheme-type", value.Parent, value.Years.First).ShouldNotBeNull(value.Code);
    }

    [Fact]
    public void What_is_built_in_is_what_the_folder_holds()
    {
        var folder = Sources.File("data/fund");
        string[] held = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)).Select(file => "data/fund/" + Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        FundFiles.BuiltIn.Select(file => file.Name).ShouldBe(held);
        foreach (var file in FundFiles.BuiltIn) file.Text.ShouldBe(File.ReadAllText(Sources.File(file.Name)));
    }

    [Fact]
    public void Every_problem_of_a_file_is_told_with_file_line_and_field()
    {
        var (book, problems) = FundFiles.Read([
            new("uplifts.csv", "year,figure,basis_points,status,source\n2025,asc-minimum,390,verified,x\n2025/26,asc-minimum,3.9,verified,x\n2025/26,,390,verified,x\n2025/26,asc-minimum,390,sure,x\n2025/26,asc-minimum,390,verified,\n"),
            new("deadlines.csv", "document,year,period,day,status,source\nplan,2025/26,,31 March,verified,x\n"),
            new("signatories.csv", "document,role,partner,required,may_delegate,first_year,last_year,status,source\nplan,r,both,yes,no,2025/26,,verified,x\nplan,r,nhs,maybe,no,2025/26,,verified,x\nplan,r,nhs,yes,no,2025/26,2024/25,verified,x\n"),
            new("streams.csv", "stream,label\nx,y\n"),
            new("national-amounts.csv", "year,item,millions,status,source,note\n2025/26,dfg,1\n"),
            new("birds.csv", "bird\n"),
        ]);
        book.ShouldBeNull();
        problems.Select(problem => $"{problem.Where} {problem.Code}").ShouldBe([
            "uplifts.csv, line 2, year financial-year.unreadable",
            "uplifts.csv, line 3, basis_points plan.cell-number",
            "uplifts.csv, line 4, figure plan.cell-empty",
            "uplifts.csv, line 5, status plan.cell-status",
            "uplifts.csv, line 6, source plan.cell-empty",
            "deadlines.csv, line 2, day plan.cell-day",
            "signatories.csv, line 2, partner plan.cell-kind",
            "signatories.csv, line 3, required plan.cell-flag",
            "signatories.csv, line 4, last_year plan.cell-span",
            "streams.csv plan.file-columns",
            "national-amounts.csv, line 2 plan.file-row",
            "birds.csv plan.file-unknown",
        ]);
    }

    [Fact]
    public void A_row_for_the_same_year_twice_is_found()
    {
        const string head = "stream,label,owner,capital,restricted,mandatory,first_year,last_year,status,source\n";
        IReadOnlyList<Refusal> Problems(string rows) => FundFiles.Read([new("streams.csv", head + rows)]).Problems;
        Problems("x,X,nhs,no,no,yes,2015/16,2016/17,verified,s\nx,X,nhs,no,no,yes,2017/18,,verified,s\n").ShouldBeEmpty();
        Problems("x,X,nhs,no,no,yes,2015/16,2017/18,verified,s\nx,X,nhs,no,no,yes,2017/18,,verified,s\n").ShouldHaveSingleItem().Code.ShouldBe("plan.row-twice");
        Problems("x,X,nhs,no,no,yes,2015/16,,verified,s\nx,X,nhs,no,no,yes,2017/18,,verified,s\n").ShouldHaveSingleItem().Code.ShouldBe("plan.row-twice");
    }

    [Fact]
    public void Every_refusal_is_a_whole_sentence_with_a_code_of_its_own()
    {
        var kinds = typeof(PlanRefusals).GetFields().Select(field => (RefusalKind)field.GetValue(null)!).ToList();
        kinds.Select(kind => kind.Code).ShouldBeUnique();
        kinds.ShouldAllBe(kind => (kind.Code.StartsWith("plan.") || kind.Code.StartsWith("share.")) && (kind.Template.EndsWith('.') || kind.Template.EndsWith('}')) && (char.IsUpper(kind.Template[0]) || kind.Template[0] == '{'));
    }
}
