namespace CoOpt.Gpu.Model.Outcomes;

/// <summary>Each outcome in one sentence, for tables and reports.</summary>
public static class OutcomeSentence
{
    /// <summary>The sentence of <paramref name="outcome"/>.</summary>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Running => "The instance has not ended.",
        Outcome.Converged => "The residual stayed at or below stopAt for two trace points in a row.",
        Outcome.Diverged => "The state grew beyond 1e6 times its start.",
        Outcome.NonFinite => "A state became infinite or not a number.",
        Outcome.Stalled => "The step limit was reached and the residual had stopped falling.",
        Outcome.StepLimit => "The step limit was reached while the residual was still falling.",
        Outcome.Stopped => "The algorithm ended by its own stopping rule.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
