using System.Diagnostics;
using Joinery.Testing;

namespace Joinery.SystemTests;

/// <summary>joinery serve as a process of its own, on a free port; it can be killed, and all that it says is kept.</summary>
internal sealed class ServedPlace : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];
    private readonly List<(string Words, TaskCompletionSource Heard)> _awaited = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private ServedPlace(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(Read(process.StandardOutput), Read(process.StandardError));
    }

    public Uri Address => _address.Task.Result;

    public int ProcessId => _process.Id;

    /// <summary>Everything said so far; all of it once the process has ended.</summary>
    public string Said
    {
        get
        {
            lock (_said) return string.Join('\n', _said);
        }
    }

    public static async Task<ServedPlace> Start(TestDatabase database, params string[] more)
    {
        var served = new ServedPlace(JoineryCommand.Start(Path.GetTempPath(), [], ["serve", "--demo", "--set", "url=http://127.0.0.1:0", "--set", "sign-in-per-minute=10000", .. JoineryCommand.Over(database), .. more]));
        if (await Task.WhenAny(served._address.Task, served._reading) == served._reading && !served._address.Task.IsCompleted)
            throw new InvalidOperationException($"The server ended before it served: {served.Said}");
        return served;
    }

    private async Task Read(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lock (_said)
            {
                _said.Add(line);
                foreach (var wait in _awaited.Where(wait => line.Contains(wait.Words, StringComparison.Ordinal))) wait.Heard.TrySetResult();
            }
            if (line.StartsWith("Joinery serves ", StringComparison.Ordinal)) _address.TrySetResult(new Uri(line[(line.LastIndexOf(' ') + 1)..]));
        }
    }

    /// <summary>Waits until it has said something; it writes its log a little later than it answers.</summary>
    public Task Says(string words)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_said)
        {
            if (_said.Any(line => line.Contains(words, StringComparison.Ordinal))) heard.SetResult();
            else _awaited.Add((words, heard));
        }
        return heard.Task;
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>Waits for it to end by itself; gives its exit code.</summary>
    public async Task<int> End()
    {
        await _process.WaitForExitAsync();
        await _reading;
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
