using System.IO.Compression;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Specs.Files;

namespace CoOpt.Gpu.Specs.Tests.Files;

public class MnistTests
{
    private const int Count = 60;

    private static readonly byte[] Digits = [.. Enumerable.Range(0, Count).Select(k => (byte)(k % 10))];

    public static TheoryData<byte[], string> Malformed => new()
    {
        { [], "ends before its header" },
        { [0, 0, 8], "ends before its header" },
        { [0, 0, 8, 3, 0, 0, 0, 1], "00000803, not 00000801" },
        { [0, 0, 9, 1, 0, 0, 0, 1], "not 00000801" },
        { [0, 0, 8, 1, 0, 0, 0, 3, 1, 2], "ends before the 3 bytes" },
        { [0, 0, 8, 1, 0, 0, 0, 1, 1, 2], "more bytes follow than the 1" },
        { [0, 0, 8, 1, 0xff, 0xff, 0xff, 0xff], "makes more than" },
        { [0, 0, 8, 1, 0, 0, 0, 0], "is 0" },
        { [0x1f, 0x8b, 1, 2, 3], "" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_idx_file_is_refused(byte[] bytes, string fragment) =>
        Assert.Contains(fragment, Assert.Throws<InvalidDataException>(() => IdxArray.Read(bytes, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_decompression_bomb_is_read_no_further_than_its_header_announces()
    {
        var trailing = Zip([0, 0, 8, 1, 0, 0, 0, 1, .. new byte[20_000_000]]);
        var announced = Zip([0, 0, 8, 3, 0, 0, 0x10, 0, 0, 0, 0x10, 0, 0, 0, 0x10, 0]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<InvalidDataException>(() => IdxArray.Read(trailing, 1));
        Assert.Throws<InvalidDataException>(() => IdxArray.Read(announced, 3));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Any_bytes_are_an_array_or_refused()
    {
        var random = new System.Random(20251025);
        for (var k = 0; k < 2000; k++)
        {
            var bytes = Idx(1, [Count], Digits);
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(12)] = (byte)random.Next(256);
            }

            try
            {
                _ = IdxArray.Read(bytes[..random.Next(bytes.Length + 1)], 1);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Three_versus_five_takes_the_two_digits_with_their_signs(bool zipped)
    {
        using var folder = Folder(zipped);

        var learning = SpecFolder.Checked(folder.LoadHere(Spec("logistic", "classes: [3, 5]"))).Source!.Create(0).Learning;

        Assert.Equal((12, 2, 4, 5), (learning.Samples!.Count, learning.Samples.Classes, learning.Samples.Dimensions, learning.Parameters));
        for (var r = 0; r < 12; r++)
        {
            // The first pixel of each image is its digit.
            Assert.Equal(learning.Samples.Targets[r] > 0 ? 3 / 255.0 : 5 / 255.0, learning.Samples.FeatureRow(r)[0]);
        }
    }

    [Fact]
    public void One_versus_rest_shares_the_images_of_a_split_between_digits()
    {
        using var folder = Folder(false);

        var source = SpecFolder.Checked(folder.LoadHere(Spec("logistic", "digit: 0", "sweep:\n  problem.learning.data.digit: range(0, 10)\n"))).Source!;
        var learning = Enumerable.Range(0, 10).Select(i => source.Create(i).Learning).ToArray();

        Assert.All(learning, l => Assert.True(learning[0].Samples!.Features.Equals(l.Samples!.Features)));
        Assert.All(Enumerable.Range(0, 10), d => Assert.Equal(Count / 10, learning[d].Samples!.Targets.Count(t => t > 0)));
    }

    [Fact]
    public void Softmax_numbers_the_classes_in_the_order_given()
    {
        using var folder = Folder(false);

        var learning = SpecFolder.Checked(folder.LoadHere(Spec("softmax", "classes: [7, 2, 4]"))).Source!.Create(0).Learning;

        Assert.Equal((3, 3 * 5), (learning.Samples!.Classes, learning.Parameters));
        Assert.All(Enumerable.Range(0, 18), r => Assert.Equal(new[] { 7, 2, 4 }[(int)learning.Samples.Targets[r]] / 255.0, learning.Samples.FeatureRow(r)[0]));
    }

    [Fact]
    public void Held_out_images_are_stratified_and_never_trained_on()
    {
        using var folder = Folder(false);

        for (var seed = 0; seed < 20; seed++)
        {
            var learning = SpecFolder.Checked(folder.LoadHere(Spec("softmax", "classes: []").Replace("split: iid", "holdout: 0.2", StringComparison.Ordinal) + $"seed: {seed}\n")).Source!.Create(0).Learning;
            var (training, heldOut) = (Numbers(learning.Samples!), Numbers(learning.Holdout!));

            Assert.Equal((48, 12), (training.Length, heldOut.Length));
            Assert.Equal(Enumerable.Range(0, Count), training.Concat(heldOut).Order());
            Assert.All(Enumerable.Range(0, 10), d => Assert.InRange(learning.Holdout!.Targets.Count(t => t == d), 1, 2));
        }

        // The second pixel numbers the images.
        static int[] Numbers(SampleData samples) => [.. Enumerable.Range(0, samples.Count).Select(r => (int)Math.Round(samples.FeatureRow(r)[1] * 255))];
    }

    [Fact]
    public void Fewer_samples_are_taken_stratified()
    {
        using var folder = Folder(false);

        var learning = SpecFolder.Checked(folder.LoadHere(Spec("softmax", "classes: []").Replace("split: iid", "maximumSamples: 20", StringComparison.Ordinal))).Source!.Create(0).Learning;

        Assert.Equal(20, learning.Samples!.Count);
        Assert.All(Enumerable.Range(0, 10), d => Assert.Equal(2, learning.Samples.Targets.Count(t => t == d)));
    }

    [Theory]
    [InlineData("softmax", "digit: 3", "CO0314")]
    [InlineData("softmax", "classes: [3]", "CO0314")]
    [InlineData("logistic", "classes: [3]", "CO0314")]
    [InlineData("logistic", "classes: []", "CO0314")]
    [InlineData("smooth-hinge", "classes: [3, 5], digit: 3", "CO0314")]
    [InlineData("quadratic", "classes: [3, 5]", "CO0311")]
    public void Classes_that_do_not_suit_the_loss_are_refused(string loss, string classes, string code)
    {
        using var folder = Folder(false);

        Assert.Contains(folder.LoadHere(Spec(loss, classes)).Diagnostics, d => d.Code.Id == code);
    }

    [Fact]
    public void Without_ridge_images_have_no_optimum()
    {
        using var folder = Folder(false);

        Assert.Equal("CO0313", Assert.Single(folder.LoadHere(Spec("logistic, ridge: 0", "digit: 1")).Diagnostics).Code.Id);
    }

    [Fact]
    public void Labels_that_do_not_match_the_images_are_refused()
    {
        using var folder = Folder(false);
        folder.With("m/train-labels-idx1-ubyte", Idx(1, [Count - 1], Digits[1..]));

        Assert.Equal("CO0407", Assert.Single(folder.LoadHere(Spec("logistic", "digit: 3")).Diagnostics).Code.Id);
    }

    private static string Spec(string loss, string classes, string more = "") =>
        $"{SpecFolder.Head}problem: {{ nodes: 4, learning: {{ loss: {loss}, split: iid, data: {{ mnist: m, {classes} }} }} }}\n{more}";

    private static SpecFolder Folder(bool zipped)
    {
        var images = Idx(3, [Count, 2, 2], [.. Enumerable.Range(0, Count).SelectMany(k => new byte[] { Digits[k], (byte)k, 0, 255 })]);
        var labels = Idx(1, [Count], Digits);
        return zipped
            ? new SpecFolder().With("m/t10k-images-idx3-ubyte.gz", Zip(images)).With("m/t10k-labels-idx1-ubyte.gz", Zip(labels))
            : new SpecFolder().With("m/train-images-idx3-ubyte", images).With("m/train-labels-idx1-ubyte", labels);
    }

    private static byte[] Idx(byte rank, int[] dimensions, byte[] data) =>
        [0, 0, 8, rank, .. dimensions.SelectMany(d => new[] { (byte)(d >> 24), (byte)(d >> 16), (byte)(d >> 8), (byte)d }), .. data];

    private static byte[] Zip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return target.ToArray();
    }
}
