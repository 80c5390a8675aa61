"""A text goes in; the same text without addresses, secrets and ids, and what was found, come out."""

from generator.redaction.redactor import Finding, Redaction, Redactor

__all__ = ["Finding", "Redaction", "Redactor"]
