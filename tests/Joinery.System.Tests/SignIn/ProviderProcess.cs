using System.Diagnostics;
using System.Text.Json;
using Joinery.Testing;
using Xunit;

namespace Joinery.SystemTests.SignIn;

/// <summary>The sign-in services of tests/providers/oidc.mjs, running beside the tests on ports of their own.</summary>
public sealed class ProviderProcess : IAsyncLifetime
{
    /// <summary>Shared between Joinery and the services, and to be seen nowhere else.</summary>
    public const string Secret = "correct-horse-battery-staple-7391";

    private readonly Process _process = new();
    private readonly List<string> _complaints = [];

    /// <summary>The issuer address shaped like CIS2.</summary>
    public string Cis2 { get; private set; } = "";

    /// <summary>The issuer address shaped like Entra ID.</summary>
    public string Entra { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _process.StartInfo = new("node", [Sources.File("tests/providers/oidc.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["JOINERY_TEST_CLIENT_SECRET"] = Secret, ["JOINERY_TEST_PUBLIC_URL"] = Browser.PublicUrl },
        };
        _process.ErrorDataReceived += (_, line) => { lock (_complaints) _complaints.Add(line.Data ?? ""); };
        _process.Start();
        _process.BeginErrorReadLine();
        if (await _process.StandardOutput.ReadLineAsync() is not { } line)
            throw new InvalidOperationException($"The sign-in services did not start; run npm ci. They said: {string.Join('\n', _complaints)}");
        using var addresses = JsonDocument.Parse(line);
        Cis2 = addresses.RootElement.GetProperty("cis2").GetString()!;
        Entra = addresses.RootElement.GetProperty("entra").GetString()!;
    }

    /// <summary>Ends the services, as when they are down.</summary>
    public async ValueTask Stop()
    {
        // They end by themselves when their input is closed, also when the tests are ended from outside.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Stop();
        _process.Dispose();
    }
}
