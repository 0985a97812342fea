using Joinery.Testing;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class AccessBookTests
{
    private static readonly Right Post = new("notice.post"), Search = new("person.search");

    [Fact]
    public void A_role_may_do_what_is_listed_for_it_and_nothing_else()
    {
        var book = AccessBook.Load();
        book.Allows(Some.Actor("administrator"), Post).ShouldBeTrue();
        book.Allows(Some.Actor("nurse"), Post).ShouldBeFalse();
        book.Allows(Some.Actor("nurse"), Search).ShouldBeTrue();
        book.Allows(Some.Actor("nurse", "administrator"), Post).ShouldBeTrue("one of several roles is enough");
    }

    [Fact]
    public void Nobody_may_do_anything_without_a_role_with_an_unknown_one_or_with_one_written_otherwise()
    {
        var book = AccessBook.Load();
        var withoutRole = Some.Actor() with { Roles = [] };
        foreach (var entry in book.Rights)
            foreach (var actor in new[] { withoutRole, Some.Actor("director"), Some.Actor("Administrator"), Some.Actor("") })
                book.Allows(actor, entry.Right).ShouldBeFalse();
        book.Find(new RoleCode("director")).ShouldBeNull();
    }

    [Fact]
    public void A_right_that_is_not_in_the_book_is_denied_to_all()
    {
        var book = AccessBook.Load();
        foreach (var role in book.Roles) book.Allows(Some.Actor(role.Code.Code), new Right("everything")).ShouldBeFalse();
    }

    [Fact]
    public void The_system_holds_no_right_that_a_page_could_ask_for()
    {
        var book = AccessBook.Load();
        foreach (var entry in book.Rights) book.Allows(Actor.System(Some.Organisation), entry.Right).ShouldBeFalse();
    }

    private const string Rights = "right,sentence\nnotice.post,Post.\n",
        Roles = "role,name,purpose,description\nnurse,Nurse,DirectCare,Cares.\n",
        Grants = "role,right\nnurse,notice.post\n",
        Claims = "provider,claim,value,role,source,status\ncis2,role,R1,nurse,somewhere,unverified\n";

    private static AccessBook Load(string rights = Rights, string roles = Roles, string grants = Grants, string claims = Claims) =>
        AccessBook.Load(new ReferenceDataTests.Files(("data/access/rights.csv", rights), ("data/access/roles.csv", roles),
            ("data/access/grants.csv", grants), ("data/access/claims.csv", claims)));

    [Fact]
    public void A_book_in_good_order_is_read_whole()
    {
        var book = Load();
        book.Allows(Some.Actor("nurse"), Post).ShouldBeTrue();
        book.Find(new RoleCode("nurse"))!.Purpose.ShouldBe(Purpose.DirectCare);
        book.Claims.ShouldHaveSingleItem().Role.ShouldBe(new RoleCode("nurse"));
    }

    [Theory]
    [InlineData("grants", "doctor,notice.post\n", "data/access/grants.csv names the role doctor")]
    [InlineData("grants", "nurse,notice.burn\n", "data/access/grants.csv gives nurse the right notice.burn")]
    [InlineData("grants", "nurse,notice.post\n", "data/access/grants.csv has nurse notice.post twice")]
    [InlineData("claims", "cis2,role,R2,doctor,somewhere,unverified\n", "data/access/claims.csv gives the role doctor")]
    [InlineData("claims", "cis2,role,R2,nurse,somewhere,guessed\n", "data/access/claims.csv, line 3")]
    [InlineData("roles", "doctor,Doctor,Curiosity,Cures.\n", "data/access/roles.csv, line 3")]
    [InlineData("roles", "doctor,Doctor,3,Cures.\n", "data/access/roles.csv, line 3")]
    [InlineData("roles", "nurse,Nurse again,DirectCare,Cares.\n", "data/access/roles.csv has nurse twice")]
    [InlineData("rights", "notice.post,Post again.\n", "data/access/rights.csv has notice.post twice")]
    [InlineData("roles", "doctor,Doctor\n", "data/access/roles.csv, line 3")]
    public void Bad_data_are_told_with_the_file_that_holds_them(string file, string row, string told)
    {
        string With(string name, string text) => name == file ? text + row : text;
        Should.Throw<InvalidDataException>(() => Load(With("rights", Rights), With("roles", Roles), With("grants", Grants), With("claims", Claims)))
            .Message.ShouldContain(told);
    }
}
