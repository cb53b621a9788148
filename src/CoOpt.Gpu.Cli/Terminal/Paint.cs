namespace CoOpt.Gpu.Cli.Terminal;

/// <summary>A few attributes for words in plain lines; nothing at all where colour may not be used.</summary>
internal readonly struct Paint(bool color)
{
    /// <summary>Bold.</summary>
    public string Bold(string text) => Of("1", text);

    /// <summary>Faint.</summary>
    public string Dim(string text) => Of("2", text);

    /// <summary>Red.</summary>
    public string Red(string text) => Of("31", text);

    /// <summary>Green.</summary>
    public string Green(string text) => Of("32", text);

    private string Of(string attribute, string text) => color ? $"\e[{attribute}m{text}\e[0m" : text;
}
