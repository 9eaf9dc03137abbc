"""The scaled complementary error function exp(x^2) erfc(x) to 20 digits, written as CSV to stdout.

The inputs are the doubles that the decimals stand for.
"""

import csv
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 100
DIGITS = 20
# On both sides of where a double changes its formula, and the tails.
INPUTS = ("-5", "-1.5", "-0.4", "0", "0.2", "0.46875", "0.47", "1", "2.5", "4", "4.1", "10", "26", "100", "1e8")


def main():
    print(f"# mpmath {mpmath.__version__}, {mp.dps} digits; tools/reference/erfcx.py regenerates it; never paste our own output")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["x", "erfcx"])
    for text in INPUTS:
        x = mpf(float(text))
        writer.writerow([text, mpmath.nstr(mpmath.exp(x * x) * mpmath.erfc(x), DIGITS)])


if __name__ == "__main__":
    main()
