"""Figures of recorded Commitments of Traders, read with pandas: how ingest-service must read the same files.

    python cot.py > ../../ingest-service/src/test/resources/cot-figures.csv

Reads the files under DEALERFLOW_TEST_DATA/cot, by default shared/data next to the checkout. A row per file: the number of rows and markets, the
first and last report date, the sum of open interest, and SHA-256 of all rows as text, sorted: market, date, open interest, then for each group
positions, change, percent of open interest and traders of longs, shorts and spreads, empty where the report gives none. No row is written.
"""

import hashlib
import os
import pathlib
import sys

import pandas

GROUPS = {
    "LEGACY": [
        ("NONCOMMERCIAL", "Noncommercial", True),
        ("COMMERCIAL", "Commercial", False),
        ("NONREPORTABLE", "Nonreportable", False),
    ],
    "FINANCIAL": [
        ("DEALER", "Dealer", True),
        ("ASSET_MANAGER", "Asset_Mgr", True),
        ("LEVERAGED_FUNDS", "Lev_Money", True),
        ("OTHER_REPORTABLE", "Other_Rept", True),
        ("NONREPORTABLE", "NonRept", False),
    ],
}


def legacy(group, side):
    long_side = {"long": "Long", "short": "Short", "spread": "Spreading"}[side]
    return [
        f"{group} Positions-{long_side} (All)",
        f"Change in {group}-{long_side} (All)",
        f"% of OI-{group}-{long_side} (All)",
        f"Traders-{group}-{long_side} (All)",
    ]


def financial(group, side):
    long_side = {"long": "Long", "short": "Short", "spread": "Spread"}[side]
    return [
        f"{group}_Positions_{long_side}_All",
        f"Change_in_{group}_{long_side}_All",
        f"Pct_of_OI_{group}_{long_side}_All",
        f"Traders_{group}_{long_side}_All",
    ]


REPORTS = {
    "LEGACY": (
        "CFTC Contract Market Code",
        "As of Date in Form YYYY-MM-DD",
        "Open Interest (All)",
        legacy,
    ),
    "FINANCIAL": (
        "CFTC_Contract_Market_Code",
        "Report_Date_as_YYYY-MM-DD",
        "Open_Interest_All",
        financial,
    ),
}


def number(text):
    """A figure in the form that the test writes: whole numbers without a point, others with their digits, empty when missing."""
    if text in ("", "."):
        return ""
    value = float(text)
    return str(int(value)) if value == int(value) else repr(value)


def lines(table, report):
    market, date, interest, names = REPORTS[report]
    for _, row in table.iterrows():
        parts = [row[market], row[date], number(row[interest])]
        for code, group, spreads in GROUPS[report]:
            parts.append(code)
            for side in ("long", "short", "spread") if spreads else ("long", "short"):
                parts += [number(row.get(name, "")) for name in names(group, side)]
        yield ",".join(parts)


def main():
    default = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"
    folder = pathlib.Path(os.environ.get("DEALERFLOW_TEST_DATA", default)) / "cot"
    print("# pandas; tools/reference/cot.py makes it of recorded files; rows are hashed, not copied")
    print("file,report,rows,markets,first,last,open_interest,sha256")
    for file in sorted(folder.glob("*.txt.gz")):
        table = pandas.read_csv(file, dtype=str, keep_default_na=False, skipinitialspace=True)
        table = table.map(str.strip)
        table.columns = [name.strip() for name in table.columns]
        report = "LEGACY" if REPORTS["LEGACY"][0] in table.columns else "FINANCIAL"
        market, date, interest, _ = REPORTS[report]
        text = "\n".join(sorted(lines(table, report)))
        print(
            file.name,
            report,
            len(table),
            table[market].nunique(),
            table[date].min(),
            table[date].max(),
            table[interest].astype(int).sum(),
            hashlib.sha256(text.encode()).hexdigest(),
            sep=",",
        )


if __name__ == "__main__":
    sys.exit(main())
