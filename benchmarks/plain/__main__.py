"""Write the plain project of a portal into a folder.

Usage: python -m benchmarks.plain PORTAL FOLDER
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from benchmarks.plain.project import write_plain

if __name__ == "__main__":
    print(write_plain(Path(sys.argv[1]), Path(sys.argv[2]), date.today()))
