"""Black-Scholes-Merton and Black-76 prices and greeks to 40 digits, written as CSV to stdout.

No formula of a greek is used: each is the derivative of the price, by central differences in 800-digit arithmetic.
Charm, colour and theta are per passing time. The inputs are the doubles that the decimals stand for.
"""

import csv
import itertools
import random
import sys

import mpmath
from mpmath import mp, mpf

from black_scholes import price

mp.dps = 800
STEP = mpf(10) ** -150
DIGITS = 20

# Weights of central differences of order 0 to 3.
DIFFERENCES = (
    {0: 1},
    {-1: mpf(-1) / 2, 1: mpf(1) / 2},
    {-1: 1, 0: -2, 1: 1},
    {-2: mpf(-1) / 2, -1: 1, 1: -1, 2: mpf(1) / 2},
)

# Orders by spot, volatility and time to expiry, and the sign.
GREEKS = {
    "price": (0, 0, 0, 1),
    "delta": (1, 0, 0, 1),
    "gamma": (2, 0, 0, 1),
    "vega": (0, 1, 0, 1),
    "theta": (0, 0, 1, -1),
    "vanna": (1, 1, 0, 1),
    "charm": (1, 0, 1, -1),
    "vomma": (0, 2, 0, 1),
    "speed": (3, 0, 0, 1),
    "zomma": (2, 1, 0, 1),
    "colour": (2, 0, 1, -1),
    "ultima": (0, 3, 0, 1),
}


# Strike, spot, years, volatility: no time, no volatility, deep wings, huge strikes and volatilities.
CORNERS = (
    ("100", "100", "1e-8", "0.2"),
    ("100.001", "100", "1e-8", "0.2"),
    ("100", "100", "0.5", "1e-8"),
    ("101.5", "100", "0.5", "0.01"),
    ("300", "100", "0.1", "0.2"),
    ("30", "100", "0.1", "0.2"),
    ("1e8", "100", "2", "0.5"),
    ("1e12", "100", "2", "0.5"),
    ("1e5", "100", "10", "3"),
    ("100", "100", "30", "5"),
    ("1.1e9", "1e9", "1", "0.2"),
    ("1e-6", "1e-6", "1", "0.2"),
)


def derivative(function, orders, at):
    steps = [value * STEP for value in at]
    total = mpf(0)
    for combination in itertools.product(*(DIFFERENCES[order].items() for order in orders)):
        point = [value + offset * step for value, (offset, _), step in zip(at, combination, steps)]
        total += mpmath.fprod(weight for _, weight in combination) * function(*point)
    return total / mpmath.fprod(step**order for step, order in zip(steps, orders))


def greeks(model, right, *numbers):
    strike, spot, years, rate, dividend_yield, volatility = (mpf(float(number)) for number in numbers)
    sign = 1 if right == "CALL" else -1
    carry = rate - dividend_yield

    def of_market(s, v, t):
        return price(sign, strike, s, t, rate, carry, v)

    def of_rate(r):
        # The carry of a future stays nil; a dividend yield stays what it is.
        return price(sign, strike, spot, years, r, mpf(0) if model == "BLACK" else r - dividend_yield, volatility)

    values = {
        name: sign_of * derivative(of_market, orders, (spot, volatility, years))
        for name, (*orders, sign_of) in GREEKS.items()
    }
    values["rho"] = (of_rate(rate + STEP) - of_rate(rate - STEP)) / (2 * STEP)
    return values


def contracts(count, seed=1973):
    """A sample of a grid from half an hour to ten years, one to 300 % volatility, far in and out of the money; the corners."""
    spots = ("50", "80", "95", "99.5", "100", "100.5", "105", "125", "200")
    years = ("0.00005707762557077625", "0.0027397260273972603", "0.08", "0.25", "1", "10")
    markets = (("0.05", "0.015"), ("0", "0"), ("-0.01", "0.02"), ("0.1", "0.15"), ("0.05", "0"), ("0.03", "-0.04"))
    volatilities = ("0.01", "0.05", "0.2", "0.8", "3")
    grid = list(itertools.product(("CALL", "PUT"), spots, years, markets, volatilities))
    for right, spot, time, (rate, dividend_yield), volatility in random.Random(seed).sample(grid, count):
        yield "BSM", right, "100", spot, time, rate, dividend_yield, volatility
    for right, spot, time, volatility in random.Random(seed + 1).sample(
        list(itertools.product(("CALL", "PUT"), spots, years, volatilities)), count // 5
    ):
        yield "BLACK", right, "100", spot, time, "0.05", "0.05", volatility
    for (strike, spot, time, volatility), right in itertools.product(CORNERS, ("CALL", "PUT")):
        yield "BSM", right, strike, spot, time, "0.05", "0.02", volatility


def main():
    names = [*GREEKS, "rho"]
    print(f"# mpmath {mpmath.__version__}, 40 digits; tools/reference/greeks.py regenerates it; never paste our own output")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["model", "right", "strike", "spot", "years", "rate", "yield", "volatility", *names])
    for contract in contracts(300):
        values = greeks(*contract)
        writer.writerow([*contract, *(mpmath.nstr(values[name], DIGITS) for name in names)])


if __name__ == "__main__":
    main()
