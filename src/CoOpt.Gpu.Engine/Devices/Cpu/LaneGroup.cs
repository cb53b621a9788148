using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>Instances of one structure, or of several that are united, side by side in the lanes of one worker, and the memory they live in.</summary>
internal abstract unsafe class LaneGroup : IDisposable
{
    private readonly NumberBlock _rows;
    private readonly NumberBlock _state;
    private readonly InstancePacker _packer;
    private readonly LaneReader _reader;

    protected LaneGroup(BatchLayout layout, int width, Precision precision)
    {
        Layout = layout;
        Locals = new int[width];
        Array.Fill(Locals, -1);
        _packer = new InstancePacker(layout, width);
        _reader = new LaneReader(layout, width);
        _rows = new NumberBlock((long)layout.RowsSize * width, precision);
        _state = new NumberBlock((long)layout.StateSize * width, precision);
        for (var lane = 0; lane < width; lane++)
        {
            _packer.Set(Rows, lane, Row.Status, LaneStatus.Vacant);
        }
    }

    /// <summary>W.</summary>
    public int Width => Locals.Length;

    /// <summary>Where things lie.</summary>
    public BatchLayout Layout { get; }

    /// <summary>The local index of each lane's instance; −1 where the lane is vacant.</summary>
    public int[] Locals { get; }

    /// <summary>Lanes with an instance.</summary>
    public int Occupied => Locals.Count(l => l >= 0);

    protected void* RowsPointer => _rows.Start;

    protected void* StatePointer => _state.Start;

    private Numbers Rows => _rows.Numbers;

    private Numbers State => _state.Numbers;

    /// <summary>Advances every lane by up to this many steps.</summary>
    public abstract void Advance(int iterations);

    /// <summary>Puts an instance into a vacant lane, at its start or where an image left it.</summary>
    public void Put(int lane, int local, Instance instance, LaneImage? image)
    {
        if (image is null)
        {
            _packer.Rows(Rows, lane, instance);
            _packer.State(State, lane, instance);
        }
        else
        {
            _packer.Restore(Rows, State, lane, image);
        }

        Locals[lane] = local;
    }

    /// <summary>What the instance of a lane would go on from; null where it has not begun, or has ended.</summary>
    public LaneImage? Image(int lane) => _reader.IsRunning(Rows, lane) ? _packer.Image(Rows, State, lane) : null;

    /// <summary>Makes vacant lanes copies of an occupied one, so that they compute nothing unusual.</summary>
    public void FillVacant()
    {
        var model = Array.FindIndex(Locals, l => l >= 0);
        for (var lane = 0; lane < Width; lane++)
        {
            if (Locals[lane] < 0)
            {
                _packer.Move(Rows, State, model, _packer, Rows, State, lane);
                _packer.Set(Rows, lane, Row.Status, LaneStatus.Vacant);
            }
        }
    }

    /// <summary>Empties a lane whose instance has ended.</summary>
    public void Vacate(int lane)
    {
        Locals[lane] = -1;
        _packer.Set(Rows, lane, Row.Status, LaneStatus.Vacant);
    }

    /// <summary>Moves all instances into another group of the same layout.</summary>
    public void MoveTo(LaneGroup other)
    {
        var to = 0;
        for (var lane = 0; lane < Width; lane++)
        {
            if (Locals[lane] >= 0)
            {
                _packer.Move(Rows, State, lane, other._packer, other.Rows, other.State, to);
                other.Locals[to++] = Locals[lane];
            }
        }

        other.FillVacant();
    }

    /// <summary>Steps done by all lanes that hold an instance.</summary>
    public long TotalSteps => Enumerable.Range(0, Width).Sum(lane => Locals[lane] >= 0 ? Steps(lane) : 0);

    /// <summary>Steps done by a lane.</summary>
    public long Steps(int lane) => _reader.Steps(Rows, lane);

    /// <summary>Rows that the last launch left in the trace ring.</summary>
    public int TraceCount => _reader.TraceCount(Rows);

    /// <summary>A row of the trace ring.</summary>
    public bool TryTrace(int lane, int index, out TracePoint point) => _reader.TryTrace(Rows, lane, index, out point);

    /// <summary>How a lane ended; null if it has not.</summary>
    public InstanceEnd? End(int lane) => _reader.End(Rows, lane);

    /// <summary>Reads (x, y, s) of a lane.</summary>
    public void ReadPoint(int lane, Span<double> point) => _packer.Read(State, lane, BatchLayout.X, point);

    public void Dispose()
    {
        _rows.Dispose();
        _state.Dispose();
    }
}
