# Completion of coopt for bash. Load it with: source <(coopt completion bash)
_coopt() {
    local line=${COMP_LINE:0:COMP_POINT} word=${2-} typed prefix candidate
    typed=${line##*[[:space:]]}
    line=${line#"${COMP_WORDS[0]}"}
    line=${line#"${line%%[![:space:]]*}"}

    # Bash breaks words at = and :, too, and replaces only what follows; the candidates are whole.
    prefix=${typed%"$word"}
    COMPREPLY=()

    # A dumb terminal: the program must not change the mode of the one that a line is edited on.
    while IFS= read -r candidate; do
        if [[ $candidate == "$typed"* ]]; then
            COMPREPLY+=("${candidate#"$prefix"}")
        fi
    done < <(TERM=dumb "${1/#\~\//$HOME/}" "[suggest:${#line}]" "$line" 2>/dev/null)

    # What goes on in a folder or with a value gets no space.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o default -F _coopt coopt
