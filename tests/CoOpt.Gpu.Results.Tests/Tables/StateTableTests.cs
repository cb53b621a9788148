using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Tests.Tables;

public sealed class StateTableTests
{
    [Fact]
    public void One_row_per_snapshot_and_node_and_empty_cells_for_narrower_instances()
    {
        using var folder = new TemporaryFolder();
        using (var file = new AtomicFileStream(folder["s.csv"]))
        {
            using var table = new StateTable(file, 2);
            table.Write([new StateSnapshot(4, 100, [1, 2], [3, 4, 5, 6], [7, 8, 9, double.NaN]), new StateSnapshot(5, 0, [0.5], [1.5], [2.5])]);
            _ = table.Commit();
        }

        Assert.Equal("instance,step,node,x,y0,y1,z0,z1\n4,100,0,1,3,4,7,8\n4,100,1,2,5,6,9,\n5,0,0,0.5,1.5,,2.5,\n", File.ReadAllText(folder["s.csv"]));
    }

    [Fact]
    public void An_instance_wider_than_the_part_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var file = new AtomicFileStream(folder["s.csv"]);
        using var table = new StateTable(file, 1);
        _ = Assert.Throws<ArgumentException>(() => table.Write([new StateSnapshot(0, 0, [1], [2, 3], [4, 5])]));
    }
}
