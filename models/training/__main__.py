"""Trains models again from the data of a system, compares each with the served version on the same held-out window, keeps it, and serves it when it is better.

``python -m training MODEL… --features DIR [--bars DIR] --registry DIR [--promote] [--json]``. With ``MLFLOW_TRACKING_URI`` runs and versions go to that server instead
of the folder. Exit codes: 0 done, 1 failed, 6 too little data.
"""

import argparse
import datetime
import json
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

import numpy as np

from common import artifacts
from training import lineage, promotion, registry
from training.mlflow import MlflowError
from training.recipes import FROM_THE_STORE, RECIPES
from training.store import Store, TooLittle

CARD = Path(__file__).parent / "card.in.md"
FAILED, REFUSED = 1, 6


def arguments():
    parser = argparse.ArgumentParser(prog="training", description=__doc__.split("\n")[0])
    parser.add_argument("models", nargs="+", choices=list(RECIPES), metavar="MODEL", help=", ".join(RECIPES))
    parser.add_argument("--features", default="", help="the feature store: a folder, s3://bucket/prefix or azblob://container/prefix")
    parser.add_argument("--bars", default="", help="staged bars, which complete those of the feature store")
    parser.add_argument("--registry", required=True, help="folder of versions, where MLFLOW_TRACKING_URI is not set")
    parser.add_argument("--promote", action="store_true", help="serve the version if it is better than the served one")
    parser.add_argument("--json", action="store_true", help="print each outcome as a line of JSON")
    parser.add_argument("--with-input", action="store_true", help="end, with all processes of this one, when its standard input ends: who started it is gone")
    return parser.parse_args()


def described(path):
    return json.loads((path / "model.json").read_text(encoding="utf-8"))


def comparable(current, candidate):
    """Whether two versions read the same and answer the same, so that their losses are of one thing."""
    return all(current[key] == candidate[key] for key in ("inputs", "outputs", "labels"))


def compare(recipe, current, candidate):
    """Of the held-out window; without the current version when that reads or answers otherwise."""
    known, own = described(current), described(candidate)
    losses = {"candidate": recipe.losses(candidate, own), "baseline": recipe.baseline()}
    if comparable(known, own):
        losses["current"] = recipe.losses(current, known)
    return promotion.compared(losses, recipe.groups)


def card_figures(model, recipe, source, description, comparison, current_version):
    trained_on = description["trained_on"]
    rows = "\n".join(f"| {name} | {artifacts.stated(figure)} |" for name, figure in comparison["loss"].items())
    gains = "\n".join(f"| better than the {name} by | {artifacts.stated(figure)} |" for name, figure in comparison["better_than"].items())
    return {
        "model": model, "package": model.replace("-", "_"), "version": description["version"], "source": source, "rows": f"{trained_on.get('rows', 'pictures')} rows",
        "first_day": str(trained_on.get("first_day", "-")), "last_day": str(trained_on.get("last_day", "-")), "window": f"{recipe.window[0]} to {recipe.window[1]}",
        "loss_name": recipe.LOSS, "table": f"{rows}\n{gains}", "current_version": current_version,
    }


def flat(prefix, figures):
    """Figures by their names; of one with an interval its value."""
    for key, value in figures.items():
        if isinstance(value, dict) and "value" not in value:
            yield from flat(f"{prefix}{key}.", value)
        else:
            number = value["value"] if isinstance(value, dict) else value
            if isinstance(number, (int, float)) and np.isfinite(number):
                yield f"{prefix}{key}", number


def train(model, store, versions, promote, scratch, now):
    """Does all of it. The outcome as a record: ``outcome`` is ``promoted``, ``better`` (not asked to promote) or ``kept``. The version is named by the second."""
    source = str(store) if model in FROM_THE_STORE else "the data of the model's recipe"
    recipe = RECIPES[model](store)
    candidate = scratch / "candidate"
    candidate.mkdir()
    version = now.strftime("%Y%m%d-%H%M%S")
    current = versions.current(model, scratch)
    current_version = described(current)["version"]
    description, golden, walk_forward = recipe.export(candidate, version)
    artifacts.write_json(candidate / "model.json", artifacts.rounded(description, 9))
    comparison = compare(recipe, current, candidate)
    card = card_figures(model, recipe, source, description, comparison, current_version)
    metrics = {"card": card, "walk_forward": walk_forward, "held_out": comparison}
    artifacts.publish(candidate, description, golden, metrics, CARD)

    better = promotion.is_better(comparison)
    figures = dict(flat("held_out.", comparison)) | dict(flat("walk_forward.", walk_forward))
    parameters = {"model": model, "version": version, "source": source, "compared_with": current_version, "loss": recipe.LOSS, "window": " to ".join(map(str, recipe.window))}
    versions.add(model, version, candidate, {"parameters": parameters, "metrics": figures})
    if better and promote:
        versions.promote(model, version)
    outcome = "promoted" if better and promote else "better" if better else "kept"
    end = {
        "promoted": f"is better than {current_version} and is served from {versions}; to go back, {versions.way_back(model, current)}",
        "better": f"is better than {current_version}; it is kept in {versions} and not served: that takes --promote",
        "kept": f"is not better than {current_version} and the baseline by more than chance; it is kept in {versions} and not served",
    }[outcome]
    return parameters | {
        "outcome": outcome, "registry": str(versions), "held_out": artifacts.rounded(comparison),
        "said": f"{model} {version} {end}.\n{promotion.said(comparison, recipe.LOSS)}.",
    }


def one(model, options):
    """Trains a model and prints the outcome; the exit code."""
    store, versions = Store(options.features, options.bars), registry.configured(options.registry)
    run = lineage.Run(model, str(store), versions)
    run.started()
    try:
        with tempfile.TemporaryDirectory() as scratch:
            outcome = train(model, store, versions, options.promote, Path(scratch), datetime.datetime.now(datetime.UTC))
        run.complete(outcome["version"])
    except TooLittle as e:
        run.complete(None)
        outcome = {"model": model, "outcome": "refused", "missing": e.missing, "said": f"{model} cannot be trained from {store}: {e}"}
    except (MlflowError, OSError) as e:
        run.failed(str(e))
        print(f"training: {model}: {e}", file=sys.stderr)
        return FAILED
    except BaseException as e:
        run.failed(repr(e))
        raise
    print(json.dumps(outcome, ensure_ascii=False) if options.json else outcome["said"], flush=True)
    return REFUSED if outcome["outcome"] == "refused" else 0


def end_with_input():
    """In a process group of its own."""
    os.setpgid(0, 0)

    def wait():
        while os.read(0, 1):
            pass
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=wait, daemon=True).start()


def main():
    options = arguments()
    if options.with_input:
        end_with_input()
    codes = [one(model, options) for model in options.models]
    return FAILED if FAILED in codes else max(codes)


if __name__ == "__main__":
    sys.exit(main())
