using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Specs.Binding;

/// <summary>Where instances stand on the axes of a sweep, looked up without making anything.</summary>
internal sealed class SweepPlaces
{
    private readonly ImmutableArray<Axis> _axes;
    private readonly long _count;
    private readonly long[] _strides;
    private readonly Dictionary<string, (int Axis, int Key)> _slots = new(StringComparer.Ordinal);

    public SweepPlaces(ResolvedSweep sweep)
    {
        _axes = sweep.Axes;
        _count = sweep.Count;
        _strides = new long[_axes.Length];
        var stride = 1L;
        for (var a = _axes.Length - 1; a >= 0; a--)
        {
            _strides[a] = stride;
            stride *= _axes[a].Count;
            for (var k = 0; k < _axes[a].Keys.Length; k++)
            {
                _slots.Add(_axes[a].Keys[k], (a, k));
            }
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Outside the sweep.</exception>
    public void Check(long index)
    {
        if (index < 0 || index >= _count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"a sweep of {_count} instances");
        }
    }

    /// <summary>The swept value of a setting; false where no axis has it.</summary>
    public bool TryValue(string path, long index, out SettingValue value)
    {
        if (_slots.TryGetValue(path, out var slot))
        {
            value = _axes[slot.Axis].Points[Point(index, slot.Axis)][slot.Key];
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>The axes with a key that <paramref name="touches"/> names.</summary>
    public AxisSubset Touching(Func<string, bool> touches) =>
        new([.. Enumerable.Range(0, _axes.Length).Where(a => _axes[a].Keys.Any(touches)).Select(a => (_strides[a], (long)_axes[a].Count))]);

    private int Point(long index, int axis) => (int)(index / _strides[axis] % _axes[axis].Count);
}
