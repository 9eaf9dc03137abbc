"""Draws the pictures, trains the network, exports and measures the exported files, and writes the card.

Run in ``models/``: ``python -m chart_pattern.train`` (``--reuse``: export and measure again without training)
"""

import base64
import io
from typing import NamedTuple

import numpy as np
import torch

from chart_pattern import second_renderer
from chart_pattern.drawing import draw
from chart_pattern.export import export, quantise
from chart_pattern.fit import fit, logits_of
from chart_pattern.network import ChartNetwork
from chart_pattern.pictures import HELD_OUT_SYMBOLS, TRAIN_SYMBOLS, UNKNOWN, made, real, rule_probabilities
from chart_pattern.pixels import HEIGHT, WIDTH, network_input
from chart_pattern.rules import BEARISH, BULLISH, CANDLES, FORMATIONS, GROUPS, RULE_CLASSES
from chart_pattern.shapes import made_bars
from common import artifacts, build
from common.measures import accuracy, calibration_error, figure, fit_temperature, macro_f1


class Round(NamedTuple):
    made_seed: int
    real_seed: int
    epochs: int
    rate: float
    seed: int


MADE = 20_000
"""Made pictures of a round of training."""
LENGTHS = (30, 36, 42, 48, 54)
CALIBRATION_SINCE = 0.92
ROUNDS = [Round(made_seed=1, real_seed=21, epochs=6, rate=3e-3, seed=17), Round(made_seed=6, real_seed=26, epochs=3, rate=1.5e-3, seed=18)]
BULLISH_RULES, BEARISH_RULES = ["inverse_head_and_shoulders", "double_bottom"], ["head_and_shoulders", "double_top"]


def training_pictures(made_seed, real_seed):
    drawn = made(MADE, made_seed)
    recorded = real(TRAIN_SYMBOLS, LENGTHS, 3, {"none": 1200, "converging": 1500, "other": 900}, {"none": 1200, "other": 1500}, real_seed, until=CALIBRATION_SINCE)
    return {key: np.concatenate([drawn[key], recorded[key]]) for key in drawn}


def trained(reuse):
    """Two rounds, each on pictures of its own; the second starts from the weights of the first."""
    stored = build.file("chart_pattern.pt")
    if reuse:
        network = ChartNetwork()
        network.load_state_dict(torch.load(stored))
        return network.eval()
    torch.manual_seed(ROUNDS[0].seed)
    network = ChartNetwork()
    for part in ROUNDS:
        network = fit(network, training_pictures(part.made_seed, part.real_seed), part.epochs, part.rate, part.seed)
    torch.save(network.state_dict(), stored)
    return network


def rule_labels(masks):
    """The rule class of each mask; UNKNOWN where it allows every formation."""
    labels = np.full(len(masks), UNKNOWN)
    for i, name in enumerate(RULE_CLASSES):
        labels[(masks == np.isin(FORMATIONS, GROUPS[name])).all(axis=1)] = i
    return labels


def temperatures(network):
    """Of both heads, fitted on the last windows of the training symbols, which were not trained on."""
    windows = real(TRAIN_SYMBOLS, LENGTHS, 4, {"none": 250, "other": 150}, {"none": 150, "other": 150}, 22, since=CALIBRATION_SINCE)
    formation, candle = logits_of(network, windows["images"])
    labels, known = rule_labels(windows["formations"]), windows["candles"] != UNKNOWN
    decided = labels != UNKNOWN
    return fit_temperature(formation[decided], labels[decided], rule_probabilities), fit_temperature(candle[known], windows["candles"][known])


def answers(graph, images):
    parts = [artifacts.run(graph, {"images": images[i : i + 256]}) for i in range(0, len(images), 256)]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def of_made(found, pictures):
    labels, predicted = pictures["formations"].argmax(axis=1), found["formation_probabilities"].argmax(axis=1)
    groups = np.arange(len(labels))
    known = pictures["candles"] != UNKNOWN
    candles, seen = pictures["candles"][known], found["candle_probabilities"][known].argmax(axis=1)
    return {
        "accuracy": figure(lambda i: accuracy(labels[i], predicted[i]), groups),
        "macro_f1": figure(lambda i: macro_f1(labels[i], predicted[i], len(FORMATIONS)), groups),
        "majority": float(np.bincount(labels).max() / len(labels)),
        "by_class": {name: macro_f1((labels == i).astype(int), (predicted == i).astype(int), 2) for i, name in enumerate(FORMATIONS)},
        "candle_accuracy": figure(lambda i: accuracy(candles[i], seen[i]), np.arange(len(candles))),
        "candle_macro_f1": figure(lambda i: macro_f1(candles[i], seen[i], len(CANDLES)), np.arange(len(candles))),
        "candle_majority": float(np.bincount(candles).max() / len(candles)),
    }


def of_real(found, pictures):
    """Agreement with the rules on recorded windows: six classes, bullish or bearish, last candle."""
    labels = rule_labels(pictures["formations"])
    decided, known = pictures["by_formation"], ~pictures["by_formation"] & (pictures["candles"] != UNKNOWN)
    labels, grouped, blocks = labels[decided], rule_probabilities(found["formation_probabilities"][decided]), pictures["blocks"][decided]
    predicted = grouped.argmax(axis=1)
    signs = np.isin(labels, positions(BULLISH_RULES)).astype(int) - np.isin(labels, positions(BEARISH_RULES))
    directed = signs != 0
    right = np.sign(found["score"][decided][directed]) == signs[directed]
    candles, seen = pictures["candles"][known], found["candle_probabilities"][known].argmax(axis=1)
    return {
        "accuracy": figure(lambda i: accuracy(labels[i], predicted[i]), blocks),
        "macro_f1": figure(lambda i: macro_f1(labels[i], predicted[i], len(RULE_CLASSES)), blocks),
        "majority": float(np.bincount(labels).max() / len(labels)),
        "calibration_error": figure(lambda i: calibration_error(labels[i], grouped[i]), blocks),
        "bullish_or_bearish": figure(lambda i: right[i].mean(), blocks[directed]),
        "candle_accuracy": figure(lambda i: accuracy(candles[i], seen[i]), pictures["blocks"][known]),
        "candle_majority": float(np.bincount(candles).max() / len(candles)),
    }


def positions(names):
    return [RULE_CLASSES.index(name) for name in names]


def golden_cases(small, whole):
    """A made picture as PNG, the pixels that reading and resizing must give, and the outputs of both graphs. Integer kernels round differently from CPU to CPU."""
    random = np.random.default_rng(5)
    image = draw(made_bars("head_and_shoulders", 40, random), random).image
    stored = io.BytesIO()
    image.save(stored, "PNG")
    png, pixels = base64.b64encode(stored.getvalue()).decode(), network_input(image)[None]
    return [artifacts.golden_case(graph, {"images": pixels}, graph=graph.name, tolerance=tolerance, png=png) for graph, tolerance in ((small, 0.01), (whole, 1e-4))]


def export_and_measure(where, version, reuse=False):
    """Trains, and writes both graphs into ``where``. Description, golden cases and figures."""
    network = trained(reuse)
    formation_temperature, candle_temperature = temperatures(network)
    whole, small = where / "chart_pattern_float32.onnx", where / "chart_pattern.onnx"
    export(network, formation_temperature, candle_temperature, whole)
    quantise(whole, small, made(320, 2)["images"])

    unseen = made(2600, 3)
    recorded = real(HELD_OUT_SYMBOLS, (34, 40, 46), 5, {"none": 290, "other": 130}, {"other": 110}, 24)
    second_made = second_renderer.made(195, 4)
    second_real = second_renderer.real(HELD_OUT_SYMBOLS, (34, 40, 46), 5, {"none": 110, "other": 45}, {"other": 35}, 25)
    recorded_answers = answers(small, recorded["images"])
    metrics = {
        "made": of_made(answers(small, unseen["images"]), unseen),
        "made_float32": of_made(answers(whole, unseen["images"]), unseen),
        "real": of_real(recorded_answers, recorded),
        "second_renderer_made": of_made(answers(small, second_made["images"]), second_made),
        "second_renderer_real": of_real(answers(small, second_real["images"]), second_real),
        "temperatures": {"formation": formation_temperature, "candle": candle_temperature},
        "bytes": {"int8": small.stat().st_size, "float32": whole.stat().st_size},
        "made_pictures": MADE * len(ROUNDS),
    }
    golden = golden_cases(small, whole)
    return {
        "name": "chart-pattern",
        "version": version,
        "files": [{"path": small.name, "device": "cpu"}, {"path": whole.name, "device": "cuda"}],
        "inputs": [{"name": "images", "type": "uint8", "shape": ["n", HEIGHT, WIDTH, 3], "meaning": "rows of RGB pixels, see preprocessing"}],
        "outputs": [
            {"name": "formation_probabilities", "type": "float32", "shape": ["n", len(FORMATIONS)], "meaning": "in the order of labels.formation"},
            {"name": "candle_probabilities", "type": "float32", "shape": ["n", len(CANDLES)], "meaning": "in the order of labels.candle"},
            {"name": "score", "type": "float32", "shape": ["n"], "meaning": "P(bullish formations) - P(bearish formations)"},
            {"name": "embedding", "type": "float32", "shape": ["n", 128], "meaning": "the layer under both heads"},
        ],
        "labels": {"formation": FORMATIONS, "candle": CANDLES, "bullish": BULLISH, "bearish": BEARISH},
        "preprocessing": {"pixels": "steps in models/chart_pattern/pixels.py", "height": HEIGHT, "width": WIDTH, "resize": "mean over area, each axis on its own, float64, one rounding: floor(v + 0.5001)", "transparency": "over white"},
        "parameters": {},
        "temperature": metrics["temperatures"],
        "thresholds": {},
        "drift": {"formation_shares": recorded_answers["formation_probabilities"].mean(axis=0), "mean_confidence": recorded_answers["formation_probabilities"].max(axis=1).mean()},
        "trained_on": {"made_pictures": MADE * len(ROUNDS), "symbols": TRAIN_SYMBOLS, "held_out": HELD_OUT_SYMBOLS},
    }, golden, metrics


def main():
    where = artifacts.folder("chart_pattern")
    artifacts.publish(where, *export_and_measure(where, "1", build.options(__doc__).reuse))


if __name__ == "__main__":
    main()
