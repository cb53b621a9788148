using System.Diagnostics;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>What passes between the work on a batch and the device that does it, apart from numbers: requests for images, signs of life, and whether a device is still listened to. Safe for concurrent use.</summary>
/// <param name="worked">Told of node-steps done.</param>
/// <param name="kernels">Told of time in the kernels.</param>
internal sealed class DeviceLine(Action<long> worked, Action<TimeSpan> kernels)
{
    private long _lastSign = Stopwatch.GetTimestamp();
    private int _request;
    private int _epoch;
    private DeviceCall? _call;

    /// <summary>Changes when images are wanted.</summary>
    public int Request => Volatile.Read(ref _request);

    /// <summary>Changes when devices are left behind.</summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>When a device last gave a sign of life, as <see cref="Stopwatch.GetTimestamp"/> tells time.</summary>
    public long LastSign => Volatile.Read(ref _lastSign);

    /// <summary>Whether every instance under way has answered the last request.</summary>
    public bool AllAnswered => Volatile.Read(ref _call)?.HasAnswered(Request) ?? true;

    /// <summary>Asks for images.</summary>
    public void Ask() => Interlocked.Increment(ref _request);

    /// <summary>Drops what calls made so far will report from now on.</summary>
    public void Abandon()
    {
        Interlocked.Increment(ref _epoch);
        Volatile.Write(ref _call, null);
    }

    /// <summary>A call of a device on so many instances begins; <paramref name="epoch"/> is that in which the work on them began.</summary>
    /// <exception cref="OperationCanceledException">Devices were left behind since.</exception>
    public DeviceCall Open(int count, int epoch)
    {
        var call = new DeviceCall(this, count, epoch);
        Check(epoch);
        Sign();
        Volatile.Write(ref _call, call);
        return call;
    }

    /// <summary>Ends what was left behind.</summary>
    /// <exception cref="OperationCanceledException">Devices were left behind since <paramref name="epoch"/>.</exception>
    public void Check(int epoch)
    {
        if (epoch != Epoch)
        {
            throw new OperationCanceledException("the device was left behind");
        }
    }

    /// <summary>A sign of life.</summary>
    public void Sign() => Volatile.Write(ref _lastSign, Stopwatch.GetTimestamp());

    /// <summary>Node-steps were done.</summary>
    public void Worked(long nodeSteps)
    {
        Sign();
        worked(nodeSteps);
    }

    /// <summary>Time passed in the kernels.</summary>
    public void Kernels(TimeSpan time) => kernels(time);
}
