namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>What a command left.</summary>
internal sealed record CommandResult(int ExitCode, string Out, string Error);
