#compdef coopt
# Completion of coopt for zsh. Load it with: source <(coopt completion zsh)
# or store it as _coopt in a folder of $fpath.
_coopt() {
    local line="${(j: :)${(@)words[2,CURRENT-1]}} $PREFIX"
    local -a candidates
    line=${line# }

    # A dumb terminal: the program must not change the mode of the one that a line is edited on.
    candidates=("${(@f)$(TERM=dumb "${words[1]/#\~\//$HOME/}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
    candidates=(${candidates:#})
    if (( ! ${#candidates} )); then
        _files
        return
    fi

    # What goes on in a folder or with a value gets no space.
    compadd -S '' -- ${(M)candidates:#*[/=]}
    compadd -- ${candidates:#*[/=]}
}
if [[ $funcstack[1] == _coopt ]]; then
    _coopt "$@"
elif (( $+functions[compdef] )); then
    compdef _coopt coopt
fi
