using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Checks;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Files;
using CoOpt.Gpu.Specs.Sources;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>Reads a spec with its data files and the command line's overrides into a sweep, and reports every problem found.</summary>
public static class SpecLoader
{
    /// <summary>Sweeps above this many instances run only with <c>--yes</c>.</summary>
    public const long ConsentCount = 10_000_000;

    /// <summary>Reads the spec at <paramref name="path"/>. Does not throw for anything that the file or the options contain.</summary>
    public static SpecLoadResult Load(string path, SpecOverrides? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bag = new DiagnosticBag();
        var bytes = ReadFile(path, "the spec", bag);
        return bytes is null ? Failed(bag) : Load(bytes, path, Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", overrides ?? SpecOverrides.None, bag);
    }

    /// <summary>Reads a spec from its bytes; <paramref name="name"/> stands for the file in messages, <paramref name="folder"/> is what relative paths are relative to.</summary>
    public static SpecLoadResult Load(ReadOnlyMemory<byte> bytes, string name, string folder, SpecOverrides? overrides = null) =>
        Load(bytes.ToArray(), name, Path.GetFullPath(folder), overrides ?? SpecOverrides.None, new DiagnosticBag());

    /// <summary>The instances of a sweep that was resolved before, its data files read again.</summary>
    /// <exception cref="SpecException">A data file is missing or its content has changed.</exception>
    public static IInstanceSource Reopen(ResolvedSweep sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var bag = new DiagnosticBag();
        var files = FileLoading.Reopen(sweep, bag);
        return bag.HasErrors ? throw new SpecException(bag.ToImmutable()) : new InstanceSource(sweep, files, key => new SpecPlace($"{sweep.Name}: {key}"));
    }

    private static SpecLoadResult Load(byte[] bytes, string name, string folder, SpecOverrides overrides, DiagnosticBag bag)
    {
        if (TextGuard.Decode(bytes, name, bag) is not { } text || SpecDocument.ReadFile(text, name, bag) is not { } root)
        {
            return Failed(bag);
        }

        var given = new GivenValues(new SpecPlace(name, 1, 1));
        var reader = new SettingsReader(given, bag);
        var sweepReader = new SweepReader(bag);
        var (section, quick) = reader.ReadRoot(root);
        if (root is not MapNode)
        {
            return Failed(bag);
        }

        sweepReader.ReadSection(section);
        new QuickReader(reader, sweepReader, bag).Read(quick, root.Place, overrides.Quick);
        new OverrideReader(reader, sweepReader, bag).Read(overrides);

        var settings = new SettingsResolver(given, sweepReader.IsSwept, bag).Resolve();
        var places = new PlaceBook(given, sweepReader.Axes);
        var files = new InputFiles(bag);
        FileLoading.ReadAll(settings, sweepReader.Axes, given, files, folder);
        var axes = sweepReader.Axes.Select(a => a.Axis).ToImmutableArray();
        var isLarge = CheckCount(axes, places, bag);

        // Rules over several settings would only repeat what a broken one has reported.
        if (given.HasBroken)
        {
            return Failed(bag);
        }

        CrossChecks.Run(settings, axes, p => given.IsGiven(p) || sweepReader.IsSwept(p), places.PlaceOf, files, bag);
        if (bag.HasErrors)
        {
            return Failed(bag);
        }

        var sweep = new ResolvedSweep { Schema = 1, Name = settings["name"].Text!, Settings = SettingsResolver.Spoken(settings, sweepReader.IsSwept), Axes = axes, Files = [.. files.Files] };
        var source = new InstanceSource(sweep, files, places.PlaceOf);
        TryEnds(source, bag);
        return bag.HasErrors ? Failed(bag) : new SpecLoadResult(bag.ToImmutable(), source, isLarge) { HasQuickForm = quick is not null };
    }

    /// <summary>Makes the first and the last instance, where most of what only shows in the making shows.</summary>
    private static void TryEnds(InstanceSource source, DiagnosticBag bag)
    {
        foreach (var index in new[] { 0, source.Sweep.Count - 1 }.Distinct())
        {
            bag.AddRange(source.Try(index));
            if (bag.HasErrors)
            {
                return;
            }
        }
    }

    private static bool CheckCount(ImmutableArray<Axis> axes, PlaceBook places, DiagnosticBag bag)
    {
        long count = 1;
        foreach (var axis in axes)
        {
            try
            {
                count = checked(count * axis.Count);
            }
            catch (OverflowException)
            {
                bag.Add(DiagnosticCatalogue.TooMany, $"the product of the axes up to {axis.Keys[0]} is above 2^63 instances; shorten them", places.PlaceOf(axis.Keys[0]));
                return false;
            }
        }

        if (count > ConsentCount)
        {
            bag.Add(
                DiagnosticCatalogue.Large,
                FormattableString.Invariant($"the sweep has {count} instances, more than {ConsentCount}; run asks for --yes"),
                places.PlaceOf(axes[^1].Keys[0]));
        }

        return count > ConsentCount;
    }

    /// <summary>The bytes of a spec, or null with the problem reported; no more than it may have, and one.</summary>
    internal static byte[]? ReadFile(string path, string what, DiagnosticBag bag)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);

            // One byte more than allowed is enough to see that it is too large, also where a device has no length.
            var buffer = new byte[TextGuard.MaximumBytes + 1];
            return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "was not found" : Directory.Exists(path) ? $"is a folder; name {what} in it" : $"cannot be read: {e.Message}";
            bag.Add(DiagnosticCatalogue.Unreadable, $"{what} {reason}", new(path));
            return null;
        }
    }

    private static SpecLoadResult Failed(DiagnosticBag bag) => new(bag.ToImmutable(), null, false);
}
