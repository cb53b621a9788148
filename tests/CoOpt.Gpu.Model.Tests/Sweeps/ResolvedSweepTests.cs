using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Model.Tests.Sweeps;

public class ResolvedSweepTests
{
    [Fact]
    public void Points_come_in_the_order_of_nested_loops()
    {
        var cases = Gen.ListOf(Gen.Choose(1, 5), 3).Select(c => c.ToArray());
        Check.One(Config.QuickThrowOnFailure.WithReplay(20251025, 1), Prop.ForAll(cases.ToArbitrary(), counts =>
        {
            var sweep = Sweep([.. counts.Select((n, a) => new Axis([$"k{a}"], [.. Enumerable.Range(0, n).Select(v => ImmutableArray.Create(SettingValue.Of(v)))]))]);
            long index = 0;
            for (var a = 0; a < counts[0]; a++)
            {
                for (var b = 0; b < counts[1]; b++)
                {
                    for (var c = 0; c < counts[2]; c++, index++)
                    {
                        if (!sweep.ValuesAt(index).Select(v => v.Number).SequenceEqual([a, b, c]))
                        {
                            return false;
                        }
                    }
                }
            }

            return index == sweep.Count;
        }));
    }

    [Fact]
    public void A_sweep_without_axes_has_one_instance()
    {
        Assert.Equal(1, Sweep([]).Count);
        Assert.Empty(Sweep([]).ValuesAt(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sweep([]).ValuesAt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sweep([]).ValuesAt(-1));
    }

    [Fact]
    public void An_uncountable_product_overflows_instead_of_wrapping()
    {
        var axis = new Axis(["k"], [.. Enumerable.Range(0, 100_000).Select(v => ImmutableArray.Create(SettingValue.Of(v)))]);

        Assert.Throws<OverflowException>(() => Sweep([axis, axis, axis, axis]).Count);
    }

    [Fact]
    public void Values_are_equal_by_content_and_print_canonically()
    {
        var list = SettingValue.Of([SettingValue.Of(1), SettingValue.Of("a")]);

        Assert.Equal(list, SettingValue.Of([SettingValue.Of(1), SettingValue.Of("a")]));
        Assert.Equal(list.GetHashCode(), SettingValue.Of([SettingValue.Of(1), SettingValue.Of("a")]).GetHashCode());
        Assert.NotEqual(SettingValue.Of(1), SettingValue.Of("1"));
        Assert.Equal(SettingValue.None, default);
        Assert.Equal("[1, a] none true 0.1 1E-06", $"{list} {SettingValue.None} {SettingValue.Of(true)} {SettingValue.Of(0.1)} {SettingValue.Of(1e-6)}");
    }

    private static ResolvedSweep Sweep(ImmutableArray<Axis> axes) =>
        new() { Schema = 1, Name = "t", Settings = ImmutableSortedDictionary<string, SettingValue>.Empty, Axes = axes, Files = [] };
}
