"""A made-up option book that meets the rules of the written definitions, as CSV to stdout.

Prices are Black's on forwards of a spot that is ahead of the quoted one, with a skewed smile. The vendor's volatilities
and gammas are rounded as exchanges round them, quotes to 0.05. What is wrong with a contract goes by a count of strikes
(FAULTS), size by a fixed random sequence. Nothing here is anyone's data.
"""

import csv
import math
import random
import sys
from datetime import date, datetime, timezone

from scipy.special import ndtr

import chain_calendar as calendar

AS_OF = datetime(2024, 11, 27, 15, 45, tzinfo=timezone.utc)
SPOT, TRUE_SPOT = 5998.74, 6007.35  # the quoted index is stale
RATE, DIVIDEND = .0455, .0125
HEADER = ["root", "expiry", "right", "strike", "bid", "ask", "vendor_iv", "vendor_gamma", "volume", "open_interest",
          "signed_flow"]


def steps(low, high, step, *more):
    return sorted({*(low + step * n for n in range(round((high - low) / step) + 1)), *more})


MONTHLY = steps(5000, 6800, 75, 5990, 6000, 6010)
# root, expiry, strikes, thousands of contracts at the money, quotes
SERIES = [
    ("SPXW", "2024-11-26", steps(5940, 6060, 20), 6, "good"),
    ("SPX", "2024-11-27", steps(5900, 6100, 50), 3, "good"),
    ("SPXW", "2024-11-27", steps(5890, 6110, 10, 5997.5, 6002.5, 6007.5), 5, "good"),
    ("SPXW", "2024-11-29", steps(5800, 6200, 20, 5987.5, 6012.5), 4, "good"),
    ("SPXW", "2024-12-02", steps(5800, 6200, 20), 3, "good"),
    ("SPXW", "2024-12-04", steps(5700, 6300, 30), 2, "good"),
    ("SPXW", "2024-12-06", steps(5600, 6400, 40, 5975, 6025), 4, "good"),
    ("SPXW", "2024-12-13", steps(5600, 6400, 40), 3, "bad straddle"),
    ("SPX", "2024-12-20", MONTHLY, 25, "good"),
    ("SPXW", "2024-12-20", MONTHLY, 9, "good"),
    ("SPX1", "2024-12-20", steps(5800, 6200, 100), 1, "good"),
    ("SPXW", "2024-12-24", steps(5700, 6300, 50), 1, "good"),
    ("SPXW", "2024-12-31", steps(5500, 6400, 50), 7, "no bids"),
    ("SPX", "2025-01-17", steps(4800, 6900, 100, 6050), 14, "good"),
    ("SPXW", "2025-01-17", steps(5400, 6600, 100), 4, "good"),
    ("SPXW", "2025-02-28", steps(5700, 6300, 100), 0, "good"),
    ("SPX", "2025-03-21", steps(4400, 7200, 100), 16, "good"),
    ("SPXW", "2025-03-31", steps(4200, 7400, 800), 3, "good"),
    ("SPX", "2025-06-20", steps(4000, 7600, 150), 11, "good"),
    ("SPX", "2025-12-19", steps(3600, 8000, 200), 18, "no bids"),
]

# contracts at far strikes, so that dealers' gamma turns more than once
BLOCKS = {
    ("SPX", "2024-12-20", "C", 5000): 90000, ("SPX", "2024-12-20", "C", 5150): 120000,
    ("SPX", "2025-01-17", "C", 4900): 160000, ("SPX", "2025-03-21", "C", 4700): 90000,
    ("SPX", "2024-12-20", "P", 6725): 90000, ("SPX", "2025-01-17", "P", 6900): 110000,
    ("SPX", "2025-03-21", "P", 7000): 70000, ("SPX", "2025-12-19", "P", 7200): 60000,
    ("SPXW", "2024-11-27", "C", 6000): 15500, ("SPXW", "2024-11-27", "P", 6000): 12400,
}

# every so many strikes, which of them, which rights, what it does to the row
FAULTS = [
    (23, 5, "C", {"vendor_iv": "0"}),
    (29, 7, "P", {"vendor_iv": "0.001"}),
    (53, 17, "C", {"vendor_iv": "6.2105"}),
    (59, 25, "P", {"vendor_iv": "0.0049"}),
    (19, 11, "CP", {"vendor_iv": "0"}),
    (71, 30, "P", {"vendor_iv": "0", "open_interest": 0}),
    (43, 13, "CP", {"vendor_iv": "0", "bid": "0", "ask": "0"}),
    (37, 3, "P", {"bid": "0"}),
    (67, 40, "CP", {"bid": "0", "ask": "0"}),
    (41, 9, "C", {"crossed": True}),
    (17, 2, "C", {"open_interest": 0}),
    (13, 6, "P", {"open_interest": 0}),
    (7, 1, "C", {"volume": 0}),
    (11, 4, "P", {"volume": 0}),
    (31, 8, "CP", {"vendor_gamma": ""}),
    (9, 3, "P", {"signed_flow": ""}),
    (14, 10, "C", {"signed_flow": ""}),
    (16, 12, "CP", {"signed_flow": 0}),
    (83, 61, "C", {"unlisted": True}),
    (79, 37, "P", {"unlisted": True}),
]


def volatility(strike, forward, years):
    """A smile in the log-moneyness over the square root of time, steeper at short expiries."""
    x = math.log(strike / forward) / math.sqrt(years + .01)
    level = .115 + .055 * math.sqrt(years)
    return max(.06, level * (1 - .55 * x + .35 * x * x) if x < .8 else level * .784)


def black(right, forward, strike, years, sigma):
    """Undiscounted price, and the density of d1."""
    deviation = sigma * math.sqrt(years)
    d1 = math.log(forward / strike) / deviation + deviation / 2
    sign = 1 if right == "C" else -1
    price = sign * (forward * ndtr(sign * d1) - strike * ndtr(sign * (d1 - deviation)))
    return float(price), math.exp(-d1 * d1 / 2) / math.sqrt(2 * math.pi)


def contract(draw, root, expiry, right, strike, size, years):
    carry = RATE - DIVIDEND
    forward = TRUE_SPOT * math.exp(carry * years)
    sigma = volatility(strike, forward, years)
    price, density = black(right, forward, strike, years, sigma)
    price *= math.exp(-RATE * years)
    half = .04 + .006 * price + .1 * draw()
    gamma = math.exp(-DIVIDEND * years) * density / (TRUE_SPOT * sigma * math.sqrt(years))
    distance = math.log(strike / TRUE_SPOT) / (.16 * math.sqrt(years + .02))
    # customers buy puts below and sell calls above
    shift = .6 if right == "C" else -.6
    round_strike = 1.8 if strike % 100 == 0 else 1
    interest = 1000 * size * round_strike * math.exp(-(distance - shift) ** 2 / 1.2) * (.5 + draw())
    volume = 900 * (size + 1) * math.exp(-distance ** 2) * draw() / (1 + 6 * years)
    return {
        "root": root, "expiry": expiry, "right": right, "strike": f"{strike:g}",
        "bid": f"{max(0, math.floor((price - half) / .05)) * .05:.2f}",
        "ask": f"{math.ceil((price + half) / .05) * .05:.2f}",
        "vendor_iv": f"{sigma + .004 * (draw() - .5):.4f}", "vendor_gamma": f"{gamma:.4f}",
        "volume": round(volume), "open_interest": BLOCKS.get((root, expiry, right, strike), round(interest)),
        "signed_flow": round(1600 * (draw() - (.62 if right == "C" else .38)) * (1 + volume / 1000))}


def spoil(row, count, quotes):
    """Change the row by its faults; whether the contract is listed at all."""
    right, strike = row["right"], float(row["strike"])
    for every, which, rights, change in FAULTS:
        if count % every == which and right in rights:
            row.update(change)
    if row.pop("crossed", False):
        row["bid"], row["ask"] = row["ask"], row["bid"]
    if quotes == "no bids" and (count % 5 or right == "C"):
        row["bid"] = "0"
    if quotes == "bad straddle" and right == "P" and abs(strike - TRUE_SPOT) < 20:
        row["bid"] = "0"
    for side in ("bid", "ask"):
        row[side] = f"{float(row[side]):g}"
    return not row.pop("unlisted", False)


def main():
    draw = random.Random(7).random
    as_of = AS_OF.astimezone(calendar.NEW_YORK)
    print("# written by tools/reference/chain_generated.py, invented from end to end; chain.py computes its figures")
    print(f"# as_of {AS_OF:%Y-%m-%dT%H:%M:%SZ}")
    print(f"# spot {SPOT}")
    writer = csv.DictWriter(sys.stdout, HEADER, lineterminator="\n")
    writer.writeheader()
    count = 0
    for root, expiry, strikes, size, quotes in SERIES:
        years = calendar.years(as_of, root, date.fromisoformat(expiry))
        for strike in strikes:
            count += 1
            for right in "CP":
                row = contract(draw, root, expiry, right, strike, size, years)
                if spoil(row, count, quotes):
                    writer.writerow(row)


if __name__ == "__main__":
    main()
