using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit.Runner.InProc.SystemConsole;

namespace Joinery.BrowserTests;

/// <summary>
/// Runs the tests. With the words <c>pictures docs/pictures</c> it makes the pictures of the README instead,
/// and with <c>all-pictures FOLDER</c> a picture of every page on a desk and on a phone, to look through;
/// more words ask for those pages only whose names hold one of them.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["pictures", var folder]:
                await Pictures.Make(folder);
                return 0;
            case ["all-pictures", var folder, .. var words]:
                await Pictures.MakeAll(folder, words);
                return 0;
            default:
                return await ConsoleRunner.Run(arguments);
        }
    }

    // As in the product: words, dates and numbers are British wherever the tests run.
    [ModuleInitializer]
    internal static void SpeakBritishEnglish() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
}
