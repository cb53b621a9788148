using System.Reflection;

namespace CoOpt.Gpu.Storms.Programs;

/// <summary>The program loaded into this process, silent from then on.</summary>
public sealed class LoadedProgram
{
    private readonly MethodInfo _entry;

    /// <summary>Loads coopt.dll.</summary>
    public LoadedProgram(string library)
    {
        _entry = Assembly.LoadFrom(library).EntryPoint ?? throw new InvalidOperationException($"{library} has no entry point");
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
    }

    /// <summary>Standard output as it was before.</summary>
    public TextWriter Output { get; } = Console.Out;

    /// <summary>Runs a command line; its exit code.</summary>
    public int Call(string[] arguments) => _entry.Invoke(null, [arguments]) switch
    {
        int code => code,
        Task<int> task => task.Result,
        _ => 0,
    };
}
