namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>Tables of a lane group: of one structure that its lanes share, or of one per lane.</summary>
internal interface ILaneTables : IDisposable
{
    /// <summary>The most edges of any graph.</summary>
    int MostEdges { get; }

    /// <summary>Classes of a multi-class loss, else 1.</summary>
    int Classes { get; }
}
