"""Scores of invented features, computed from docs/scores.md alone.

    python scores.py > ../../scoring-service/src/test/resources/scores.csv

A row per event, in the order in which they are scored; the last row of an asset is late. Columns, separated by tabs: asset, class, as_of,
features (name=value@known or name=!REASON, separated by spaces), index, regime, previous regime, pressure, components
(name=value,weight,method,measure,past observations or name=!REASON). Nothing beyond Python's own library is needed.
"""

import datetime
import random
import sys

DAY = datetime.timedelta(days=1)
START = datetime.datetime(2026, 1, 5, 21, 0, tzinfo=datetime.timezone.utc)
WEIGHTS = {
    "flow": 0.2,
    "vol": 0.2,
    "positioning": 0.2,
    "carry_term": 0.1,
    "credit": 0.1,
    "contagion": 0.1,
    "narrative": 0.1,
}

# measure: features, formula, whether it is of an option book
MEASURES = {
    "hedging_flow_sold": (["hedging_flow_down_share"], lambda f: -f, True),
    "japan_reflexivity": (["japan_reflexivity"], lambda f: f, False),
    "atm_vol_30d": (["atm_vol_30d"], lambda f: f, True),
    "realized_vol_20d": (["realized_vol_20d"], lambda f: f, False),
    "usdjpy_vol_regime": (["usdjpy_vol_regime"], lambda f: f, False),
    "negative_gamma_depth": (
        ["flip_distance_pct", "net_gex"],
        lambda d, net: abs(d) if net < 0 else -abs(d) if net > 0 else 0.0,
        True,
    ),
    "short_gamma_share": (["net_gex", "gross_gex"], lambda net, gross: -net / gross, True),
    "speculator_crowding": (["speculators_net_percentile"], lambda p: abs(2 * p - 1), False),
    "vol_term_inversion": (["vol_term_slope"], lambda s: -s, True),
    "backwardation": (["curve_slope"], lambda s: s, False),
    "carry_size": (["carry"], abs, False),
    "curve_inversion": (["curve_2s10s"], lambda s: -s, False),
    "credit_spread_with_trend": (["hy_ig_spread", "hy_ig_change_1m"], lambda s, c: s + c, False),
    "credit_spread": (["hy_ig_spread"], lambda s: s, False),
    "contagion": (["contagion"], lambda c: c, False),
    "spx_dxy_correlation_size": (["spx_dxy_correlation_60d"], abs, False),
    "negative_sentiment": (["news_sentiment"], lambda s: -s, False),
}

CREDIT = [("credit_spread_with_trend", 2, 8, 7), ("credit_spread", 2, 8, 7)]
CONTAGION = [("contagion", 0, 0.5, 5)]
NARRATIVE = [("negative_sentiment", -0.5, 0.5, 2)]
FLOW = [("hedging_flow_sold", -0.5, 0.5, 4)]
CROWDING = ("speculator_crowding", 0, 1, 14)
TERM = ("vol_term_inversion", -0.05, 0.05, 4)
CURVE = ("backwardation", -0.05, 0.05, 5)
INVERSION = ("curve_inversion", -1.5, 1.0, 7)


def vols(calm, strained):
    return [("atm_vol_30d", calm, strained, 4), ("realized_vol_20d", calm, strained, 5)]


# class: component: (measure, calm, strained, days)
CLASSES = {
    "equity": {
        "flow": FLOW,
        "vol": vols(0.10, 0.60),
        "positioning": [("negative_gamma_depth", -5, 5, 4), ("short_gamma_share", -1, 1, 4), CROWDING],
        "carry_term": [TERM, CURVE],
    },
    "commodity": {
        "flow": FLOW,
        "vol": vols(0.15, 0.80),
        "positioning": [CROWDING],
        "carry_term": [CURVE, TERM],
    },
    "fx": {
        "flow": FLOW,
        "vol": vols(0.05, 0.25),
        "positioning": [CROWDING],
        "carry_term": [("carry_size", 0, 0.05, 10), TERM],
    },
    "credit": {"vol": [("realized_vol_20d", 0.02, 0.20, 5)], "carry_term": [INVERSION]},
    "rates": {
        "vol": [("realized_vol_20d", 0.03, 0.20, 5)],
        "positioning": [CROWDING],
        "carry_term": [INVERSION],
    },
    "cross_border": {
        "flow": [("japan_reflexivity", 0, 1, 7)],
        "vol": [("usdjpy_vol_regime", 0, 2, 7)],
        "carry_term": [INVERSION],
        "contagion": CONTAGION + [("spx_dxy_correlation_size", 0, 1, 7)],
    },
}
for measures in CLASSES.values():
    measures.setdefault("credit", CREDIT)
    measures.setdefault("contagion", CONTAGION)
    measures.setdefault("narrative", NARRATIVE)


def read(rules, features, now):
    """(measure, value, known, calm, strained), or the reason why there is none."""
    reasons = []
    for measure, calm, strained, days in rules:
        names, formula, of_book = MEASURES[measure]
        gross = features.get("gross_gex")
        if of_book and gross is not None and gross[0] is not None and gross[0] <= 0:
            reasons.append("NO_EXPOSURE")
            continue
        missing = [features[n][1] if n in features else "NO_SOURCE" for n in names if features.get(n, (None,))[0] is None]
        if missing:
            reasons.append(missing[0])
            continue
        known = [features[name][1] for name in names]
        if any(now - then > days * DAY for then in known):
            reasons.append("STALE")
            continue
        return measure, formula(*(features[name][0] for name in names)), max(known), calm, strained
    if not rules:
        return "NO_MEASURE"
    return next((reason for reason in reasons if reason != "NO_SOURCE"), "NO_SOURCE")


def scaled(measure, value, known, calm, strained, component, history, now):
    past = {}
    for as_of in sorted(history):
        if now - 400 * DAY <= as_of < now:
            before = history[as_of]["measures"].get(component)
            if before and before[0] == measure and before[2] < known:
                past[before[2]] = before[1]
    if len(past) >= 60:
        below = sum(1.0 for v in past.values() if v < value) + sum(0.5 for v in past.values() if v == value)
        return below / len(past), "PERCENTILE", len(past)
    place = (value - calm) / (strained - calm)
    return min(max(place, 0.0), 1.0), "FIXED_RANGE", len(past)


def regime(index, before):
    bands = {"STABLE": (-1, 30), "FRAGILE": (30, 70), "EXPLOSIVE": (70, 101)}
    if before is not None:
        low, high = bands[before]
        if low - 3 <= index < high + 3:
            return before
    return next(name for name, (low, high) in bands.items() if low <= index < high)


def pressure(features, now):
    def fresh(name, days):
        value, known = features.get(name, (None, None))
        return value if value is not None and now - known <= days * DAY else None

    flow = fresh("hedging_flow_down_share", 4)
    if flow is not None:
        if abs(flow) < 0.05 or flow > 0:
            return "NEUTRAL"
        distance = fresh("flip_distance_pct", 4) or 0
        return "DOWN" if distance > 0 else "UP" if distance < 0 else "NEUTRAL"
    crowd = fresh("speculators_net_percentile", 14)
    if crowd is not None and crowd >= 0.9:
        return "DOWN"
    if crowd is not None and crowd <= 1 - 0.9:
        return "UP"
    held, least = fresh("carry", 10), 0.01
    if held is None:
        held, least = fresh("roll_yield", 5), 0.05
    if held is None or abs(held) < least:
        return "NEUTRAL"
    stressed = (fresh("realized_vol_percentile", 10) or 0) >= 0.8
    return "UP" if (held > 0) != stressed else "DOWN"


def score(asset_class, features, history, now):
    readings = {c: read(CLASSES[asset_class].get(c, []), features, now) for c in WEIGHTS}
    total = sum(WEIGHTS[c] for c, r in readings.items() if not isinstance(r, str))
    index, parts, measures = 0.0, [], {}
    for component, reading in readings.items():
        if isinstance(reading, str):
            parts.append(f"{component}=!{reading}")
            continue
        measures[component] = reading
        value, method, count = scaled(*reading, component, history, now)
        weight = WEIGHTS[component] / total
        index += 100 * weight * value
        parts.append(f"{component}={value!r},{weight!r},{method},{reading[0]},{count}")
    earlier = [t for t in sorted(history) if now - 400 * DAY <= t < now and history[t]["regime"]]
    before = history[earlier[-1]]["regime"] if earlier else None
    now_regime = regime(index, before) if total else None
    history[now] = {"measures": measures, "regime": now_regime}
    shown = repr(index) if total else "-"
    return [shown, now_regime or "-", before or "-", pressure(features, now), " ".join(parts)]


def text(instant):
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def row(asset, asset_class, now, features, history):
    words = []
    for name, (value, second) in features.items():
        words.append(f"{name}=!{second}" if value is None else f"{name}={value!r}@{text(second)}")
    print("\t".join([asset, asset_class, text(now), " ".join(words), *score(asset_class, features, history, now)]))


def features_of(asset_class, chance, now, known, weekly):
    """Invented features known at ``known``; of commitments of traders those of the week."""

    def draw_in(low, high):
        return round(chance.uniform(low, high), 4)

    figures = {
        "realized_vol_20d": draw_in(0.02, 0.7),
        "realized_vol_percentile": draw_in(0, 1),
        "speculators_net_percentile": None,
        "contagion": draw_in(0, 0.6),
        "news_sentiment": draw_in(-1, 1),
    }
    if asset_class in ("equity", "commodity", "fx"):
        figures |= {
            "gross_gex": 0.0 if chance.random() < 0.05 else 1e10,
            "net_gex": float(chance.randrange(-400, 600)) * 1e7,
            "hedging_flow_down_share": draw_in(-0.6, 0.6),
            "atm_vol_30d": draw_in(0.04, 0.9),
            "flip_distance_pct": draw_in(-7, 7),
            "vol_term_slope": draw_in(-0.06, 0.06),
        }
    if asset_class in ("commodity", "equity"):
        figures |= {"curve_slope": draw_in(-0.06, 0.06), "roll_yield": draw_in(-0.2, 0.2)}
    if asset_class == "fx":
        figures |= {"carry": draw_in(-0.06, 0.06)}
    if asset_class in ("credit", "rates", "cross_border"):
        figures |= {"curve_2s10s": draw_in(-2, 2)}
    if asset_class in ("credit", "equity"):
        figures |= {"hy_ig_spread": draw_in(1, 9), "hy_ig_change_1m": draw_in(-1, 1)}
    if asset_class == "cross_border":
        figures |= {
            "japan_reflexivity": float(chance.random() < 0.3),
            "usdjpy_vol_regime": float(chance.randrange(3)),
            "spx_dxy_correlation_60d": draw_in(-1, 1),
        }
    features = {}
    for name, value in figures.items():
        draw = chance.random()
        if name == "speculators_net_percentile":
            features[name] = weekly
        elif draw < 0.08:
            features[name] = (None, "TOO_FEW_OBSERVATIONS")
        elif draw < 0.14:
            continue
        elif draw < 0.22:
            features[name] = (value, now - chance.choice([3, 6, 12]) * DAY)
        else:
            features[name] = (value, known)
    return features


def main():
    print("# tools/reference/scores.py writes it from docs/scores.md; never paste our own output")
    for asset, asset_class, events in [
        ("EQ", "equity", 90),
        ("CO", "commodity", 12),
        ("FX", "fx", 80),
        ("CR", "credit", 10),
        ("RA", "rates", 10),
        ("XB", "cross_border", 12),
    ]:
        chance = random.Random(asset)
        history, weekly = {}, (0.5, START)
        for i in range(events):
            now = START + i * DAY
            if i % 7 == 0:
                weekly = (chance.choice([round(chance.random(), 4), 0.95, 0.03]), now)
            row(asset, asset_class, now, features_of(asset_class, chance, now, now, weekly), history)
        late = START + (events // 2) * DAY + DAY / 2
        row(asset, asset_class, late, features_of(asset_class, chance, late, late, weekly[:1] + (START,)), history)


if __name__ == "__main__":
    sys.exit(main())
