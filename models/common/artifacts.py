"""What a trained model is shipped as: its graphs, ``model.json``, ``metrics.json``, ``golden.json``, and ``card.md`` rendered from ``card.in.md``.

``python -m common.artifacts PACKAGE...`` renders cards again after a change of their text.
"""

import hashlib
import importlib
import json
import re
import sys

import numpy as np

from common.paths import MODELS

TOLERANCE = 1e-4
"""Of golden outputs, absolute and relative, unless a case names its own."""
PLACEHOLDER = re.compile(r"\{\{([\w.]+)\}\}")


def folder(package):
    return MODELS / package


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rounded(value, digits=6):
    if isinstance(value, dict):
        return {k: rounded(v, digits) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [rounded(v, digits) for v in value]
    if isinstance(value, (float, np.floating)):
        return round(float(value), digits)
    return value.item() if isinstance(value, np.generic) else value


def write_json(path, content):
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def stated(figure):
    """A figure as a card states it: ``0.410 [0.398, 0.422], n 5600``; counts and texts as they are."""
    if isinstance(figure, dict):
        text = f"{figure['value']:.3f} [{figure['low']:.3f}, {figure['high']:.3f}]"
        return f"{text}, n {figure['n']}" if "n" in figure else text
    return f"{figure:.3f}" if isinstance(figure, float) else str(figure)


def render(template, metrics):
    """``{{a.b}}`` becomes figure ``b`` of ``a``; an unknown name is an error."""

    def look_up(match):
        found = metrics
        for part in match.group(1).split("."):
            if part not in found:
                raise KeyError(f"card names {match.group(1)}, which metrics.json does not have")
            found = found[part]
        return stated(found)

    return PLACEHOLDER.sub(look_up, template)


def tensor(array):
    array = np.asarray(array)
    kind = {"f": "float32", "i": "int64", "u": "uint8"}[array.dtype.kind]
    values = array.ravel().tolist()
    return {"type": kind, "shape": list(array.shape), "data": [round(v, 7) for v in values] if kind == "float32" else values}


def array(tensor_json):
    return np.array(tensor_json["data"], tensor_json["type"]).reshape(tensor_json["shape"])


def run(graph, inputs):
    """Outputs by name, on one thread of the CPU."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, inputs)))


def golden_case(graph, inputs, /, **more):
    outputs = run(graph, inputs)
    return {**more, "inputs": {k: tensor(v) for k, v in inputs.items()}, "outputs": {k: tensor(v) for k, v in outputs.items()}}


def publish(where, model, golden, metrics, card=None):
    """Writes everything but the graphs, which ``model["files"]`` names and which must be in ``where``; adds their digest and size. ``card`` is the template of
    the card; that of the model's package when there is none."""
    package = model["name"].replace("-", "_")
    for file in model["files"]:
        path = where / file["path"]
        file |= {"sha256": sha256(path), "bytes": path.stat().st_size}
    model = rounded(model, 9)
    metrics = rounded(metrics | {"self_test": self_test(where, model)})
    write_json(where / "metrics.json", metrics)
    write_json(where / "model.json", model)
    (where / "golden.json").write_text(json.dumps({"tolerance": TOLERANCE, "cases": golden}, ensure_ascii=False) + "\n", encoding="utf-8")
    template = (card or folder(package) / "card.in.md").read_text(encoding="utf-8")
    (where / "card.md").write_text(render(template, metrics), encoding="utf-8")


def self_test(where, model):
    return importlib.import_module(f"{model['name'].replace('-', '_')}.self_test").measure(where, model)


def card_text(package):
    where = folder(package)
    return render((where / "card.in.md").read_text(encoding="utf-8"), json.loads((where / "metrics.json").read_text(encoding="utf-8")))


def write_card(package):
    (folder(package) / "card.md").write_text(card_text(package), encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write_card(name)
