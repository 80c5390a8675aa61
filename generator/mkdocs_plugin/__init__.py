"""MkDocs' events go in; a site comes out. Nothing else imports MkDocs."""

from generator.mkdocs_plugin.building import build, export, serve
from generator.mkdocs_plugin.plugin import RunbookPlugin

__all__ = ["RunbookPlugin", "build", "export", "serve"]
