"""American option prices by QuantLib's fixed-point engine (Andersen, Lake, Offengenden), written as CSV to stdout.

The price is the engine's at a scheme tighter than its own "high precision" one; the last column is how far the two
are apart, i.e. what QuantLib itself leaves open.
"""

import csv
import itertools
import random
import sys

import QuantLib as ql

TODAY = ql.Date(15, 1, 2024)
DAY_COUNT = ql.Actual360()  # so that the quarter-year maturities below are whole days
CALENDAR = ql.NullCalendar()
DAYS_A_YEAR = 360

# (right, strike, spot, yield, rate, days, volatility): maturities 0.75, 1, 0.5, 0.5 and 0.1 years
NAMED = [
    ("CALL", 40, 42, 0.08, 0.04, 270, 0.35),
    ("PUT", 40, 36, 0, 0.06, 360, 0.2),
    ("CALL", 100, 110, 0.1, 0.1, 180, 0.35),
    ("PUT", 100, 90, 0.1, 0.1, 180, 0.15),
    ("CALL", 100, 100, 0.1, 0.1, 36, 0.15),
]

# The benchmark of the paper's tables and the corners where approximations usually break.
CORNERS = [
    (right, 100, spot, dividend_yield, rate, days, volatility)
    for right, spot, (rate, dividend_yield), days, volatility in itertools.product(
        ("CALL", "PUT"),
        (80, 100, 120),
        ((0.05, 0.05), (0.05, 0), (0.0, 0.05), (0.02, 0.06), (0.06, -0.02), (0.001, 0.04), (0.04, 0.001),
         (-0.01, 0.03), (-0.01, 0)),
        (7, 360, 1800),
        (0.1, 0.4),
    )
]


def drawn(count, seed=20160919):
    """Listed-option-like contracts: a day to three years, five to 150 % volatility."""
    source = random.Random(seed)
    for _ in range(count):
        days = round(1080 ** source.random())
        volatility = round(0.05 * 30 ** source.random(), 4)
        width = 2.5 * volatility * (days / DAYS_A_YEAR) ** 0.5
        spot = round(100 * 2.718281828 ** source.uniform(-width, width), 2)
        rate = round(source.uniform(0.0, 0.12), 4)
        dividend_yield = round(source.choice((0.0, source.uniform(-0.03, 0.12))), 4)
        yield source.choice(("CALL", "PUT")), 100, spot, dividend_yield, rate, days, volatility


def process_and_option(contract, day_count):
    """What QuantLib's engines ask for."""
    right, strike, spot, dividend_yield, rate, days, volatility = contract
    handle = ql.YieldTermStructureHandle

    def flat(value):
        return handle(ql.FlatForward(TODAY, value, day_count, ql.Continuous))

    process = ql.BlackScholesMertonProcess(
        ql.QuoteHandle(ql.SimpleQuote(spot)),
        flat(dividend_yield),
        flat(rate),
        ql.BlackVolTermStructureHandle(ql.BlackConstantVol(TODAY, CALENDAR, volatility, day_count)),
    )
    option = ql.VanillaOption(
        ql.PlainVanillaPayoff(ql.Option.Call if right == "CALL" else ql.Option.Put, strike),
        ql.AmericanExercise(TODAY, TODAY + days),
    )
    return process, option


def engine_price(contract, scheme):
    process, option = process_and_option(contract, DAY_COUNT)
    option.setPricingEngine(ql.QdFpAmericanEngine(process, scheme))
    return option.NPV()


def main():
    ql.Settings.instance().evaluationDate = TODAY
    high = ql.QdFpAmericanEngine.highPrecisionScheme()
    tighter = ql.QdFpTanhSinhIterationScheme(20, 50, 1e-12)
    print(f"# QuantLib {ql.__version__}, QdFpAmericanEngine; tools/reference/american.py regenerates it; never paste our own output")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["right", "strike", "spot", "yield", "rate", "days360", "volatility", "price", "apart"])
    for contract in itertools.chain(NAMED, CORNERS, drawn(300)):
        price = engine_price(contract, tighter)
        apart = abs(price - engine_price(contract, high))
        writer.writerow([*contract, f"{price:.12g}", f"{apart:.1e}"])


if __name__ == "__main__":
    main()
