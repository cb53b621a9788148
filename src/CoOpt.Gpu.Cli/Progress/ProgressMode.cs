namespace CoOpt.Gpu.Cli.Progress;

/// <summary>What <c>--progress</c> takes.</summary>
internal enum ProgressMode
{
    /// <summary>A live line where standard error is a terminal that can redraw one, plain lines elsewhere.</summary>
    Auto,

    /// <summary>One plain line now and then.</summary>
    Plain,

    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>Nothing.</summary>
    None,
}
