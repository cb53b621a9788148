using System.Diagnostics;
using CoOpt.Gpu.Cli.Completions;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Completions;

/// <summary>The scripts in their shells. PowerShell's is run by nobody here.</summary>
public class ShellTests
{
    [Fact]
    public void Every_shell_has_a_script_and_others_are_refused()
    {
        Assert.Equal(["bash", "fish", "powershell", "zsh"], CompletionScript.Shells);
        Assert.All(CompletionScript.Shells, shell => Assert.Contains("[suggest:", new CommandRunner().Run("completion", shell).Out, StringComparison.Ordinal));
        var result = new CommandRunner().Run("completion", "tcsh");
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("bash", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
    }

    [FactWith("bash")]
    public void The_script_of_bash_parses() => Parses("bash");

    [FactWith("zsh")]
    public void The_script_of_zsh_parses() => Parses("zsh");

    [FactWith("fish")]
    public void The_script_of_fish_parses() => Parses("fish");

    [FactWith("bash")]
    public void Bash_gets_candidates_for_the_word_at_the_cursor()
    {
        using var folder = Program();
        Assert.Equal("rerun", Bash(folder, "coopt rer", "rer"));
        Assert.Equal("rerun", Bash(folder, "coopt   rer", "rer"));
        Assert.Equal("--device", Bash(folder, "coopt run sweep.yaml --dev", "--dev"));
        Assert.Equal("specs/sweep.yaml", Bash(folder, "coopt run specs/s", "specs/s"));
        Assert.Equal("links.rho=", Bash(folder, "coopt run --set links.rh", "links.rh"));
        Assert.Equal("", Bash(folder, "coopt run --set links.rho=0", "0"));
    }

    [FactWith("bash", "script")]
    public void Bash_completes_what_is_typed_at_a_terminal()
    {
        using var folder = Program();
        var typed = "source script.bash\ncoopt exp\tCO0107\nexit\n";
        var shown = Run(folder, "script", typed, "-qec", "bash --norc --noprofile -i", "/dev/null");
        Assert.Contains("coopt explain CO0107", shown, StringComparison.Ordinal);
        Assert.Contains("number out of range", shown, StringComparison.Ordinal);
    }

    [FactWith("fish")]
    public void Fish_completes()
    {
        using var folder = Program();
        Assert.Equal("rerun", Run(folder, "fish", "", "--no-config", "-c", "source script.fish; complete --do-complete 'coopt rer'").Trim());
        Assert.Equal("specs/sweep.yaml", Run(folder, "fish", "", "--no-config", "-c", "source script.fish; complete --do-complete 'coopt run specs/s'").Trim());
    }

    [FactWith("zsh")]
    public void Zsh_completes_what_is_typed_at_a_terminal()
    {
        using var folder = Program();
        const string Typing =
            """
            zmodload zsh/zpty
            zpty -b shell "zsh -f -i"
            say() { zpty -w shell "$1"; }
            say 'autoload -Uz compinit; compinit -u -D; source script.zsh; PS1="> "'
            sleep 1
            zpty -w -n shell $'coopt exp\tCO0107\n'
            for k in {1..50}; do
              sleep 0.2
              zpty -r -t shell line && print -r -- "$line"
              [[ $line == *'what to do'* ]] && break
            done
            zpty -d shell

            """;
        Assert.Contains("number out of range", Run(folder, "zsh", Typing, "-f"), StringComparison.Ordinal);
    }

    private static void Parses(string shell)
    {
        using var folder = Program();
        Assert.Equal("", Run(folder, shell, "", "-n", $"script.{shell}"));
    }

    private static string Bash(TemporaryFolder folder, string line, string word) => Run(
        folder,
        "bash",
        "",
        "-c",
        $"source script.bash; COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=(coopt); _coopt coopt '{word}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"").TrimEnd('\n');

    /// <summary>A folder with the scripts, a spec, and the program under its own name.</summary>
    private static TemporaryFolder Program()
    {
        var folder = new TemporaryFolder();
        foreach (var shell in CompletionScript.Shells)
        {
            folder.Write($"script.{shell}", CompletionScript.Of(shell));
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "specs"));
        folder.Write("specs/sweep.yaml", "");
        var host = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
        folder.Write("coopt", $"#!/bin/sh\nexec '{host}' '{Path.Combine(AppContext.BaseDirectory, "coopt.dll")}' \"$@\"\n");
        if (OperatingSystem.IsWindows())
        {
            return folder;
        }

        File.SetUnixFileMode(Path.Combine(folder.Path, "coopt"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return folder;
    }

    private static string Run(TemporaryFolder folder, string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["TERM"] = "xterm";
        start.Environment["HOME"] = folder.Path;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)), "the shell did not end");
        return output.Result + error.Result;
    }
}
