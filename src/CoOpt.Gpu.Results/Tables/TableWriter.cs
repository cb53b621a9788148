using System.Collections.Immutable;
using CoOpt.Gpu.Results.Files;
using CsvHelper;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>Streams rows into one CSV file, in order, formatting batches of them on several threads. Memory is bounded by the package's batches.</summary>
internal sealed class TableWriter<TRow> : IDisposable
{
    private readonly AtomicFileStream _file;
    private readonly CsvWriter _csv;
    private readonly ImmutableArray<Column<TRow>> _columns;

    internal TableWriter(AtomicFileStream file, ImmutableArray<Column<TRow>> columns)
    {
        _file = file;
        _columns = columns;
        _csv = CsvWriter.Create(file, Cells.WriterOptions, leaveOpen: true);
        foreach (var column in columns)
        {
            Cells.Text(_csv, column.Name);
        }

        _csv.EndRecord();
    }

    /// <summary>Appends rows. The bytes do not depend on <paramref name="threads"/>.</summary>
    internal void Write(IEnumerable<TRow> rows, int threads)
    {
        if (threads > 1)
        {
            _csv.ParallelWrite(rows, WriteRow, threads);
            return;
        }

        foreach (var row in rows)
        {
            WriteRow(_csv, row);
        }
    }

    internal WrittenFile Commit()
    {
        _csv.Flush();
        return _file.Commit();
    }

    public void Dispose()
    {
        // The file goes first: the CSV writer would otherwise flush into it, and a second failure would hide the first.
        _file.Dispose();
        try
        {
            _csv.Dispose();
        }
        catch (Exception e) when (e is ObjectDisposedException or ResultFileException)
        {
            // Rows of a file that is not wanted any more.
        }
    }

    private void WriteRow(CsvWriter csv, TRow row)
    {
        foreach (var column in _columns)
        {
            column.Write(csv, in row);
        }

        csv.EndRecord();
    }
}
