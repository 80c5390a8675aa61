"""The bytes of a raw table go in, as a stream; its rows come out one at a time, each with its places.

Raw rows hold addresses and names. Nothing here quotes a value: a finding says where it is and what is wrong.
"""

from generator.raw_rows.parts import Part, cut, read_part
from generator.raw_rows.reading import read_rows
from generator.raw_rows.row import RawRow, Value

__all__ = ["Part", "RawRow", "Value", "cut", "read_part", "read_rows"]
