"""A template goes in; its compiled form comes out of the store, where it was compiled before."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.reuse.store import Store, key_of


class KeptTemplates(BytecodeCache):
    """Keeps compiled templates; Jinja2 asks for one by its name, its source and its own version."""

    def __init__(self, store: Store, salt: str) -> None:
        self._store = store
        self._salt = salt

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket of a template with what was kept of it."""
        kept = self._store.get(self._key(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket of a template."""
        self._store.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return key_of(self._salt, "template", bucket.key, bucket.checksum)
