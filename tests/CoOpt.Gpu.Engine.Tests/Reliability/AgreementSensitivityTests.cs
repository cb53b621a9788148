using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using Xunit.Sdk;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>The comparison with the reference must see a device that computes something slightly else.</summary>
public sealed class AgreementSensitivityTests
{
    private const int Combinations = 30;

    /// <summary>Each changes the instance on its way to the device, or leaves it alone where the change does not apply.</summary>
    public static TheoryData<string> Changes => [.. Mutations.Keys];

    private static readonly Dictionary<string, Func<Instance, Instance>> Mutations = new()
    {
        ["alpha + 1 part in 10^9"] = i => i with { Alpha = i.Alpha * (1 + 1e-9) },
        ["step + 1 part in 10^10"] = i => i with { StepSize = i.StepSize * (1 + 1e-10) },
        ["workload + 1 part in 10^9"] = i => i with { Draft = i.Draft with { Cpu = i.Draft.Cpu with { Workload = [.. i.Draft.Cpu.Workload.Select(b => b * (1 + 1e-9))] } } },
        ["another graph of the pool first"] = Rotated,
        ["node for edge and edge for node"] = i => Links(i, l => l with { Coupling = l.Coupling == CouplingKind.Node ? CouplingKind.Edge : CouplingKind.Node }),
        ["floor for nearest and nearest for floor"] = i => Links(i, l => l with { Rounding = l.Rounding == Rounding.Nearest ? Rounding.Floor : Rounding.Nearest }),
        ["rho + 1 part in 10^7"] = i => Links(i, l => l with { Rho = l.Rho * (1 + 1e-7) }),
        ["delta + 1 part in 10^7"] = i => Links(i, l => l with { Delta = l.Delta * (1 + 1e-7) }),
        ["another integrator"] = i => i with
        {
            Draft = i.Draft with
            {
                Settings = i.Draft.Settings with
                {
                    Method = i.Draft.Settings.Method with { Stepper = i.Draft.Settings.Method.Stepper == StepperKind.Euler ? StepperKind.Rk4 : StepperKind.Euler },
                },
            },
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_device_is_noticed(string change)
    {
        var mutation = Mutations[change];
        var free = Noticed(AgreementTests.Unquantised(Combinations), (d, i) => Agreement.FreeRuns(d, i));
        var steps = Noticed(AgreementTests.Quantised(Combinations), (d, i) => Agreement.QuantisedSteps(d, i));

        Assert.True(free.Seen == free.Of && steps.Seen == steps.Of && free.Of + steps.Of > 0, $"noticed in {free} free runs and {steps} runs by steps");

        (int Seen, int Of) Noticed(List<Instance> instances, Action<IDevice, List<Instance>> compare)
        {
            using var device = new ChangedDevice(mutation);
            var applicable = instances.Where(i => Applies(change, i)).ToList();
            return (applicable.Count(i => IsRefused(() => compare(device, [i]))), applicable.Count);
        }
    }

    private static bool Applies(string change, Instance instance)
    {
        var links = instance.Draft.Settings.Links;
        return change.Split(' ')[0] switch
        {
            "another" when change.Contains("graph") => instance.Draft.Network.IsSwitching,
            "node" => links.EffectiveQuantizer != QuantizerKind.None,
            "alpha" => instance.Draft.Learning.Loss != LossKind.None,
            "floor" or "rho" => links.EffectiveQuantizer == QuantizerKind.Log,

            // A message is the same while its input stays between the same two boundaries.
            "workload" => links.EffectiveQuantizer == QuantizerKind.None,
            "delta" => links.EffectiveQuantizer == QuantizerKind.Uniform,
            _ => true,
        };
    }

    private static bool IsRefused(Action comparison)
    {
        try
        {
            comparison();
            return false;
        }
        catch (Exception refusal) when (refusal is XunitException or AggregateException { InnerException: XunitException })
        {
            return true;
        }
    }

    private static Instance Links(Instance instance, Func<LinkSettings, LinkSettings> change) =>
        instance with { Draft = instance.Draft with { Settings = instance.Draft.Settings with { Links = change(instance.Draft.Settings.Links) } } };

    private static Instance Rotated(Instance instance)
    {
        var schedule = instance.Draft.Network;
        return schedule.IsSwitching
            ? instance with { Draft = instance.Draft with { Network = new NetworkSchedule([.. schedule.Graphs.Skip(1), schedule.Graphs[0]], schedule.EverySteps, schedule.EveryTime) } }
            : instance;
    }

    /// <summary>The reference, given other instances than it is asked for.</summary>
    private sealed class ChangedDevice(Func<Instance, Instance> change) : IDevice
    {
        private readonly ReferenceDevice _inner = new();

        public DeviceInfo Info => _inner.Info;

        public int PreferredBatch(int nodes, int parameters) => _inner.PreferredBatch(nodes, parameters);

        public void Run(Batch batch, IBatchSink sink, CancellationToken token) => _inner.Run(new([.. batch.Instances.Select(change)]), sink, token);

        public void Dispose() => _inner.Dispose();
    }
}
