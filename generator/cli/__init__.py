"""The command line: words in, a site, a report or scores out. Each command has a module of its own."""

from __future__ import annotations

import click

from generator.cli.anonymize import anonymize
from generator.cli.check import check
from generator.cli.diff import diff
from generator.cli.new import new
from generator.cli.redact import redact
from generator.cli.scan import scan
from generator.cli.schema import schema
from generator.cli.score import score
from generator.cli.site import build, serve
from generator.cli.validate_review import validate_review


@click.group(
    commands=[anonymize, build, check, diff, new, redact, scan, schema, score, serve, validate_review],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="runbook-portal", message="%(version)s")
def main() -> None:
    """Build the runbook portal from the YAML in data/ and the pages in docs/."""
