using Joinery.Design;

namespace Joinery.App;

/// <summary>The modules of this Joinery, in the order of the house: a later one may use an earlier one, never the other way.</summary>
internal static class Modules
{
    public static IReadOnlyList<Module> All { get; } = [new Place.PlaceModule(), new Record.RecordModule(), new Fund.FundModule(), new Entitlement.EntitlementModule(), new AppModule()];

    /// <summary>Every migration, Kernel's first.</summary>
    public static IReadOnlyList<Migration> Migrations { get; } =
        [.. Joinery.Migrations.In(typeof(Store).Assembly), .. All.SelectMany(module => Joinery.Migrations.In(module.GetType().Assembly))];
}
