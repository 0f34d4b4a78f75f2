import ModuleKit
import ArgumentParser

struct CompletionCommand: DaemonCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "completion",
            abstract: say("Print the script with which a shell completes commands and flags."),
            discussion: say(
                """
                For bash, put into ~/.bashrc: source <(balai completion bash)
                For zsh, put into ~/.zshrc behind compinit: source <(balai completion zsh)
                For fish: balai completion fish > ~/.config/fish/completions/balai.fish
                """))
    }

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say("bash, zsh or fish.")))
    var shell: CompletionScript

    func run(_ session: Session) throws -> Outcome {
        session.console.write(shell.text)
        return .done
    }
}
