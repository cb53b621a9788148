namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>How much the reliability tests do: what a normal test run has time for, or with COOPT_LONG_TESTS=1 (tests/long.sh) the full counts.</summary>
internal static class ReliabilityScale
{
    public static bool IsLong => Environment.GetEnvironmentVariable("COOPT_LONG_TESTS") == "1";

    public static int Pick(int normal, int full) => IsLong ? full : normal;
}
