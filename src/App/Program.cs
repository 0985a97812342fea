using System.CommandLine.Invocation;
using System.Data.Common;
using System.Globalization;
using Joinery.App.Cli;
using Joinery.Design;

namespace Joinery.App;

internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        // Words, dates and numbers are British wherever the server stands.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        try
        {
            var parsed = Commands.Root().Parse(arguments);
            if (parsed.Action is ParseErrorAction) return Terminal.Refuse(Commands.Misunderstood(parsed));
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (StoreUnavailableException unavailable)
        {
            return Terminal.Refuse(new Refusal("store.unavailable", unavailable.Message));
        }
        catch (OperationCanceledException)
        {
            return Terminal.Failed;
        }
        catch (Exception unexpected)
        {
            // A database's own message may quote a value from a person's record, so of those only the kind is told.
            Console.Error.WriteLine(unexpected is DbException ? $"Unexpected {unexpected.GetType().Name}\n{unexpected.StackTrace}" : $"Unexpected {unexpected}");
            return Terminal.Failed;
        }
    }
}
