"""Deltas, gammas and vegas of American options by differences of QuantLib's prices, written as CSV to stdout.

The prices are those of american.py. The differences are of fourth order; the "apart" columns say how far they are from
those of twice the step, i.e. what step and rounding leave open. Contracts so close to the exercise boundary that the
differences reach across it are left out.
"""

import csv
import sys

import QuantLib as ql

import american

SCHEME = ql.QdFpTanhSinhIterationScheme(20, 50, 1e-12)
ACROSS = 1e-4  # apart in gamma, which jumps at the boundary
STEP = 0.02  # of a standard deviation of the spot, and of the volatility


def differences(price, step):
    """First and second derivative at 0."""
    value = {k: price(k * step) for k in (-2, -1, 0, 1, 2)}
    first = (value[-2] - 8 * value[-1] + 8 * value[1] - value[2]) / (12 * step)
    second = (16 * (value[-1] + value[1]) - 30 * value[0] - value[-2] - value[2]) / (12 * step * step)
    return first, second


def greeks(contract, share):
    right, strike, spot, dividend_yield, rate, days, volatility = contract
    deviation = spot * volatility * (days / american.DAYS_A_YEAR) ** 0.5

    def by_spot(move):
        return american.engine_price((right, strike, spot + move, dividend_yield, rate, days, volatility), SCHEME)

    def by_volatility(move):
        return american.engine_price((right, strike, spot, dividend_yield, rate, days, volatility + move), SCHEME)

    delta, gamma = differences(by_spot, share * deviation)
    return delta, gamma, differences(by_volatility, share * volatility)[0]


def main():
    ql.Settings.instance().evaluationDate = american.TODAY
    print(f"# QuantLib {ql.__version__}, QdFpAmericanEngine; tools/reference/american_greeks.py regenerates it; never paste our own output")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["right", "strike", "spot", "yield", "rate", "days360", "volatility",
                     "delta", "gamma", "vega", "delta apart", "gamma apart", "vega apart"])
    for contract in [*american.NAMED, *american.drawn(80, seed=20100501)]:
        fine = greeks(contract, STEP / 2)
        apart = [abs(a - b) for a, b in zip(fine, greeks(contract, STEP))]
        if apart[1] < ACROSS:
            writer.writerow([*contract, *(f"{value:.10g}" for value in fine), *(f"{value:.1e}" for value in apart)])


if __name__ == "__main__":
    main()
