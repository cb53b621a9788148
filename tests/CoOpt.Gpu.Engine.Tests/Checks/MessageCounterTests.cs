using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;

namespace CoOpt.Gpu.Engine.Tests.Checks;

public sealed class MessageCounterTests
{
    private static readonly Network Path = Network.FromEdges(3, [new(0, 1), new(1, 2)]);
    private static readonly Network Triangle = Network.FromEdges(3, [new(0, 1), new(1, 2), new(0, 2)]);

    [Theory]
    [InlineData(StepperKind.Euler, 1)]
    [InlineData(StepperKind.Rk4, 4)]
    [InlineData(StepperKind.Dopri5, 6)]
    public void Node_coupling_sends_one_broadcast_a_node_and_round(StepperKind stepper, int rounds)
    {
        var counter = new MessageCounter(new NetworkSchedule(Triangle), CouplingKind.Node, stepper, 0.1);
        counter.AdvanceTo(7);
        Assert.Equal(7 * rounds * 3, counter.PerComponent);
        Assert.Equal(7 * rounds * 6, counter.PerComponentUnicast);
    }

    [Fact]
    public void Edge_coupling_sends_one_message_each_way_over_each_link()
    {
        var counter = new MessageCounter(new NetworkSchedule(Path), CouplingKind.Edge, StepperKind.Euler, 0.1);
        counter.AdvanceTo(10);
        Assert.Equal(10 * 2 * 2, counter.PerComponent);
    }

    [Theory]
    [InlineData(AlgorithmKind.Balanced, 4 * 3, 4 * 4)]
    [InlineData(AlgorithmKind.Admm, 3 + 1, 2 * 3)]
    [InlineData(AlgorithmKind.DualAscent, 3 + 1, 2 * 3)]
    [InlineData(AlgorithmKind.Momentum, 3, 4)]
    public void Rules_send_what_they_need(AlgorithmKind algorithm, int broadcasts, int unicasts)
    {
        var counter = new MessageCounter(new NetworkSchedule(Path), CouplingKind.Node, StepperKind.Euler, 1, algorithm);
        counter.AdvanceTo(10);
        Assert.Equal((10.0 * broadcasts, 10.0 * unicasts), (counter.PerComponent, counter.PerComponentUnicast));
    }

    [Theory]
    [InlineData(5, 0.0, 0.1)]
    [InlineData(0, 0.5, 0.1)]
    [InlineData(0, 0.35, 0.1)]
    public void Switching_pools_are_counted_step_by_step(int every, double everyTime, double stepSize)
    {
        var schedule = new NetworkSchedule([Path, Triangle], every, everyTime);
        var counter = new MessageCounter(schedule, CouplingKind.Edge, StepperKind.Euler, stepSize);
        var expected = 0.0;
        for (var k = 0; k < 137; k++)
        {
            var window = every > 0 ? k / every : (int)Math.Floor(k * stepSize / everyTime);
            expected += schedule.Graphs[window % 2].Neighbors.Length;
            counter.AdvanceTo(k + 1);
            Assert.Equal(expected, counter.PerComponent);
        }

        var once = new MessageCounter(schedule, CouplingKind.Edge, StepperKind.Euler, stepSize);
        once.AdvanceTo(137);
        Assert.Equal(expected, once.PerComponent);
    }

    [Fact]
    public void Fixed_steps_of_Dormand_and_Prince_follow_the_pool_and_adaptive_ones_take_its_mean()
    {
        var schedule = new NetworkSchedule([Path, Triangle], 0, 0.25);
        var byTime = new MessageCounter(schedule, CouplingKind.Edge, StepperKind.Dopri5, 0.125);
        var adaptive = new MessageCounter(schedule, CouplingKind.Edge, StepperKind.Dopri5, null);
        byTime.AdvanceTo(3);
        adaptive.AdvanceTo(3);
        Assert.Equal(6 * ((2 * 4) + 6), byTime.PerComponent);
        Assert.Equal(6 * 3 * 5, adaptive.PerComponent);
    }
}
