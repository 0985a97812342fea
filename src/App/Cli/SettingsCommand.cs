using System.CommandLine;
using Joinery.Design;

namespace Joinery.App.Cli;

/// <summary>joinery settings: every setting with its value and its sentence; secrets only as set or not set.</summary>
internal static class SettingsCommand
{
    public static Command Create()
    {
        var show = new Command("settings", "Show every setting, its value now and what it is for.");
        show.SetAction((parsed, _) => Commands.WithSettings(parsed, settings =>
        {
            if (parsed.GetValue(Commands.AsJson))
                Terminal.WriteJson(Settings.All.ToDictionary(pair => pair.About.Key, pair => settings.Shown(pair.Property, pair.About)));
            else
                Terminal.Table(["Setting", "Value", "What it is for"], Settings.All.Select(pair => new[] { pair.About.Key, settings.Shown(pair.Property, pair.About), pair.About.Sentence }));
            return Task.FromResult(Terminal.Done);
        }));
        return show;
    }
}
