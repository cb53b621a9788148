using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CoOpt.Gpu.Specs.Documents;

/// <summary>
/// Reads YAML events into nodes with places. Events are pulled one by one and the depth is checked at each, so that hostile nesting is refused
/// before it costs stack or time; anchors, aliases, tags, second documents and duplicate keys are refused where they stand.
/// </summary>
internal sealed class SpecDocument
{
    public const int MaximumDepth = 64;

    private readonly Parser _parser;
    private readonly string _text;
    private readonly DiagnosticBag _bag;
    private readonly Func<Mark, SpecPlace> _place;

    /// <summary>The collections being read: where a bracket opened, or null for one without brackets.</summary>
    private readonly Stack<Mark?> _open = new();

    private SpecDocument(string text, Func<Mark, SpecPlace> place, DiagnosticBag bag)
    {
        _parser = new Parser(new StringReader(text));
        _text = text;
        _bag = bag;
        _place = place;
    }

    /// <summary>The root of a file, or null with the problem reported.</summary>
    public static SpecNode? ReadFile(string text, string source, DiagnosticBag bag) =>
        new SpecDocument(text, m => new SpecPlace(source, (int)m.Line, (int)m.Column), bag).ReadRoot();

    /// <summary>The value of an option: every place is the option itself.</summary>
    public static SpecNode? ReadOption(string text, SpecPlace option, DiagnosticBag bag) => new SpecDocument(text, _ => option, bag).ReadRoot();

    private SpecNode? ReadRoot()
    {
        try
        {
            Next<StreamStart>();
            if (Move() is StreamEnd)
            {
                return new ScalarNode(_place(new Mark(0, 1, 1)), "", true);
            }

            var root = ReadNode(1);
            Next<DocumentEnd>();
            if (Move() is DocumentStart second)
            {
                throw Refuse(second.Start, "the file holds several documents; keep one");
            }

            return root;
        }
        catch (SpecException e)
        {
            _bag.AddRange(e.Diagnostics);
        }
        catch (YamlException e)
        {
            // Where the text ends inside a bracket, the bracket says more than the end.
            var isOpen = e.Start.Index >= _text.TrimEnd().Length && _open.TryPeek(out var open) && open is not null;
            _bag.Add(DiagnosticCatalogue.Syntax, YamlMessage.Explain(e.Message), _place(isOpen ? _open.Peek()!.Value : e.Start));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The scanner's own slips on malformed input; the last event's end is as near as can be known.
            _bag.Add(DiagnosticCatalogue.Syntax, "the text is not YAML", _place(_parser.Current?.End ?? new Mark(0, 1, 1)));
        }

        return null;
    }

    private SpecNode ReadNode(int depth)
    {
        var e = Move();
        if (depth > MaximumDepth)
        {
            throw new SpecException(DiagnosticCatalogue.TooDeep, FormattableString.Invariant($"nested more than {MaximumDepth} levels deep"), _place(e.Start));
        }

        if (e is AnchorAlias alias)
        {
            throw Refuse(alias.Start, $"*{alias.Value} is an alias; write the value out (a product is written with a space: 0.5 * bound)");
        }

        if (e is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            throw Refuse(anchored.Start, $"&{anchored.Anchor} is an anchor; remove it");
        }

        if (e is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            throw Refuse(tagged.Start, $"{tagged.Tag} is a tag; remove it");
        }

        return e switch
        {
            Scalar s => new ScalarNode(_place(s.Start), s.Value, s.Style == ScalarStyle.Plain),
            SequenceStart s => ReadList(s, depth),
            MappingStart m => ReadMap(m, depth),
            _ => throw Refuse(e.Start, "unexpected end"),
        };
    }

    private ListNode ReadList(SequenceStart start, int depth)
    {
        _open.Push(start.Style == SequenceStyle.Flow ? start.Start : null);
        var items = new List<SpecNode>();
        var calls = new CallGuard(_text, _bag);
        while (_parser.MoveNext())
        {
            if (_parser.Current is SequenceEnd)
            {
                break;
            }

            var mark = _parser.Current!.Start;
            _held = _parser.Current;
            var node = ReadNode(depth + 1);
            if (start.Style != SequenceStyle.Flow || calls.Accept(node as ScalarNode, mark))
            {
                items.Add(node);
            }
            else if (items is not [.., BrokenNode])
            {
                items.Add(new BrokenNode(node.Place));
            }
        }

        _open.Pop();

        return new ListNode(_place(start.Start), [.. items]);
    }

    private MapNode ReadMap(MappingStart start, int depth)
    {
        _open.Push(start.Style == MappingStyle.Flow ? start.Start : null);
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var seen = new Dictionary<string, SpecPlace>(StringComparer.Ordinal);
        var calls = new CallGuard(_text, _bag);
        while (_parser.MoveNext())
        {
            if (_parser.Current is MappingEnd)
            {
                break;
            }

            var keyMark = _parser.Current!.Start;
            _held = _parser.Current;
            if (ReadNode(depth + 1) is not ScalarNode key)
            {
                throw Refuse(keyMark, "a key must be a plain word");
            }

            _held = Move();
            var valueMark = _held.Start;
            var value = ReadNode(depth + 1);
            if (start.Style == MappingStyle.Flow)
            {
                if (!calls.Accept(key, keyMark))
                {
                    continue;
                }

                value = calls.Accept(value as ScalarNode, valueMark) ? value : new BrokenNode(value.Place);
            }

            // A value that is not there stands where its key does.
            value = value is ScalarNode { Plain: true, Text: "" } nothing ? nothing with { Place = key.Place } : value;

            if (!seen.TryAdd(key.Text, key.Place))
            {
                _bag.Add(DiagnosticCatalogue.DuplicateKey, $"'{key.Text}' is given twice in one section, first at {seen[key.Text]}; keep one", key.Place);
                continue;
            }

            entries.Add(new MapEntry(key, value));
        }

        _open.Pop();

        return new MapNode(_place(start.Start), entries.ToImmutable());
    }

    // One event of look-ahead: the loops look for the end of their collection before they hand the event on.
    private ParsingEvent? _held;

    private ParsingEvent Move()
    {
        if (_held is { } held)
        {
            _held = null;
            return held;
        }

        do
        {
            if (!_parser.MoveNext())
            {
                throw new YamlException("unexpected end of the text");
            }
        }
        while (_parser.Current is Comment);

        return _parser.Current!;
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        var e = Move();
        if (e is not T)
        {
            throw Refuse(e.Start, "the text is not one YAML document");
        }
    }

    private SpecException Refuse(Mark mark, string message) => new(DiagnosticCatalogue.NotSupported, message, _place(mark));
}
