"""Implied volatilities of undiscounted prices, solved to 40 digits, written as CSV to stdout.

A price is rounded to a double first; the volatility is that of the rounded price, so that a solver can be held to its
own rounding. The last column is the vega there.
"""

import csv
import itertools
import sys

import mpmath
from mpmath import mp, mpf

from black_scholes import price

mp.dps = 120
DIGITS = 20
STRIKE = mpf(100)
ZERO = mpf(0)


def volatility_of(sign, forward, years, target, start):
    """Newton's method from the volatility the price was rounded from."""
    volatility = start
    for _ in range(60):
        total = volatility * mpmath.sqrt(years)
        d1 = mpmath.log(forward / STRIKE) / total + total / 2
        vega = forward * mpmath.npdf(d1) * mpmath.sqrt(years)
        step = (price(sign, STRIKE, forward, years, ZERO, ZERO, volatility) - target) / vega
        volatility -= step
        if abs(step) < volatility * mpf(10) ** -45:
            return volatility, vega
    raise ArithmeticError(f"no convergence: {forward} {years} {start}")


def main():
    forwards = ("30", "60", "90", "99", "100", "100.1", "110", "160", "400")
    years = ("0.00005707762557077625", "0.01", "0.25", "2")
    volatilities = ("0.05", "0.2", "0.7", "2")
    print(f"# mpmath {mpmath.__version__}, 40 digits; tools/reference/implied_vol.py regenerates it; never paste our own output")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["right", "strike", "forward", "years", "price", "volatility", "vega"])
    for right, forward, time, volatility in itertools.product(("CALL", "PUT"), forwards, years, volatilities):
        sign = 1 if right == "CALL" else -1
        numbers = mpf(float(forward)), mpf(float(time)), mpf(float(volatility))
        rounded = float(price(sign, STRIKE, numbers[0], numbers[1], ZERO, ZERO, numbers[2]))
        time_value = rounded - max(0.0, sign * (float(forward) - 100))
        if time_value > 1e-6 or (time_value == rounded and rounded > 1e-290):
            solved, vega = volatility_of(sign, numbers[0], numbers[1], mpf(rounded), numbers[2])
            writer.writerow(
                [right, 100, forward, time, repr(rounded), mpmath.nstr(solved, DIGITS), mpmath.nstr(vega, 6)]
            )


if __name__ == "__main__":
    main()
