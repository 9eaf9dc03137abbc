"""Facts of the recorded VX files: rows, settlements and their sums, read with Python's csv and decimal alone.

The months of the table come from the file of symbols that was recorded with it. Only these facts are committed, never the files.

    python futures.py > ../../ingest-service/src/test/resources/recorded-futures.csv
"""

import csv
import datetime
import decimal
import gzip
import os
import pathlib
import sys

FOLDER = pathlib.Path(os.environ.get("DEALERFLOW_TEST_DATA", "../../../shared/data")) / "futures-curves"
# CFE divided all prices by ten on that day, and multiplied the contract by it.
RESCALED = datetime.date(2007, 3, 26)
# Until then the table's columns go on to the next month some days before an expiry.
REGULAR = datetime.date(2005, 10, 1)
CODES = "FGHJKMNQUVXZ"


def scaled(text, day):
    price = decimal.Decimal(text)
    return price / 10 if day < RESCALED and price >= 60 else price


def contract_file(path):
    for row in csv.DictReader(path.open()):
        day = datetime.datetime.strptime(row["Trade Date"], "%m/%d/%Y").date()
        settlement = scaled(row["Settle"], day)
        code, _, year = row["Futures"].replace("(", "").replace(")", "").split()
        yield day, f"VX{code}{year}", settlement or None, int(row["Open Interest"]), int(row["Total Volume"])


def table(path):
    with gzip.open(path.with_name("8_m_symbols.csv.gz"), "rt") as file:
        symbols = list(csv.reader(file))[1:]
    for row, names in zip(list(csv.reader(path.open()))[1:], symbols, strict=True):
        day = datetime.date.fromisoformat(row[1])
        for text, name in zip(row[2:], names[2:], strict=True):
            if text not in ("NA", "0"):
                code, _, year = name.replace("(", "").replace(")", "").split()
                yield day, f"VX{code}{year}", scaled(text, day), None, None


def third_friday(year, month):
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta((4 - first.weekday()) % 7 + 14)


def is_ambiguous(day):
    """Whether a VX expiry, thirty days before the third Friday of the next month, is at most seven days away."""
    if day >= REGULAR:
        return False
    expiries = []
    for ahead in (1, 2):
        month = day.month - 1 + ahead
        expiries.append(third_friday(day.year + month // 12, month % 12 + 1) - datetime.timedelta(30))
    return min(expiry for expiry in expiries if expiry > day) <= day + datetime.timedelta(7)


def line(name, rows, dropped):
    rows = list(rows)
    settlements = [row[2] for row in rows if row[2] is not None]
    return [
        name, len(rows), dropped, len({row[0] for row in rows}), rows[0][0], rows[-1][0], len(settlements), sum(settlements),
        sum(row[3] or 0 for row in rows), sum(row[4] or 0 for row in rows), rows[0][1], rows[-1][1], rows[-1][2],
    ]


def main():
    print("# tools/reference/futures.py regenerates it; never paste our own output")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["file", "records", "dropped", "days", "first", "last", "settlements", "settlement_sum", "open_interest_sum",
                  "volume_sum", "first_contract", "last_contract", "last_settlement"])
    for path in sorted((FOLDER / "cfe_vx_raw").glob("*.csv")):
        out.writerow(line(f"cfe_vx_raw/{path.name}", contract_file(path), 0))
    path = FOLDER / "leyhline_vx" / "8_m_settle.csv"
    rows = list(table(path))
    cells = sum(len(row) - 2 for row in list(csv.reader(path.open()))[1:])
    certain = [row for row in rows if not is_ambiguous(row[0])]
    out.writerow(line(f"leyhline_vx/{path.name}", certain, cells - len(certain)))


if __name__ == "__main__":
    main()
