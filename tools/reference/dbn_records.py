"""Facts of the recorded DBN files, read by Databento's own reader (databento-dbn, in Rust).

Writes one line a file: what the metadata say, how many records of each type there are, what symbol belongs to the first and last of them by
date, and a hash over every field of every record. Only these facts are committed, never the files.

    python dbn_records.py > ../../libs/dbn/src/test/resources/io/dealerflow/dbn/recorded-files.csv
"""

import csv
import datetime
import hashlib
import importlib.metadata
import io
import os
import pathlib
import re
import struct
import sys

import databento_dbn as dbn
import zstandard

FOLDER = pathlib.Path(os.environ.get("DEALERFLOW_TEST_DATA", "../../../shared/data")) / "databento-dbn"
COLUMNS = """file version dataset schema start end limit stype_in stype_out ts_out symbols partial not_found mappings
    records type first_id first_ts first_price last_ts last_price first_symbol last_symbol digest""".split()
NUMBERS = {"u1": "B", "i1": "b", "u2": "H", "i2": "h", "u4": "I", "i4": "i", "u8": "Q", "i8": "q"}
CHARACTERS = {
    "action", "side", "is_trading", "is_quoting", "is_short_sell_restricted", "auction_type", "unpaired_side",
    "significant_imbalance", "instrument_class", "match_algorithm", "security_update_action", "user_defined_instrument",
    "leg_instrument_class", "leg_side",
}
PRICES = ["price", "close", "ref_price", "min_price_increment"]


def content(path):
    packed = path.read_bytes()
    if packed[:4] != b"\x28\xb5\x2f\xfd":
        return packed
    return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed), read_across_frames=True).read()


def fields(record):
    """Name and value of every field, as databento's own numpy types describe the record's bytes."""
    raw, at = bytes(record), 0
    for name, kind in type(record)._dtypes:
        text = re.match(r"S(\d+)", kind)
        size = int(text[1]) if text else int(kind[1])
        piece = raw[at:at + size]
        at += size
        if name.startswith(("_reserved", "_dummy")):
            continue
        if name in CHARACTERS:
            yield name, piece[0]
        elif text:
            yield name, piece.split(b"\0")[0].decode()
        else:
            yield name, struct.unpack("<" + NUMBERS[kind], piece)[0]


def symbol(metadata, instrument, nanoseconds):
    day = (datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=nanoseconds // 1000)).date()
    for raw, intervals in metadata.mappings.items():
        for interval in intervals:
            if interval["symbol"] == str(instrument) and interval["start_date"] <= day < interval["end_date"]:
                return raw
    return ""


def line(path):
    plain = content(path)
    whole = plain[:3] == b"DBN"
    version = plain[3] if whole else {90: 1, 100: 2, 130: 3}[plain[0]]
    decoder = dbn.DBNDecoder(
        has_metadata=whole,
        input_version=None if whole else version,
        upgrade_policy=dbn.VersionUpgradePolicy.AS_IS,
    )
    decoder.write(plain)
    records = decoder.decode()
    row = {"file": path.name, "version": version, "records": 0, "type": ""}
    metadata = None
    if whole:
        metadata = records.pop(0)
        row |= {
            "dataset": metadata.dataset,
            "schema": metadata.schema,
            "start": metadata.start,
            "end": metadata.end if metadata.end is not None else "",
            "limit": metadata.limit or 0,
            "stype_in": metadata.stype_in,
            "stype_out": metadata.stype_out,
            "ts_out": int(metadata.ts_out),
            "symbols": " ".join(metadata.symbols),
            "partial": " ".join(metadata.partial),
            "not_found": " ".join(metadata.not_found),
            "mappings": sum(len(intervals) for intervals in metadata.mappings.values()),
        }
    digest = hashlib.sha256()
    for index, record in enumerate(records):
        values = dict(fields(record))
        for name, value in values.items():
            digest.update(f"{name}={value}\n".encode())
        time = values.get("ts_recv", values["ts_event"])
        price = next((values[name] for name in PRICES if name in values), "")
        found = symbol(metadata, values["instrument_id"], time) if metadata else ""
        if index == 0:
            row |= {"type": values["rtype"], "first_id": values["instrument_id"], "first_ts": time,
                    "first_price": price, "first_symbol": found}
        row |= {"records": index + 1, "last_ts": time, "last_price": price, "last_symbol": found}
    return row | {"digest": digest.hexdigest()}


def main():
    reader = importlib.metadata.version("databento-dbn")
    print(f"# tools/reference/dbn_records.py regenerates it, with databento-dbn {reader}; never paste our own output")
    out = csv.DictWriter(sys.stdout, COLUMNS, restval="", lineterminator="\n")
    out.writeheader()
    for path in sorted(FOLDER.iterdir()):
        if path.suffix != ".dbz":
            out.writerow(line(path))


if __name__ == "__main__":
    main()
