"""`runbook completion`: the name of a shell in; the script that has it complete commands and values out."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete

from generator.cli.shells import COMPLETIONS

PROGRAM = "runbook"
VARIABLE = "_RUNBOOK_COMPLETE"
"""By which the script asks; click makes it of the program's name."""


@click.command()
@click.argument("shell", metavar="SHELL", type=click.Choice([*COMPLETIONS]))
def completion(shell: str) -> None:
    """Print the script by which a shell completes commands.

    SHELL is bash, zsh or fish. Completed are commands, options, paths, and values: the ids of teams, settings
    and audiences as the data folder has them, branches and tags.

    \b
    Example: source <(runbook completion bash)

    \b
    To have it in every shell from now on, as long as `runbook` is on the PATH:
      bash  runbook completion bash > ~/.runbook-completion.bash
            echo '. ~/.runbook-completion.bash' >> ~/.bashrc
      zsh   runbook completion zsh > ~/.runbook-completion.zsh
            echo '. ~/.runbook-completion.zsh' >> ~/.zshrc    (below the line with compinit)
      fish  runbook completion fish > ~/.config/fish/completions/runbook.fish
    """
    root = click.get_current_context().find_root().command
    # Not the class's own `source`: it looks for the shell on this machine, and complains of an old one.
    click.echo(ShellComplete.source(COMPLETIONS[shell](root, {}, PROGRAM, VARIABLE)), nl=False)
