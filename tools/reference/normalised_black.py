"""The normalised Black function e^(x/2) N(x/s + s/2) - e^(-x/2) N(x/s - s/2) to 20 digits, written as CSV to stdout.

The inputs are the doubles that the decimals stand for.
"""

import csv
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 100
DIGITS = 20
# Log-moneyness and total volatility: at the money, steep, flat, wide, and next to where a double changes its formula.
INPUTS = (
    ("-0.1", "0.01"), ("-0.1", "0.02"), ("-0.1", "0.2"), ("0", "0.05"), ("0", "0.6"), ("0", "3"), ("-1e-6", "0.001"),
    ("-0.5", "0.05"), ("-0.5", "0.5"), ("-2", "0.5"), ("-2", "1.5"), ("-2", "4"), ("-5", "3"), ("-0.001", "0.4"),
    ("-0.3", "0.31"), ("-0.7", "0.699"), ("-1", "0.36"), ("-10", "2"), ("-0.02", "0.0101"), ("-0.02", "0.0099"),
    ("-4", "2"), ("-0.25", "0.125"), ("-0.05", "0.1"), ("-3", "7"),
)


def normalised_black(x, s):
    h, t = x / s, s / 2
    return mpmath.exp(x / 2) * mpmath.ncdf(h + t) - mpmath.exp(-x / 2) * mpmath.ncdf(h - t)


def main():
    print(
        f"# mpmath {mpmath.__version__}, {mp.dps} digits; tools/reference/normalised_black.py regenerates it; never paste our own output"
    )
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["x", "s", "price"])
    for texts in INPUTS:
        x, s = (mpf(float(text)) for text in texts)
        writer.writerow([*texts, mpmath.nstr(normalised_black(x, s), DIGITS)])


if __name__ == "__main__":
    main()
