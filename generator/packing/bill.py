"""What a pack has in it and what builds it go in; a bill of materials (CycloneDX 1.6) comes out.

It is the same whenever and wherever it is made of the same: even its number is made of what it says.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from generator.packing.bundled import PARTS, Part
from generator.packing.locks import Pinned
from generator.packing.opening import SITE
from generator.packing.sources import Sources

BILL = "bill-of-materials.cdx.json"
_ROOT = "runbook-portal"


@dataclass(frozen=True)
class Billed:
    """What a bill is about."""

    contents: str
    """Stands for all files of the site."""
    moment: datetime
    version: str
    """Of the generator."""
    sources: Sources


def bill_text(billed: Billed) -> str:
    """The bill as JSON."""
    root = _root(billed)
    parts = {part.name: _component(part) for part in PARTS}
    builds = [_building(one) for one in billed.sources.builds]
    bom = Bom(components=[*parts.values(), *builds], serial_number=_number(billed))
    bom.metadata = BomMetaData(component=root, timestamp=billed.moment)
    bom.register_dependency(root, [*(parts[part.name] for part in PARTS if part.inside is None), *builds])
    for part in PARTS:
        bom.register_dependency(
            parts[part.name], [parts[one.name] for one in PARTS if one.inside == part.name]
        )
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _number(billed: Billed) -> uuid.UUID:
    told = (billed.contents, billed.moment, billed.version, billed.sources, PARTS)
    return uuid.uuid5(uuid.NAMESPACE_URL, repr(told))


def _root(billed: Billed) -> Component:
    commit, changed = billed.sources.commit, billed.sources.is_changed
    told = {"commit": commit, "uncommitted-changes": str(changed).lower() if commit else None}
    return Component(
        name=_ROOT,
        bom_ref=_ROOT,
        version=billed.version,
        type=ComponentType.APPLICATION,
        properties=[Property(name=f"runbook:{name}", value=value) for name, value in told.items() if value],
    )


def _component(part: Part) -> Component:
    """A part that is in the site; its licence leads to the text in the pack."""
    namespace, _, name = part.name.rpartition("/")
    return Component(
        name=name,
        group=namespace or None,
        bom_ref=f"in-the-site/{part.name}",
        version=part.version,
        scope=ComponentScope.REQUIRED,
        licenses=[DisjunctiveLicense(id=part.licence, url=XsUri(f"{SITE}/licences/{quote(part.text)}"))],
        purl=PackageURL(part.registry, namespace or None, name, part.version),
    )


def _building(one: Pinned) -> Component:
    """A package that builds the site. It has many files, one for each system: the lock has their digests."""
    purl = PackageURL("pypi", None, one.name, one.version)
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in one.digests]
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION, url=XsUri(purl.to_string()), hashes=hashes
    )
    return Component(
        name=one.name,
        bom_ref=f"builds-the-site/{one.name}@{one.version}",
        version=one.version,
        scope=ComponentScope.EXCLUDED,
        purl=purl,
        external_references=[files],
    )
