using System.CommandLine;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>Which device, and how much of it.</summary>
internal sealed class DeviceOptions(string standard = "auto")
{
    /// <summary>What the device option is where it is not given.</summary>
    public string Default => standard;

    /// <summary>The device.</summary>
    public Option<string> Device { get; } = new("--device")
    {
        Description = "auto (a CUDA GPU if there is one, else the CPU), cpu, cuda[:i], opencl[:i], ilgpu-cpu or reference; `coopt devices` lists them.",
        HelpName = "id",
        DefaultValueFactory = _ => standard,
    };

    /// <summary>The number of CPU workers.</summary>
    public Option<int> Threads { get; } = new("--threads")
    {
        Description = "Workers of a CPU device; 0 takes every core.",
        HelpName = "N",
        DefaultValueFactory = static _ => 0,
    };

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        Threads.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var threads) && threads is < 0 or > 4096)
            {
                result.AddError($"--threads must be in 0..4096, got {threads}");
            }
        });
        command.Options.Add(Device);
        command.Options.Add(Threads);
    }
}
