"""Where versions of a model are kept, and which of them is served: a folder as gpu-worker reads it, or an MLflow server. Versions stay; serving an older one is a
change of the name ``Production``."""

import os
import shutil
from pathlib import Path

from common import artifacts
from training.mlflow import Mlflow

ALIAS = "Production"


class Folder:
    """``<model>/versions/<version>/…`` and the name of the served version in ``<model>/Production``; without that file the version that is shipped is served."""

    def __init__(self, root):
        self.root = Path(root)

    def __str__(self):
        return str(self.root)

    def current(self, model, _):
        """The folder of the served version; the shipped one when the registry has none."""
        alias = self._of(model) / ALIAS
        return self._of(model) / "versions" / alias.read_text(encoding="utf-8").strip() if alias.exists() else shipped(model)

    def add(self, model, version, files, _):
        """Keeps a version: all of it or nothing."""
        versions = self._of(model) / "versions"
        versions.mkdir(parents=True, exist_ok=True)
        partial = versions / f".{version}"
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(files, partial)
        partial.rename(versions / version)

    def promote(self, model, version):
        """Serves a version."""
        partial = self._of(model) / f".{ALIAS}"
        partial.write_text(version + "\n", encoding="utf-8")
        os.replace(partial, self._of(model) / ALIAS)

    def way_back(self, model, current):
        alias = self._of(model) / ALIAS
        return f"delete {alias}" if current == shipped(model) else f"write {current.name} into {alias}"

    def _of(self, model):
        return self.root / model.replace("-", "_")


class MlflowRegistry:
    """Registered model ``dealerflow-<model>``; the version with the alias ``Production`` is served. Each training is a run with its figures and files."""

    def __init__(self, server):
        self.server = server
        self.numbers = {}

    def __str__(self):
        return str(self.server)

    def current(self, model, scratch):
        number = self.server.number(name(model), ALIAS)
        self.numbers["current"] = number
        return self.server.fetch(name(model), number, scratch / "current") if number else shipped(model)

    def add(self, model, version, files, report):
        self.numbers["candidate"] = self.server.register(name(model), version, files, report)

    def promote(self, model, _):
        self.server.serve(name(model), ALIAS, self.numbers["candidate"])

    def way_back(self, model, _):
        number = self.numbers["current"]
        return f"give version {number} of {name(model)} the alias {ALIAS}" if number else f"take the alias {ALIAS} from {name(model)}"


def name(model):
    return f"dealerflow-{model}"


def shipped(model):
    return artifacts.folder(model.replace("-", "_"))


def configured(folder):
    """MLflow when its address is set, as for gpu-worker; else the folder."""
    uri = os.environ.get("MLFLOW_TRACKING_URI")
    return MlflowRegistry(Mlflow(uri, os.environ.get("MLFLOW_TRACKING_TOKEN"))) if uri else Folder(folder)
