"""Digests, sources and a builder go in; a statement about where files come from, to be attested, comes out.

A statement of in-toto (https://in-toto.io/Statement/v1) with the predicate of SLSA
(https://slsa.dev/spec/v1.0/provenance). It is unsigned: whoever attests it signs it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.packing.builders import Builder
from generator.packing.sources import Sources

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://slsa.dev/provenance/v1"
BUILD_TYPE = "https://runbook.example.com/build-types/pack/v1"


def provenance(
    digests: Mapping[str, str],
    parameters: Mapping[str, Any],
    sources: Sources,
    builder: Builder,
    version: str,
) -> str:
    """The statement about files by their names, made with these parameters by a version of the generator."""
    run = {"builder": {"id": builder.id, "version": {"runbook-portal": version}}}
    if builder.run is not None:
        run["metadata"] = {"invocationId": builder.run}
    statement = {
        "_type": STATEMENT,
        "subject": [{"name": name, "digest": {"sha256": one}} for name, one in digests.items()],
        "predicateType": PREDICATE,
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD_TYPE,
                "externalParameters": dict(parameters),
                "resolvedDependencies": _materials(sources, builder),
            },
            "runDetails": run,
        },
    }
    return json.dumps(statement, ensure_ascii=False, indent=2) + "\n"


def _materials(sources: Sources, builder: Builder) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if sources.commit is not None:
        commit: dict[str, Any] = {"name": "repository", "digest": {"gitCommit": sources.commit}}
        if builder.source is not None:
            commit["uri"] = builder.source
        if sources.is_changed:
            commit["annotations"] = {"uncommittedChanges": True}
        found.append(commit)
    return found + [{"name": path, "digest": {"sha256": one}} for path, one in sources.locks.items()]
