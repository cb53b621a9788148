using System.Globalization;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>Numbers must be written alike whatever the user's language.</summary>
internal static class CultureCheck
{
    /// <summary>The line.</summary>
    public static CheckResult Run()
    {
        var text = string.Format(CultureInfo.CurrentCulture, "{0:R} {1:N1}", -0.5, 1234.5);
        var lower = "I".ToLower(CultureInfo.CurrentCulture);
        return text == "-0.5 1,234.5" && lower == "i"
            ? CheckResult.Ok("culture", "invariant: numbers are written with a point in any language")
            : new CheckResult(
                "culture",
                CheckStatus.Fail,
                $"the current culture writes -0.5 and 1234.5 as '{text}'",
                "do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0");
    }
}
