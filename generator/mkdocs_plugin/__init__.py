"""The edge to MkDocs, and the only importer of it: the catalog's pages go in, and a site comes out."""

from generator.mkdocs_plugin.building import build, export, serve
from generator.mkdocs_plugin.plugin import RunbookPlugin

__all__ = ["RunbookPlugin", "build", "export", "serve"]
