using System.CommandLine;
using System.Runtime.CompilerServices;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Tests.CommandLine;

public sealed class CommandTreeTests
{
    /// <summary>Whoever runs many command lines in one process must not keep the tree of each.</summary>
    [Fact]
    public void A_tree_that_nobody_uses_is_forgotten()
    {
        var tree = Made();
        for (var k = 0; k < 3 && tree.IsAlive; k++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(tree.IsAlive);
    }

    // In a frame of its own, which holds nothing when it has returned.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Made() => new(Tree());

    private static RootCommand Tree() => CommandTree.Build(new CommandContext(
        new Host { Out = TextWriter.Null, Error = TextWriter.Null, OutIsTerminal = false, ErrorIsTerminal = false, Variable = _ => null, Folder = "", Arguments = [] },
        BackendCatalogue.Create,
        () => new Interruption(_ => { }, _ => { })));
}
