using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Algebra;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Theory.Tests.Algebra;

public sealed class SymmetricEigenvaluesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(33)]
    [InlineData(150)]
    public void Agrees_with_a_library_on_random_matrices(int n)
    {
        var random = new Random(n);
        for (var repeat = 0; repeat < 5; repeat++)
        {
            var matrix = Matrix<double>.Build.DenseOfRowMajor(n, n, Samples.Normals(n * n, random));
            matrix += matrix.Transpose();
            var expected = matrix.Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).Order().ToArray();
            AssertSpectrum(expected, Compute(matrix));
        }
    }

    [Fact]
    public void Keeps_multiple_zero_and_graded_eigenvalues()
    {
        double[] spectrum = [-3, 0, 0, 0, 1e-9, 1e-9, 2, 2, 2, 5e3];
        var random = new Random(3);
        var q = Matrix<double>.Build.DenseOfRowMajor(10, 10, Samples.Normals(100, random)).QR().Q;
        var matrix = q * Matrix<double>.Build.DenseDiagonal(10, 10, i => spectrum[i]) * q.Transpose();
        AssertSpectrum(spectrum, Compute((matrix + matrix.Transpose()) / 2));
    }

    [Fact]
    public void Reads_a_diagonal_and_a_zero_matrix_exactly()
    {
        Assert.Equal([-1, 2, 7], Compute(Matrix<double>.Build.DenseOfDiagonalArray([7, -1, 2])));
        Assert.Equal([0, 0, 0, 0], Compute(Matrix<double>.Build.Dense(4, 4)));
    }

    [Fact]
    public void Refuses_what_has_no_spectrum()
    {
        Assert.Throws<ArithmeticException>(() => Compute(Matrix<double>.Build.Dense(3, 3, double.NaN)));
        Assert.Throws<ArgumentException>(() => SymmetricEigenvalues.Compute(new double[5], new double[2]));
    }

    private static double[] Compute(Matrix<double> matrix)
    {
        var spectrum = new double[matrix.RowCount];
        SymmetricEigenvalues.Compute(matrix.ToRowMajorArray(), spectrum);
        return spectrum;
    }

    private static void AssertSpectrum(double[] expected, double[] actual)
    {
        var scale = Math.Max(1, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= TheoryTolerances.Spectrum * scale, $"eigenvalue {i}: expected {expected[i]:R}, got {actual[i]:R}");
        }
    }
}
