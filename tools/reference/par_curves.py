"""Zero rates of par yields by QuantLib's bootstrap, written as CSV to stdout.

Log-linear discount factors between the maturities and past the last; half-years are exact under 30/360, and with no holidays
nothing moves a payment.
"""

import csv
import sys

import QuantLib as ql

TODAY = ql.Date(15, 1, 2024)
DAY_COUNT = ql.Thirty360(ql.Thirty360.BondBasis)
CALENDAR = ql.NullCalendar()

# name, coupons a year, {months: yield}: yields of the Treasury's shape, a falling curve, negative rates, swap rates
CURVES = [
    ("treasury", 2, {1: .0553, 2: .0551, 3: .0545, 4: .0542, 6: .0524, 12: .0479, 24: .0423, 36: .0400, 60: .0393, 84: .0395,
                     120: .0388, 240: .0420, 360: .0403}),
    ("rising", 2, {3: .001, 6: .002, 12: .005, 24: .012, 60: .03, 120: .045, 360: .05}),
    ("negative", 1, {6: -.006, 12: -.0055, 24: -.004, 60: .001, 120: .008}),
    ("swaps", 1, {1: .0534, 3: .0532, 6: .0519, 12: .0476, 24: .0404, 36: .0375, 60: .0357, 120: .0358, 360: .0345}),
]


def helper(months, rate, coupons):
    if months * coupons <= 12:
        return ql.DepositRateHelper(
            ql.QuoteHandle(ql.SimpleQuote(rate)), ql.Period(months, ql.Months), 0, CALENDAR, ql.Unadjusted, False, DAY_COUNT)
    schedule = ql.Schedule(
        TODAY, TODAY + ql.Period(months, ql.Months), ql.Period(12 // coupons, ql.Months), CALENDAR, ql.Unadjusted,
        ql.Unadjusted, ql.DateGeneration.Backward, False)
    return ql.FixedRateBondHelper(
        ql.QuoteHandle(ql.SimpleQuote(100)), 0, 100, schedule, [rate], DAY_COUNT, ql.Unadjusted)


def main():
    ql.Settings.instance().evaluationDate = TODAY
    print(f"# QuantLib {ql.__version__}, PiecewiseLogLinearDiscount; tools/reference/par_curves.py regenerates it; never paste our own output")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["curve", "coupons", "months", "par yield", "zero rate"])
    for name, coupons, yields in CURVES:
        helpers = [helper(months, rate, coupons) for months, rate in yields.items()]
        curve = ql.PiecewiseLogLinearDiscount(
            TODAY, helpers, DAY_COUNT, [], [], ql.LogLinear(), ql.IterativeBootstrap(1e-15))
        curve.enableExtrapolation()
        last = max(yields)
        for months in sorted({*yields, *range(1, 25), *range(30, last + 1, 30), last + 60}):
            date = TODAY + ql.Period(months, ql.Months)
            zero = curve.zeroRate(date, DAY_COUNT, ql.Continuous).rate()
            writer.writerow([name, coupons, months, yields.get(months, ""), f"{zero:.15g}"])


if __name__ == "__main__":
    main()
