namespace CoOpt.Gpu.Engine.Execution;

/// <summary>One call of a device: which of its instances are under way, and which of them have answered a request for images.</summary>
/// <param name="line">The line it is on.</param>
/// <param name="count">Its instances.</param>
/// <param name="epoch">When it was begun.</param>
internal sealed class DeviceCall(DeviceLine line, int count, int epoch)
{
    private const int NotBegun = -1;
    private const int Ended = int.MaxValue;

    // Of each instance the last request that needs no answer any more.
    private readonly int[] _answered = [.. Enumerable.Repeat(NotBegun, count)];

    /// <summary>Whether what it reports still counts.</summary>
    public bool IsOpen => epoch == line.Epoch;

    /// <summary>Changes when images are wanted.</summary>
    public int Request => line.Request;

    /// <summary>An instance was reported of: from now on it is under way.</summary>
    public void Report(int local)
    {
        if (Volatile.Read(ref _answered[local]) == NotBegun)
        {
            Volatile.Write(ref _answered[local], line.Request);
        }
    }

    /// <summary>The image of an instance came.</summary>
    public void Answer(int local)
    {
        line.Sign();
        Volatile.Write(ref _answered[local], line.Request);
    }

    /// <summary>An instance has ended.</summary>
    public void End(int local)
    {
        line.Sign();
        Volatile.Write(ref _answered[local], Ended);
    }

    /// <summary>Node-steps were done.</summary>
    public void Worked(long nodeSteps)
    {
        if (IsOpen)
        {
            line.Worked(nodeSteps);
        }
    }

    /// <summary>Time passed in the kernels.</summary>
    public void Kernels(TimeSpan time)
    {
        if (IsOpen)
        {
            line.Kernels(time);
        }
    }

    /// <summary>Whether no instance under way owes an answer to a request.</summary>
    public bool HasAnswered(int request)
    {
        for (var local = 0; local < count; local++)
        {
            var answered = Volatile.Read(ref _answered[local]);
            if (answered != NotBegun && answered < request)
            {
                return false;
            }
        }

        return true;
    }
}
