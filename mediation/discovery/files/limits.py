"""How much of a file is read at once, and how much of it at all."""

from __future__ import annotations

BATCH = 65_536  # rows
LONGEST_LINE = 64 * 1024  # bytes
MOST_UNPACKED = 64 * 1024**3  # bytes; a delivery of 16 million rows unpacks to some three
LARGEST_SHEET = 400 * 1024**2  # bytes; a full sheet of a million rows
LARGEST_GROUP = 512 * 1024**2  # bytes; what is read of a Parquet file at once
RATIO = 300  # times its packed size, from which on a large file is a bomb
SMALL = 64 * 1024**2  # bytes; below that any ratio is harmless
