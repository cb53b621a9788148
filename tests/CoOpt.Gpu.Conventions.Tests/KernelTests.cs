using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Conventions.Tests;

/// <summary>Kernels run on several compilers, whose library functions round differently: only what IEEE 754 rounds exactly may come from a library.</summary>
public sealed partial class KernelTests
{
    [Fact]
    public void Kernels_use_no_transcendental_function_of_a_library()
    {
        // Beside the kernels themselves, what the GPU project compiles for devices.
        Assert.All(Repository.Code("kernels", "src/CoOpt.Gpu.Engine.Ilgpu"), file =>
        {
            var match = Transcendental().Match(Repository.Read(file));
            Assert.False(match.Success, $"{file} says {match.Value}");
        });
    }

    [Fact]
    public void Kernels_reference_nothing()
    {
        var project = Architecture.Projects.Single(p => p.Name == "CoOpt.Gpu.Kernels").File;
        Assert.Empty(Architecture.Items(project, "ProjectReference"));
        Assert.Empty(Architecture.Items(project, "PackageReference"));
        Assert.All(Repository.Code("kernels"), file => Assert.All(
            Using().Matches(Repository.Read(file)),
            match => Assert.True(match.Groups[1].Value.StartsWith("CoOpt.Gpu.Kernels", StringComparison.Ordinal) || match.Groups[1].Value.StartsWith("System", StringComparison.Ordinal), $"{file} uses {match.Groups[1].Value}")));
    }

    [Fact]
    public void Kernels_throw_nothing()
    {
        Assert.All(Repository.Code("kernels"), file => Assert.DoesNotMatch(@"\bthrow\b", Repository.Read(file)));
    }

    [GeneratedRegex(@"\b(?:Math|MathF|XMath|TensorPrimitives|double|float|Double|Single|Vector(?:128|256|512)?(?:<\w+>)?)\.(?:Exp|Exp2|Exp10|ExpM1|Log|Log2|Log10|Log1P|LogP1|ILogB|ScaleB|Pow|RootN|Cbrt|Sin|Cos|SinCos|Tan|Asin|Acos|Atan|Atan2|Sinh|Cosh|Tanh|Asinh|Acosh|Atanh|Hypot)\b")]
    private static partial Regex Transcendental();

    [GeneratedRegex(@"^\s*using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
