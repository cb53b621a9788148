using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tests.Files;

/// <summary>Does something again and again, stopping it at its first call, its second, and so on, until it ends by itself.</summary>
internal static class EveryCall
{
    private const int InputOutputError = 5, AccessDenied = 13, NoSpace = 28;
    private static readonly int[] Errnos = [InputOutputError, NoSpace, AccessDenied];

    /// <summary>Whether the full counts are asked for (COOPT_LONG_TESTS=1).</summary>
    internal static bool IsLong { get; } = Environment.GetEnvironmentVariable("COOPT_LONG_TESTS") == "1";

    /// <summary>Kills at every call.</summary>
    /// <param name="prepare">Makes what is there before.</param>
    /// <param name="act">What is stopped.</param>
    /// <param name="check">What must hold afterwards.</param>
    /// <param name="inner">The real operations; those of this system if not given.</param>
    /// <param name="stride">In the short form only every so many calls.</param>
    /// <returns>The operations at which it was stopped.</returns>
    internal static List<string> Killed(Action<TemporaryFolder> prepare, Action<TemporaryFolder, IFileOperations> act, Action<TemporaryFolder> check, IFileOperations? inner = null, int stride = 1) =>
        Stopped(_ => null, prepare, act, check, inner ?? FileOperations.Current, stride);

    /// <summary>Makes every call fail once: with each error in the full form, with one of them in turn in the short form.</summary>
    internal static List<string> Failed(Action<TemporaryFolder> prepare, Action<TemporaryFolder, IFileOperations> act, Action<TemporaryFolder> check, IFileOperations? inner = null, int stride = 1) =>
        [.. Enumerable.Range(0, IsLong ? Errnos.Length : 1).SelectMany(turn => Stopped(call => Errnos[(call + turn) % Errnos.Length], prepare, act, check, inner ?? FileOperations.Current, stride))];

    private static List<string> Stopped(Func<int, int?> errnoOf, Action<TemporaryFolder> prepare, Action<TemporaryFolder, IFileOperations> act, Action<TemporaryFolder> check, IFileOperations inner, int stride)
    {
        var stopped = new List<string>();
        using var before = TemporaryFolder.Fast();
        prepare(before);
        for (var call = 0; ; call += IsLong ? 1 : stride)
        {
            using var folder = TemporaryFolder.Fast();
            foreach (var file in before.Files)
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
                File.Copy(before[file], folder[file]);
            }

            var errno = errnoOf(call);
            var operations = new KilledFileOperations(inner, call, errno);
            var error = Record.Exception(() => act(folder, operations));
            Assert.True(operations.OpenHandles == 0, $"call {call} ({operations.Stopped}) leaves a handle open");
            if (operations.Stopped is null)
            {
                Assert.Null(error);
                check(folder);
                return stopped;
            }

            // Some calls may fail without harm, such as closing what was read; what fails is told with its path and the system's reason.
            stopped.Add(operations.Stopped);
            if (error is not null)
            {
                var told = Assert.IsType<ResultFileException>(error);
                Assert.Contains(folder.FullPath, told.Message, StringComparison.Ordinal);
                Assert.True(errno is null || told.Errno == errno, $"call {call} ({operations.Stopped}): {told}");
            }

            try
            {
                check(folder);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"after call {call} ({operations.Stopped}, errno {errno}): {e.Message}; {string.Join(' ', folder.Files)}", e);
            }
        }
    }
}
