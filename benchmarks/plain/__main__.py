"""Write the plain project of a portal into a folder.

Usage: python -m benchmarks.plain PORTAL FOLDER
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from benchmarks.plain.project import plain_pages, write_plain

if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    print(write_plain(source, dict(plain_pages(source, date.today())), target))
