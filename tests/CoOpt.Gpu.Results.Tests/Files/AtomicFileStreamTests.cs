using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tests.Files;

public sealed class AtomicFileStreamTests
{
    private const int InputOutputError = 5;
    private const int AccessDenied = 13;
    private const int NoSpace = 28;
    private const int TooManyLinks = 40;

    public static TheoryData<string> Systems => ["libc", "class library"];

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_committed_file_has_its_bytes_and_its_hash_and_nothing_else_is_left(string system)
    {
        using var folder = new TemporaryFolder();
        var content = RandomNumberGenerator.GetBytes(1_000_003);
        using var file = new AtomicFileStream(folder["a.bin"], Operations(system));
        file.Write(content.AsSpan(0, 5));
        file.Write(content.AsSpan(5));
        Assert.Equal([], folder.Files.Where(f => f == "a.bin"));
        var written = file.Commit();
        Assert.Equal(content, File.ReadAllBytes(folder["a.bin"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), written.Sha256);
        Assert.Equal(content.Length, written.Bytes);
        Assert.Equal(["a.bin"], folder.Files);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void Without_a_commit_the_earlier_file_stays(string system)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "before");
        using (var file = new AtomicFileStream(folder["a"], Operations(system)))
        {
            file.Write(new byte[300_000]);
        }

        Assert.Equal("before", File.ReadAllText(folder["a"]));
        Assert.Equal(["a"], folder.Files);
    }

    [Theory]
    [InlineData("libc", InputOutputError)]
    [InlineData("libc", AccessDenied)]
    [InlineData("libc", NoSpace)]
    [InlineData("class library", InputOutputError)]
    public void Whatever_call_fails_the_file_is_whole_or_as_it_was_and_the_error_says_so(string system, int errno)
    {
        var failed = new List<string>();
        for (var call = 0; ; call++)
        {
            using var folder = new TemporaryFolder();
            File.WriteAllText(folder["a"], "before");
            var operations = new FaultyFileOperations(Operations(system), call, errno);
            var error = Record.Exception(() =>
            {
                using var file = new AtomicFileStream(folder["a"], operations);
                file.Write(Encoding.UTF8.GetBytes("afterwards"));
                _ = file.Commit();
            });
            Assert.Equal(0, operations.OpenHandles);
            Assert.Equal(["a"], folder.Files);
            if (operations.Failed is null)
            {
                Assert.Null(error);
                break;
            }

            failed.Add(operations.Failed);
            var fault = Assert.IsType<ResultFileException>(error);
            Assert.Equal((folder["a"], errno), (fault.Path, fault.Errno));
            Assert.Contains(folder["a"], fault.Message, StringComparison.Ordinal);
            Assert.Contains(fault.Operation, fault.Message, StringComparison.Ordinal);

            // From the rename on the new file is in place; before it, the earlier one.
            var renamed = failed.Count(f => f == "rename") == 1 && operations.Failed != "rename";
            Assert.Equal(renamed ? "afterwards" : "before", File.ReadAllText(folder["a"]));
        }

        Assert.Equal(["open folder", "create", "write", "write", "write", "write", "write", "fsync", "close", "rename", "fsync", "close"], failed);
    }

    [Fact]
    public void After_a_failure_the_same_failure_is_reported_again()
    {
        using var folder = new TemporaryFolder();
        using var file = new AtomicFileStream(folder["a"], new FaultyFileOperations(FileOperations.Current, 2, NoSpace));
        var first = Assert.Throws<ResultFileException>(() => file.Write(new byte[1 << 20]));
        Assert.Equal(first.Message, Assert.Throws<ResultFileException>(() => file.Write([1])).Message);
        Assert.Equal(first.Message, Assert.Throws<ResultFileException>(() => file.Commit()).Message);
    }

    [Fact]
    public void A_file_system_that_cannot_sync_folders_is_no_error()
    {
        const int Invalid = 22;
        using var folder = new TemporaryFolder();

        // open folder, create, write, fsync, close, rename, fsync of the folder.
        var operations = new FaultyFileOperations(FileOperations.Current, 6, Invalid);
        using var file = new AtomicFileStream(folder["a"], operations);
        file.Write([1]);
        _ = file.Commit();
        Assert.Equal("fsync", operations.Failed);
        Assert.Equal(["a"], folder.Files);
    }

    [Fact]
    public void A_link_is_replaced_and_never_followed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["outside"], "untouched");
        _ = File.CreateSymbolicLink(folder["a"], folder["outside"]);
        _ = AtomicFileStream.WriteAll(folder["a"], "new"u8);
        Assert.Equal("untouched", File.ReadAllText(folder["outside"]));
        Assert.Equal("new", File.ReadAllText(folder["a"]));
        Assert.Null(new FileInfo(folder["a"]).LinkTarget);
    }

    [Fact]
    public void A_folder_that_is_a_link_is_refused()
    {
        using var folder = new TemporaryFolder();
        _ = Directory.CreateDirectory(folder["real"]);
        _ = Directory.CreateSymbolicLink(folder["link"], folder["real"]);
        var error = Assert.Throws<ResultFileException>(() => AtomicFileStream.WriteAll(Path.Combine(folder["link"], "a"), "new"u8));
        Assert.Contains(error.Errno, new[] { TooManyLinks, 20, AccessDenied });
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_missing_folder_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder["missing"], "a");
        var error = Assert.Throws<ResultFileException>(() => new AtomicFileStream(path));
        Assert.Equal((path, 2), (error.Path, error.Errno));
    }

    [FactOnSmallDisk]
    public void A_full_disk_is_reported_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var disk = SmallDisk.TryMount(folder["disk"])!;
        var path = Path.Combine(disk.FullPath, "a");
        using var file = new AtomicFileStream(path);
        var error = Assert.Throws<ResultFileException>(() =>
        {
            file.Write(new byte[4 << 20]);
            _ = file.Commit();
        });
        Assert.Equal(NoSpace, error.Errno);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.FullPath));
    }

    [Fact]
    public void Temporary_files_of_dead_processes_are_collected_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();
        using var live = new AtomicFileStream(folder["live.csv"]);
        var name = Path.GetFileName(folder.Files.Single());
        var ours = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var dead = name.Replace($"-{ours}-", $"-{process.Id}-", StringComparison.Ordinal);
        var foreign = ".live.csv.00000000-1-1.tmp";
        var old = ".old.csv.00000000-1-1.tmp";
        string[] kept = [name, foreign, ".note.tmp", ".a.b-c-d.tmp", "a.tmp", "instances.csv"];
        foreach (var f in kept.Append(dead).Append(old).Where(f => f != name))
        {
            File.WriteAllText(folder[f], "");
        }

        File.SetLastWriteTimeUtc(folder[old], DateTime.UtcNow.AddDays(-2));
        Assert.Equal(2, StaleTemporaries.Collect(folder.FullPath));
        Assert.Equal(kept.Order(StringComparer.Ordinal), folder.Files);
    }

    /// <summary>Larger arrays are collected with the oldest objects alone: a few small files would each cost a collection of everything.</summary>
    [Fact]
    public void A_small_file_makes_no_large_object()
    {
        const int LargeObject = 85_000;
        Assert.InRange(AtomicFileStream.BufferBytes, 1, LargeObject - 1);
    }

    private static IFileOperations Operations(string system) => system == "libc" && OperatingSystem.IsLinux() ? new PosixFileOperations() : new PortableFileOperations();
}
