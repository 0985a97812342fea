using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Joinery.SystemTests.Kernel;

/// <summary>
/// A line to a server on this machine that can be cut at the worst moment: when the server has done what it was asked
/// and its answer is on the way.
/// </summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _server;
    private readonly Task _accepting;
    private volatile string? _word;
    private int _cuts;

    public CutLine(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often it was cut.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Cuts the line once, when the server answers a message that holds <paramref name="word"/>; the answer is lost.</summary>
    public void CutAtAnswerTo(string word) => _word = word;

    private async Task Accept()
    {
        while (true) _ = Join(await _listener.AcceptTcpClientAsync(_stop.Token));
    }

    private async Task Join(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            await far.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
            var (asks, answers, cutting) = (near.GetStream(), far.GetStream(), false);
            await Task.WhenAny(
                Pass(asks, answers, bytes =>
                {
                    if (_word is { } word && Encoding.ASCII.GetString(bytes.Span).Contains(word)) (cutting, _word) = (true, null);
                    return true;
                }),
                Pass(answers, asks, _ =>
                {
                    if (!cutting) return true;
                    Interlocked.Increment(ref _cuts);
                    return false;
                }));
        }
    }

    private async Task Pass(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> goesOn)
    {
        var bytes = new byte[64 * 1024];
        while (await from.ReadAsync(bytes, _stop.Token) is var count and > 0 && goesOn(bytes.AsMemory(0, count)))
            await to.WriteAsync(bytes.AsMemory(0, count), _stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
