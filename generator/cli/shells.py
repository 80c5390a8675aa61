"""A shell goes in; the script by which it asks for completions comes out, and what it asks is understood.

Click asks and answers. Its own scripts were seen to go wrong, though: that of zsh drops empty lines, and with
them every branch and tag beside a folder; that of fish cuts what is said of a command at its first comma; and
none of them completes a value that follows its option after a `=`.
"""

from __future__ import annotations

from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete


class Bash(BashComplete):
    """The script is click's."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is typed, and that word; to bash, a `=` is a word of its own."""
        words, incomplete = super().get_completion_args()
        return [word for word in words if word != "="], incomplete


class Zsh(ZshComplete):
    """What fits is listed in the order of the command's own help."""

    source_template = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a told plain described
    local type value about
    (( $+commands[%(prog_name)s] )) || return 1

    told=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) %(complete_var)s=zsh_complete \
%(prog_name)s)}")
    [[ $PREFIX == -*=* ]] && compset -P 1 '*='

    for type value about in "${told[@]}"; do
        case $type in
            dir) _path_files -/ ;;
            file) _path_files ;;
            plain) [[ $about == _ ]] && plain+=("$value") || described+=("$value:$about") ;;
        esac
    done
    (( $#described )) && _describe -V values described
    (( $#plain )) && compadd -V values -a plain
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""


class Fish(FishComplete):
    """Paths are completed from what was typed, so that quotes and spaces in them are the shell's matter."""

    source_template = """\
function %(complete_func)s
    set -l word (commandline -ct)
    set -l option (string match -r -- '^-[^=]*=' $word)
    set -l typed (string replace -- "$option" '' $word)
    for line in (env COMP_WORDS=(commandline -cp) COMP_CWORD=$word %(complete_var)s=fish_complete \
%(prog_name)s)
        set -l told (string split -m 1 , -- $line)
        switch $told[1]
            case dir
                __fish_complete_directories $typed
            case file
                complete -C "'' $typed"
            case plain
                echo $told[2]
        end
    end | string replace -r -- '^' "$option"
end

complete --no-files --command %(prog_name)s --arguments '(%(complete_func)s)'
"""


COMPLETIONS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}
"""By shell, how it is answered."""
