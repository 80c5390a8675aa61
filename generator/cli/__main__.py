"""`python -m generator.cli` is the command `runbook`."""

from generator.cli import main

main()
