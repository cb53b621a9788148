# Completion of coopt for fish. Load it with: coopt completion fish | source
# or store it as ~/.config/fish/completions/coopt.fish
function __coopt_complete
    set -l parts (string split --max 1 ' ' -- (commandline --current-process --cut-at-cursor))
    set -l program (string replace --regex '^~/' "$HOME/" -- $parts[1])
    set -l line (string trim --left -- "$parts[2]")

    # A dumb terminal: the program must not change the mode of the one that a line is edited on.
    env TERM=dumb $program "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete --command coopt --no-files --arguments '(__coopt_complete)'
