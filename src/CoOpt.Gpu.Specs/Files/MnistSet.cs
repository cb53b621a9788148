namespace CoOpt.Gpu.Specs.Files;

/// <summary>Images with their digits.</summary>
/// <param name="Pixels">Pixels of one image.</param>
/// <param name="Images">N × pixels, 0 … 255.</param>
/// <param name="Digits">N digits.</param>
internal sealed record MnistSet(int Pixels, byte[] Images, byte[] Digits)
{
    /// <summary>The pairs of files, in order of preference.</summary>
    public static readonly (string Images, string Labels)[] Pairs =
    [
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
        ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"),
    ];

    public int Count => Digits.Length;
}
