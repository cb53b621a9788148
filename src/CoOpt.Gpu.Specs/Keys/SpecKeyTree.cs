namespace CoOpt.Gpu.Specs.Keys;

/// <summary>The key table as a tree: a node may take a value, hold keys below it, or both.</summary>
internal sealed class SpecKeyTree
{
    private readonly Dictionary<string, SpecKeyTree> _children = new(StringComparer.Ordinal);

    private SpecKeyTree(string path) => Path = path;

    public string Path { get; }

    public SpecKey? Key { get; private set; }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyDictionary<string, SpecKeyTree> Children => _children;

    public static SpecKeyTree Build(IEnumerable<SpecKey> keys)
    {
        var root = new SpecKeyTree("");
        foreach (var key in keys)
        {
            var node = root;
            foreach (var part in key.Path.Split('.'))
            {
                if (!node._children.TryGetValue(part, out var child))
                {
                    child = new SpecKeyTree(node.Path.Length == 0 ? part : $"{node.Path}.{part}");
                    node._children.Add(part, child);
                }

                node = child;
            }

            node.Key = key;
        }

        return root;
    }

    /// <summary>The node with a dotted name, or null.</summary>
    public SpecKeyTree? Find(string path)
    {
        var node = this;
        foreach (var part in path.Split('.'))
        {
            if (!node._children.TryGetValue(part, out node))
            {
                return null;
            }
        }

        return node;
    }
}
