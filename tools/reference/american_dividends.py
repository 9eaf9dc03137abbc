"""American option prices, deltas and gammas with dividends in money, written as CSV to stdout.

QuantLib's finite differences with the escrowed dividend model: the spot less the dividends to come diffuses, exercise pays
on the spot. Its early exercise is first order in the time step, so each figure is extrapolated from two numbers of steps;
the "apart" columns say how far that moves when time and space are resolved twice as finely.
"""

import csv
import itertools
import random
import sys

import QuantLib as ql

TODAY = ql.Date(15, 1, 2024)
DAY_COUNT = ql.Actual365Fixed()
CALENDAR = ql.NullCalendar()
STEPS = 600
NODES = 1000

# (right, strike, spot, yield, rate, days, volatility, ((days to ex-date, amount), ...))
NAMED = [
    ("CALL", 90, 100, 0, 0.05, 91, 0.2, ((85, 2),)),
    ("CALL", 100, 100, 0, 0.05, 91, 0.2, ((60, 3),)),
    ("CALL", 80, 100, 0, 0.03, 91, 0.25, ((60, 2),)),
    ("PUT", 110, 100, 0, 0.05, 91, 0.15, ((85, 2),)),
    ("PUT", 110, 100, 0, 0.05, 182, 0.15, ((20, 2), (111, 2))),
    ("PUT", 100, 50, 0, 0.05, 365, 0.2, ((36, 5),)),
    ("PUT", 100, 100, 0, 0.05, 180, 0.4, ((179, 1),)),
    ("CALL", 100, 100, 0, 0.05, 180, 0.4, ((179, 1),)),
    ("CALL", 100, 100, 0, 0.05, 180, 0.2, ((1, 1.5),)),
    ("PUT", 100, 100, 0, 0.05, 180, 0.2, ((1, 1.5),)),
    ("CALL", 100, 100, 0, 0, 180, 0.2, ((90, 1.5),)),
    ("PUT", 100, 100, 0, 0, 180, 0.2, ((90, 1.5),)),
    ("CALL", 60, 100, 0, 0.05, 365, 0.2, ((80, 1), (171, 1), (262, 1), (353, 1))),
    ("PUT", 150, 100, 0, 0.05, 365, 0.2, ((80, 1), (171, 1), (262, 1), (353, 1))),
]

QUARTERLY = ((30, 0.8), (121, 0.8), (212, 0.8), (303, 0.8))
CORNERS = [
    (right, strike, 100, dividend_yield, rate, 330, volatility, dividends)
    for right, strike, (rate, dividend_yield), volatility, dividends in itertools.product(
        ("CALL", "PUT"),
        (80, 100, 120),
        ((0.04, 0), (0.03, 0.05), (-0.01, 0), (0.05, -0.02)),
        (0.12, 0.6),
        (QUARTERLY, ((200, 4),)),
    )
]


def drawn(count, seed=19770801):
    """Listed-option-like contracts: a week to two years, one to four dividends."""
    source = random.Random(seed)
    for _ in range(count):
        days = round(7 * 104 ** source.random())
        volatility = round(0.08 * 10 ** source.random(), 4)
        width = 2 * volatility * (days / 365) ** 0.5
        strike = round(100 * 2.718281828 ** source.uniform(-width, width), 2)
        rate = round(source.choice((0.0, source.uniform(-0.01, 0.08))), 4)
        dividend_yield = round(source.choice((0.0, 0.0, source.uniform(-0.02, 0.05))), 4)
        dates = sorted(source.sample(range(1, days), min(source.randint(1, 4), days - 1)))
        dividends = tuple((date, round(source.uniform(0.1, 3), 2)) for date in dates)
        yield source.choice(("CALL", "PUT")), strike, 100, dividend_yield, rate, days, volatility, dividends


def solved(contract, steps, nodes):
    right, strike, spot, dividend_yield, rate, days, volatility, dividends = contract
    handle = ql.YieldTermStructureHandle

    def flat(value):
        return handle(ql.FlatForward(TODAY, value, DAY_COUNT, ql.Continuous))

    process = ql.BlackScholesMertonProcess(
        ql.QuoteHandle(ql.SimpleQuote(spot)),
        flat(dividend_yield),
        flat(rate),
        ql.BlackVolTermStructureHandle(ql.BlackConstantVol(TODAY, CALENDAR, volatility, DAY_COUNT)),
    )
    option = ql.VanillaOption(
        ql.PlainVanillaPayoff(ql.Option.Call if right == "CALL" else ql.Option.Put, strike),
        ql.AmericanExercise(TODAY, TODAY + days),
    )
    schedule = ql.DividendVector([TODAY + date for date, _ in dividends], [amount for _, amount in dividends])
    option.setPricingEngine(
        ql.FdBlackScholesVanillaEngine(
            process, schedule, steps, nodes, 4, ql.FdmSchemeDesc.Douglas(), False, -1.0,
            ql.FdBlackScholesVanillaEngine.Escrowed,
        )
    )
    return option.NPV(), option.delta(), option.gamma()


def extrapolated(contract, steps, nodes):
    once = solved(contract, steps, nodes)
    twice = solved(contract, 2 * steps, nodes)
    return [2 * fine - coarse for fine, coarse in zip(twice, once)]


def main():
    ql.Settings.instance().evaluationDate = TODAY
    print(f"# QuantLib {ql.__version__}, FdBlackScholesVanillaEngine, escrowed; tools/reference/american_dividends.py regenerates it; never paste our own output")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["right", "strike", "spot", "yield", "rate", "days365", "volatility", "dividends",
                     "price", "delta", "gamma", "price apart", "delta apart", "gamma apart"])
    for contract in itertools.chain(NAMED, CORNERS, drawn(60)):
        coarse = extrapolated(contract, STEPS, NODES)
        fine = extrapolated(contract, 2 * STEPS, 2 * NODES)
        dividends = " ".join(f"{days}:{amount}" for days, amount in contract[-1])
        apart = [f"{abs(a - b):.1e}" for a, b in zip(fine, coarse)]
        writer.writerow([*contract[:-1], dividends, *(f"{value:.10g}" for value in fine), *apart])


if __name__ == "__main__":
    main()
