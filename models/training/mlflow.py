"""What training needs of an MLflow server that serves artifacts, by its REST API (https://mlflow.org/docs/latest/api_reference/rest-api.html)."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request

EXPERIMENT = "dealerflow"
ARTIFACTS = "mlflow-artifacts:/"
TIMEOUT_S = 60
LONGEST_PARAMETER = 500


class MlflowError(Exception):
    """The server does not answer, or refuses."""

    def __init__(self, message, code=None):
        super().__init__(message)
        self.code = code


class Mlflow:
    def __init__(self, uri, token=None):
        self.uri, self.token = uri.rstrip("/"), token

    def __str__(self):
        return self.uri

    def number(self, name, alias):
        """The version of a registered model that has an alias; none when the model or the alias does not exist."""
        try:
            return self._call("GET", "registered-models/alias", name=name, alias=alias)["model_version"]["version"]
        except MlflowError as e:
            if e.code in ("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE"):
                return None
            raise

    def fetch(self, name, number, folder):
        """The files of a version."""
        folder.mkdir(parents=True)
        path = self._path(self._call("GET", "model-versions/get-download-uri", name=name, version=number)["artifact_uri"])
        for file in self._call("GET", "artifacts", "mlflow-artifacts", path=path).get("files", []):
            if not file.get("is_dir"):
                (folder / file["path"].rsplit("/", 1)[-1]).write_bytes(self._send("GET", f"mlflow-artifacts/artifacts/{quoted(path)}/{quoted(file['path'])}"))
        return folder

    def register(self, name, version, files, report):
        """Logs a run with its figures and files, and registers it as a version; its number. ``report`` has ``parameters`` and ``metrics``, each by name."""
        now = int(time.time() * 1000)
        run = self._call("POST", "runs/create", experiment_id=self._experiment(), run_name=f"{name} {version}", start_time=now)["run"]["info"]
        try:
            self._call(
                "POST", "runs/log-batch", run_id=run["run_id"],
                params=[{"key": key, "value": str(value)[:LONGEST_PARAMETER]} for key, value in report["parameters"].items()],
                metrics=[{"key": key, "value": float(value), "timestamp": now, "step": 0} for key, value in report["metrics"].items()])
            path = f"{self._path(run['artifact_uri'])}/model"
            for file in sorted(files.iterdir()):
                self._send("PUT", f"mlflow-artifacts/artifacts/{quoted(path)}/{quoted(file.name)}", file.read_bytes(), "application/octet-stream")
            try:
                self._call("POST", "registered-models/create", name=name)
            except MlflowError as e:
                if e.code != "RESOURCE_ALREADY_EXISTS":
                    raise
            created = self._call(
                "POST", "model-versions/create", name=name, source=ARTIFACTS + path, run_id=run["run_id"], tags=[{"key": "version", "value": version}])
        except MlflowError:
            self._call("POST", "runs/update", run_id=run["run_id"], status="FAILED", end_time=int(time.time() * 1000))
            raise
        self._call("POST", "runs/update", run_id=run["run_id"], status="FINISHED", end_time=int(time.time() * 1000))
        return created["model_version"]["version"]

    def serve(self, name, alias, number):
        self._call("POST", "registered-models/alias", name=name, alias=alias, version=number)

    def _experiment(self):
        try:
            return self._call("GET", "experiments/get-by-name", experiment_name=EXPERIMENT)["experiment"]["experiment_id"]
        except MlflowError as e:
            if e.code != "RESOURCE_DOES_NOT_EXIST":
                raise
            return self._call("POST", "experiments/create", name=EXPERIMENT)["experiment_id"]

    @staticmethod
    def _path(uri):
        """Of files in the server's store."""
        if not uri.startswith(ARTIFACTS):
            raise MlflowError(f"the server keeps files at {uri}; it has to serve them itself (mlflow server --serve-artifacts)")
        return uri.removeprefix(ARTIFACTS).strip("/")

    def _call(self, method, path, api="mlflow", /, **fields):
        if method == "GET":
            return json.loads(self._send(method, f"{api}/{path}?{urllib.parse.urlencode(fields)}"))
        return json.loads(self._send(method, f"{api}/{path}", json.dumps(fields).encode(), "application/json"))

    def _send(self, method, path, body=None, kind=None):
        request = urllib.request.Request(f"{self.uri}/api/2.0/{path}", body, method=method)
        if kind:
            request.add_header("Content-Type", kind)
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
                return answer.read()
        except urllib.error.HTTPError as e:
            text = e.read().decode(errors="replace")
            try:
                problem = json.loads(text)
            except ValueError:
                problem = {}
            raise MlflowError(f"{self.uri} answered {e.code} to {path.partition('?')[0]}: {problem.get('message', text)[:300]}", problem.get("error_code")) from e
        except OSError as e:
            raise MlflowError(f"{self.uri} does not answer: {e}") from e


def quoted(path):
    return urllib.parse.quote(path)
