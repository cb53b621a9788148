namespace CoOpt.Gpu.Specs.Binding;

/// <summary>One section of the settings, bound once for each place on the axes that touch it; where there are too many places, for each instance.</summary>
/// <param name="axes">The axes that touch it.</param>
/// <param name="bind">Binds it.</param>
internal sealed class BoundSection<T>(AxisSubset axes, Func<SettingsView, T> bind)
    where T : class
{
    /// <summary>The most places that are kept: a few hundred kilobytes.</summary>
    private const int Most = 4096;

    private readonly T?[] _bound = new T?[axes.Count <= Most ? axes.Count : 0];

    /// <summary>The section of instance <paramref name="index"/>, whose settings <paramref name="view"/> reads.</summary>
    public T At(long index, SettingsView view)
    {
        if (_bound.Length == 0)
        {
            return bind(view);
        }

        // Whoever is first is seen by all.
        ref var place = ref _bound[axes.Place(index)];
        return Volatile.Read(ref place) ?? Interlocked.CompareExchange(ref place, bind(view), null) ?? place;
    }
}
