import ArgumentParser

/// The scripts that shells load. What can be said at some place they ask this program, which asks the daemon.
enum CompletionScript: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    /// The hidden word behind which a script gives the words of the line, up to the one that is being written.
    static let question = "complete-words"

    /// The answer where a path is expected, which the shell knows best.
    static let path = ":path"

    /// The script.
    var text: String {
        switch self {
        case .bash: Self.bashText
        case .zsh: Self.zshText
        case .fish: Self.fishText
        }
    }

    private static let bashText = #"""
        # Completes balai in bash. Load it with: source <(balai completion bash)
        _balai() {
            local found
            COMPREPLY=()
            while IFS= read -r found; do
                found=${found%%$'\t'*}
                if [[ $found == :path ]]; then
                    compopt -o default 2>/dev/null
                    return
                fi
                COMPREPLY+=("$(printf %q "$found")")
            done < <("${COMP_WORDS[0]}" complete-words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -F _balai balai

        """#

    private static let zshText = #"""
        #compdef balai
        # Completes balai in zsh. Load it behind compinit with: source <(balai completion zsh)
        _balai() {
            local found
            local -a lines choices
            lines=("${(@f)$("${(Q)words[1]}" complete-words "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
            if [[ ${lines[1]} == :path* ]]; then
                _files
                return
            fi
            for found in $lines; do
                choices+=("${${found%%$'\t'*}//:/\\:}:${found#*$'\t'}")
            done
            _describe balai choices
        }
        if [[ ${funcstack[1]} == _balai ]]; then _balai "$@"; else compdef _balai balai; fi

        """#

    private static let fishText = #"""
        # Completes balai in fish. Keep it as ~/.config/fish/completions/balai.fish
        function __balai_words
            set -l line (commandline -opc)
            set -l current (commandline -ct)
            set -l found ($line[1] complete-words $line[2..-1] "$current" 2>/dev/null)
            if string match -q ':path*' -- $found[1]
                __fish_complete_path "$current"
            else
                string join \n -- $found
            end
        end
        complete -c balai -f -a '(__balai_words)'

        """#
}
