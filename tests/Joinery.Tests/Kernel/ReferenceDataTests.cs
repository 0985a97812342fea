using System.Reflection;
using System.Text;
using Shouldly;
using Xunit;

namespace Joinery.Tests.Kernel;

public sealed class ReferenceDataTests
{
    private static IReadOnlyList<(string Name, int Count)> Read(string csv) =>
        ReferenceData.Read(new Files(("data/test.csv", csv)), "data/test.csv", row => (row("name"), int.Parse(row("count"))));

    [Fact]
    public void Rows_come_in_the_order_of_the_file_and_quoted_text_is_whole()
    {
        Read("name,count\nÉmile,1\n\"Smith, \"\"Jo\"\"\",2\r\n\"two\nlines\",3\n").ShouldBe([("Émile", 1), ("Smith, \"Jo\"", 2), ("two\nlines", 3)]);
        Read("name,count\n").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("name,count\na,1\nb,two\n", "line 3")]
    [InlineData("name,count\na,1\n\nb,99999999999\n", "line 4")]
    [InlineData("name,number\na,1\n", "count")]
    [InlineData("name,count\na,1\nb\n", "line 3")]
    [InlineData("name,count\na,1\nb,2,3\n", "line 3")]
    [InlineData("name,count\na,1\n\"b,2\n", "data/test.csv")]
    [InlineData("", "no header line")]
    public void A_row_that_does_not_fit_is_told_with_its_file_and_line(string csv, string told)
    {
        var failure = Should.Throw<InvalidDataException>(() => Read(csv));
        failure.Message.ShouldContain("data/test.csv");
        failure.Message.ShouldContain(told);
    }

    [Fact]
    public void A_file_that_is_not_built_in_is_named() =>
        Should.Throw<InvalidDataException>(() => ReferenceData.Read(new Files(), "data/none.csv", row => row("name")))
            .Message.ShouldBe("data/none.csv is not built into Test.");

    /// <summary>An assembly that carries nothing but files.</summary>
    internal sealed class Files(params (string Name, string Text)[] files) : Assembly
    {
        public override Stream? GetManifestResourceStream(string name) =>
            files.Where(file => file.Name == name).Select(file => new MemoryStream(Encoding.UTF8.GetBytes(file.Text))).SingleOrDefault();

        public override AssemblyName GetName() => new("Test");
    }
}
