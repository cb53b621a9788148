using System.Text;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>Reads whole files up to a size.</summary>
internal static class BoundedFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file; null where there is none.</summary>
    /// <exception cref="FigureFileException">It has more than <paramref name="most"/> bytes.</exception>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    internal static byte[]? Bytes(string path, int most)
    {
        // What has a length is not trusted to end there, so that a link to a device cannot fill the memory.
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > most)
                {
                    throw new FigureFileException([$"{path}: more than {most >> 20} MiB, which no figure needs"]);
                }
            }

            return bytes.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not ResultFileException)
        {
            throw new ResultFileException(path, "read", 0, e);
        }
    }

    /// <summary>The text of a file in UTF-8; null where there is none.</summary>
    /// <exception cref="FigureFileException">It is too large, or not UTF-8.</exception>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    internal static string? Text(string path, int most)
    {
        try
        {
            return Bytes(path, most) is { } bytes ? Strict.GetString(bytes) : null;
        }
        catch (DecoderFallbackException e)
        {
            throw new FigureFileException([$"{path}: not UTF-8: {e.Message}"], e);
        }
    }
}
