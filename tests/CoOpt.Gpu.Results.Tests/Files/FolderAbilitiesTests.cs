using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tests.Files;

/// <summary>What a folder's file system is found to do, with calls that fail.</summary>
public sealed class FolderAbilitiesTests
{
    [Fact]
    public void A_local_disk_does_all_and_keeps_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("coopt-abilities-");
        try
        {
            Assert.Equal(new FolderAbilities(true, true, true, true), FolderAbilities.Of(folder.FullName));
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Each_call_that_fails_is_an_ability_that_lacks_or_an_error_with_a_path()
    {
        var folder = Directory.CreateTempSubdirectory("coopt-abilities-");
        try
        {
            var seen = new HashSet<string>();
            for (var failAt = 0; failAt < 16; failAt++)
            {
                try
                {
                    seen.Add(FolderAbilities.Of(folder.FullName, new FaultyFileOperations(FileOperations.Current, failAt, Errnos.Io)).ToString());
                }
                catch (ResultFileException error)
                {
                    Assert.StartsWith(folder.FullName, error.Message);
                    seen.Add("error");
                }

                foreach (var left in folder.GetFiles())
                {
                    left.Delete(); // where the removal was what failed
                }
            }

            foreach (var lacking in (FolderAbilities[])[new(false, true, true, true), new(true, false, true, true), new(true, true, false, true)])
            {
                Assert.Contains(lacking.ToString(), seen);
            }

            Assert.Contains("error", seen);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
