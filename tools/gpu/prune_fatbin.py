"""Leaves the device code of one compute capability in a library of CUDA and overwrites the rest with zeros, so that it packs small.

    python prune_fatbin.py LIBRARY 90

A library has fat binaries, each a header (magic 0xBA55ED50, version, size of the header, size of what follows) and entries: kind (1 is PTX, 2 is machine code), size of
their header at byte 4, of their payload at byte 8, the capability at byte 28 (CUDA Toolkit, fatbinary.h; cuobjdump shows the same). Only payloads are overwritten: the
runtime chooses an entry by its header. The file keeps its size and layout.
"""

import pathlib
import struct
import sys

MAGIC = struct.pack("<I", 0xBA55ED50)
VERSION = 1
MACHINE_CODE = 2


def prune(library: bytearray, capability: int) -> tuple[int, int]:
    """Bytes of device code that are kept, and that were overwritten."""
    kept = removed = 0
    at = library.find(MAGIC)
    while at >= 0:
        _, version, header, size = struct.unpack_from("<IHHQ", library, at)
        end = at + header + size
        if version != VERSION or header < 16 or end > len(library):
            at = library.find(MAGIC, at + 4)
            continue
        entry = at + header
        while entry + 32 <= end:
            kind, _, entry_header, payload = struct.unpack_from("<HHIQ", library, entry)
            (arch,) = struct.unpack_from("<I", library, entry + 28)
            if entry_header < 32 or entry + entry_header + payload > end:
                raise SystemExit(f"an entry at {entry} does not end within its fat binary")
            if kind == MACHINE_CODE and arch == capability:
                kept += payload
            else:
                start = entry + entry_header
                library[start : start + payload] = bytes(payload)
                removed += payload
            entry += entry_header + payload
        at = library.find(MAGIC, end)
    return kept, removed


def main() -> None:
    path, capability = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    library = bytearray(path.read_bytes())
    kept, removed = prune(library, capability)
    if kept == 0:
        raise SystemExit(f"{path} has no machine code for {capability}")
    path.write_bytes(library)
    print(f"{path.name}: {kept / 1e6:.1f} MB of device code kept, {removed / 1e6:.1f} MB overwritten")


if __name__ == "__main__":
    main()
