using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Joinery.App.Hosting;

/// <summary>Traces and metrics by OTLP, when an address is set. Addresses of pages are reduced to their route, because they may hold ids.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    public Telemetry(Uri address)
    {
        void Export(OtlpExporterOptions options) => options.Endpoint = address;
        _traces = Sdk.CreateTracerProviderBuilder().AddSource("Microsoft.AspNetCore", "Npgsql").AddProcessor(new RouteOnly()).AddOtlpExporter(Export).Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql")
            .AddOtlpExporter(Export).Build();
    }

    private sealed class RouteOnly : BaseProcessor<Activity>
    {
        private static readonly string[] Revealing = ["url.path", "url.query", "url.full", "client.address", "user_agent.original"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Revealing) data.SetTag(tag, null);
        }
    }

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
