"""Figures of recorded exchange rates and economic series, read with pandas: how ingest-service must read the same files.

    python rates.py > ../../ingest-service/src/test/resources/rate-figures.csv

Reads the files under DEALERFLOW_TEST_DATA/fx and /macro-fred, by default shared/data next to the checkout. A row per file: its kind, the number of
values and of pairs or series, the first and last date, and SHA-256 of all values as text, sorted: pair or series, date, value without an
exponent or trailing zeros. No value is written.
"""

import decimal
import hashlib
import os
import pathlib
import sys

import pandas

# Columns that do not name a series: the file does.
UNNAMED = {"price", "value", "index", "rate"}


def plain(text):
    """The double nearest to the text, in digits."""
    number = decimal.Decimal(repr(float(text))).normalize()
    return format(number, "f")


def values(file, prefix, missing):
    table = pandas.read_csv(file, dtype=str, keep_default_na=False)
    date = table.columns[0]
    stem = file.name.split(".")[0].upper()
    for column in table.columns[1:]:
        if column.startswith("Unnamed"):
            continue  # after the last comma
        key = prefix + (stem if column.lower() in UNNAMED else column)
        for day, text in zip(table[date], table[column]):
            if text.strip() not in missing:
                yield key, day.strip(), plain(text.strip())


def figures(file, kind, rows):
    text = "\n".join(sorted(",".join(row) for row in rows))
    days = [row[1] for row in rows]
    keys = {row[0] for row in rows}
    print(
        file.name,
        kind,
        len(rows),
        len(keys),
        min(days),
        max(days),
        hashlib.sha256(text.encode()).hexdigest(),
        sep=",",
    )


def main():
    default = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"
    folder = pathlib.Path(os.environ.get("DEALERFLOW_TEST_DATA", default))
    print("# pandas; tools/reference/rates.py makes it of recorded files; values are hashed, not copied")
    print("file,kind,values,keys,first,last,sha256")
    for file in sorted(folder.glob("fx/ecb_*.csv.gz")):
        figures(file, "fx", list(values(file, "EUR", {"", "N/A"})))
    for file in sorted(folder.glob("macro-fred/*.csv")):
        figures(file, "macro", list(values(file, "", {"", "."})))


if __name__ == "__main__":
    sys.exit(main())
