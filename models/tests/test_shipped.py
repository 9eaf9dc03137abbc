"""What is shipped is whole, says what was measured, and answers as it did when it was trained."""

import json
import re

import numpy as np
import pytest

from common import artifacts

PACKAGES = sorted(path.parent.name for path in artifacts.MODELS.glob("*/model.json"))
LARGEST_BYTES = 20_000_000


def read(package, name):
    return json.loads((artifacts.folder(package) / name).read_text(encoding="utf-8"))


def graphs(package):
    return [file["path"] for file in read(package, "model.json")["files"] if file["path"].endswith(".onnx")]


@pytest.mark.parametrize("package", PACKAGES)
def test_files_are_those_of_the_description(package):
    for file in read(package, "model.json")["files"]:
        path = artifacts.folder(package) / file["path"]
        assert (path.stat().st_size, artifacts.sha256(path)) == (file["bytes"], file["sha256"])


@pytest.mark.parametrize("package", PACKAGES)
def test_card_states_the_measured_figures(package):
    assert (artifacts.folder(package) / "card.md").read_text(encoding="utf-8") == artifacts.card_text(package)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_card_has_data_licences_recipe_figures_with_intervals_and_limits(package):
    card = (artifacts.folder(package) / "card.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## (.+)\n([^#]+(?:#{3}[^#]+)*)", card, re.MULTILINE))
    assert list(parts)[:3] == ["Data and licences", "Recipe", "Measured"] and "Limits" in parts
    assert "Apache-2.0" in parts["Data and licences"] or "MIT" in parts["Data and licences"]
    assert len(re.findall(r"\d \[-?[\d.]+, -?[\d.]+\], n \d+", parts["Measured"])) >= 4
    assert re.search("baseline|random walk|VADER|most frequent|terciles|logistic", parts["Measured"])


def test_a_card_cannot_name_an_unknown_figure():
    with pytest.raises(KeyError, match="a.c"):
        artifacts.render("{{a.c}}", {"a": {"b": 1.0}})


def test_all_models_together_are_small():
    assert sum(file["bytes"] for package in PACKAGES for file in read(package, "model.json")["files"]) <= LARGEST_BYTES


@pytest.mark.parametrize("package", PACKAGES)
def test_inputs_and_outputs_are_those_of_the_description(package):
    runtime = pytest.importorskip("onnxruntime")
    model = read(package, "model.json")
    for graph in graphs(package):
        session = runtime.InferenceSession(str(artifacts.folder(package) / graph), providers=["CPUExecutionProvider"])
        assert [i.name for i in session.get_inputs()] == [i["name"] for i in model["inputs"]]
        assert [o.name for o in session.get_outputs()] == [o["name"] for o in model["outputs"]]


@pytest.mark.parametrize("package", PACKAGES)
def test_golden_cases(package):
    pytest.importorskip("onnxruntime")
    golden = read(package, "golden.json")
    for case in golden["cases"]:
        tolerance = case.get("tolerance", golden["tolerance"])
        graph = artifacts.folder(package) / case.get("graph", graphs(package)[0])
        found = artifacts.run(graph, {name: artifacts.array(value) for name, value in case["inputs"].items()})
        for name, value in case["outputs"].items():
            np.testing.assert_allclose(found[name], artifacts.array(value), rtol=tolerance, atol=tolerance, err_msg=f"{package} {name}")


@pytest.mark.parametrize("package", PACKAGES)
def test_a_measure_on_made_data_is_what_the_card_was_written_with(package):
    pytest.importorskip("onnxruntime")
    assert artifacts.self_test(artifacts.folder(package), read(package, "model.json")) == pytest.approx(read(package, "metrics.json")["self_test"], abs=0.02)
