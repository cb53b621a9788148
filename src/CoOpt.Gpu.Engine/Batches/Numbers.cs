namespace CoOpt.Gpu.Engine.Batches;

/// <summary>A block of numbers in either format, read and written as float64; writing rounds to the format.</summary>
public readonly ref struct Numbers
{
    private readonly Span<double> _doubles;
    private readonly Span<float> _singles;
    private readonly bool _isSingle;

    /// <summary>A block of float64.</summary>
    public Numbers(Span<double> numbers) => _doubles = numbers;

    /// <summary>A block of float32.</summary>
    public Numbers(Span<float> numbers)
    {
        _singles = numbers;
        _isSingle = true;
    }

    /// <summary>Whether the numbers are float32.</summary>
    public bool IsSingle => _isSingle;

    /// <summary>The number at <paramref name="index"/>.</summary>
    public double this[int index]
    {
        get => _isSingle ? _singles[index] : _doubles[index];
        set
        {
            if (_isSingle)
            {
                _singles[index] = (float)value;
            }
            else
            {
                _doubles[index] = value;
            }
        }
    }

    /// <summary>A block of float64.</summary>
    public static implicit operator Numbers(Span<double> numbers) => new(numbers);

    /// <summary>A block of float64.</summary>
    public static implicit operator Numbers(double[] numbers) => new(numbers.AsSpan());

    /// <summary>A block of float32.</summary>
    public static implicit operator Numbers(Span<float> numbers) => new(numbers);

    /// <summary>A block of float32.</summary>
    public static implicit operator Numbers(float[] numbers) => new(numbers.AsSpan());
}
