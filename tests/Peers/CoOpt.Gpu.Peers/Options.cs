using System.Globalization;

namespace CoOpt.Gpu.Peers;

/// <summary>The command line: a verb, places, and options that each take a value.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    /// <exception cref="ArgumentException">An option that does not exist, or has no value.</exception>
    public Options(IReadOnlyList<string> arguments)
    {
        string[] known = ["instances", "steps", "mnist", "repeats", "pairs", "seconds", "peers", "device", "set", "out", "work", "only", "about", "peak"];
        for (var k = 1; k < arguments.Count; k++)
        {
            if (!arguments[k].StartsWith("--", StringComparison.Ordinal))
            {
                Places.Add(arguments[k]);
            }
            else if (!known.Contains(arguments[k][2..]) || k + 1 == arguments.Count)
            {
                throw new ArgumentException($"{arguments[k]} is no option, or lacks its value; there are {string.Join(", ", known.Select(o => $"--{o} VALUE"))}");
            }
            else
            {
                _values[arguments[k][2..]] = arguments[++k];
            }
        }

        Verb = arguments.Count > 0 ? arguments[0] : "";
    }

    public string Verb { get; }

    public List<string> Places { get; } = [];

    public int Instances => (int)Number("instances", 0);

    public long Steps => (long)Number("steps", 0);

    public int Repeats => (int)Number("repeats", 3);

    public string? Mnist => Text("mnist");

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public double Number(string name, double otherwise) => Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
