package dev.exesys.cli;

import dev.exesys.cli.console.ExitStatus;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script for a shell. */
@Command(
    name = "completion",
    description = "Prints a script that completes the commands and options in a shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  eval \"$(exesys completion bash)\"",
      "  eval \"$(exesys completion zsh)\"",
      "  exesys completion fish > ~/.config/fish/completions/exesys.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  private final CommandContext context;

  /** The shells. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    context
        .console()
        .line(
            switch (shell) {
              case BASH -> AutoComplete.bash("exesys", root);
              case ZSH ->
                  "autoload -U +X bashcompinit && bashcompinit\n"
                      + AutoComplete.bash("exesys", root);
              case FISH -> fish(root);
            });
    return ExitStatus.OK;
  }

  private static String fish(CommandLine root) {
    StringBuilder script = new StringBuilder("complete -c exesys -f -n __fish_use_subcommand");
    script.append(" -a '").append(String.join(" ", root.getSubcommands().keySet())).append("'\n");
    root.getSubcommands()
        .forEach((name, command) -> {
          for (OptionSpec option : command.getCommandSpec().options()) {
            String longest = option.longestName();
            if (!option.hidden() && longest.startsWith("--")) {
              script
                  .append("complete -c exesys -n '__fish_seen_subcommand_from ")
                  .append(name)
                  .append("' -l ")
                  .append(longest.substring(2))
                  .append('\n');
            }
          }
        });
    return script.toString().stripTrailing();
  }
}
