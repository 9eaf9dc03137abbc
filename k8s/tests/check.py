"""Every check of the deployment that needs neither a cluster nor a cloud, and the proof that each refuses something.

A check is a function that returns complaints. It is run on what is committed, where it must find none, and on a fixture in broken/,
where it must find some. A tool that is absent and cannot be fetched leaves its check out, which the table says.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import kubernetes_validate
import yaml

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "k8s/tests/broken"
TOOLS = ROOT / ".tools/k8s"
KUBERNETES = "1.34"
OVERLAYS = ["local", "aks"]
# What the chart renders with its own values.
CHART = ["k8s/base", "k8s/kafka", "k8s/database", "k8s/monitoring", "keda/kafka"]

GO_TOOLS = {
    "kustomize": "sigs.k8s.io/kustomize/kustomize/v5@v5.8.2",
    "helm": "helm.sh/helm/v3/cmd/helm@v3.22.0",
    "actionlint": "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12",
}
# Modules of Go that have the custom resources of operators, with the folder in which they are.
CRD_MODULES = {
    "keda.sh": ("github.com/kedacore/keda/v2@v2.21.0", "config/crd/bases"),
    "monitoring.coreos.com": (
        "github.com/prometheus-operator/prometheus-operator@v0.85.0",
        "example/prometheus-operator-crd",
    ),
    "external-secrets.io": ("github.com/external-secrets/external-secrets@v1.3.2", "config/crds/bases"),
    "argoproj.io": ("github.com/argoproj/argo-cd/v3@v3.5.0", "manifests/crds"),
}
# Strimzi has no module of Go; tests/deployment compares its objects with the services.
WITHOUT_SCHEMA = {"kafka.strimzi.io"}


class Missing(Exception):
    """A tool that is neither installed nor can be fetched."""


def run(command, **options):
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False, **options
    )


def complaints(command, **options):
    """The output of a command that failed, by lines."""
    done = run(command, **options)
    if done.returncode == 0:
        return []
    return (done.stdout + done.stderr).strip().splitlines() or [f"exit code {done.returncode}"]


def python_tool(name):
    return Path(sys.executable).parent / name


def go(*arguments, **environment):
    if shutil.which("go") is None:
        raise Missing("Go is not installed")
    return run(["go", *arguments], env={**os.environ, "GOFLAGS": "-mod=mod", **environment})


def go_tool(name):
    folder = TOOLS / "bin"
    if not (folder / name).exists():
        installed = shutil.which(name)
        if installed and name != "kustomize":
            return installed
        done = go("install", GO_TOOLS[name], GOBIN=str(folder))
        if done.returncode != 0:
            raise Missing(f"{name} could not be installed")
    return folder / name


def installed(name):
    path = shutil.which(name)
    if path is None:
        raise Missing(f"{name} is not installed")
    return path


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads a plain =, which YAML 1.1 has a type for, as text."""


Loader.add_constructor("tag:yaml.org,2002:value", lambda loader, node: loader.construct_scalar(node))


def objects(text):
    return [document for document in yaml.load_all(text, Loader) if document]


def key(document):
    return document["kind"], document["metadata"]["name"]


def build(folder):
    """What kustomize makes of a folder; raises ValueError with its complaint."""
    done = run([go_tool("kustomize"), "build", folder])
    if done.returncode != 0:
        raise ValueError(done.stderr.strip())
    return objects(done.stdout)


def rendered():
    """All objects that are applied anywhere, by where they come from."""
    found = {name: build(f"k8s/overlays/{name}") for name in OVERLAYS}
    for folder in ("keda/queue", "k8s/training"):
        found[folder] = build(folder)
    found["k8s/argocd"] = [o for file in sorted((ROOT / "k8s/argocd").glob("*.yaml")) for o in objects(file.read_text())]
    return found


# kustomize


def kustomize(folders):
    found = []
    for folder in folders:
        try:
            build(folder)
        except ValueError as complaint:
            found.append(f"{folder}: {complaint}")
    return found


# Schemas


def closed(schema):
    """The schema without unknown keys, as the API server prunes and a strict client refuses them."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {name: closed(part) for name, part in schema.items()}
    if changed.get("x-kubernetes-int-or-string"):
        changed.pop("type", None)
        changed["type"] = ["integer", "string"]
    if (
        isinstance(changed.get("properties"), dict)
        and changed.get("type") == "object"
        and "additionalProperties" not in changed
        and not changed.get("x-kubernetes-preserve-unknown-fields")
    ):
        changed["additionalProperties"] = False
    return changed


def crd_folder(group):
    module, folder = CRD_MODULES[group]
    done = go("mod", "download", "-json", module)
    if done.returncode != 0:
        raise Missing(f"{module} could not be downloaded")
    return Path(json.loads(done.stdout)["Dir"]) / folder


def custom_schemas(documents):
    """Schemas of the kinds of these documents, by version and kind."""
    found = {}
    kinds = {document["kind"] for document in documents}
    for group in sorted({document["apiVersion"].split("/")[0] for document in documents}):
        for file in crd_folder(group).glob("*.yaml"):
            text = file.read_text()
            if not any(f"    kind: {kind}\n" in text for kind in kinds):
                continue
            for crd in objects(text):
                for version in crd["spec"]["versions"]:
                    schema = closed(version["schema"]["openAPIV3Schema"])
                    schema.get("properties", {}).pop("metadata", None)
                    schema.setdefault("properties", {})["metadata"] = {"type": "object"}
                    name = f"{crd['spec']['group']}/{version['name']}", crd["spec"]["names"]["kind"]
                    found[name] = schema
    return found


def is_native(document):
    return "." not in document["apiVersion"].split("/")[0] or document["apiVersion"].split("/")[0].endswith(".k8s.io")


def native(documents):
    found = []
    for document in documents:
        if is_native(document):
            try:
                kubernetes_validate.validate(document, KUBERNETES, strict=True)
            except kubernetes_validate.ValidationError as error:
                found.append(f"{key(document)}: {error.message}")
    return found


def custom(documents):
    documents = [
        document
        for document in documents
        if not is_native(document) and document["apiVersion"].split("/")[0] not in WITHOUT_SCHEMA
    ]
    schemas = custom_schemas(documents)
    found = []
    for document in documents:
        schema = schemas.get((document["apiVersion"], document["kind"]))
        if schema is None:
            found.append(f"{key(document)}: no schema of {document['apiVersion']}")
            continue
        for error in jsonschema.Draft7Validator(schema).iter_errors(document):
            found.append(f"{key(document)} at {'/'.join(map(str, error.path))}: {error.message}")
    return found


def everything():
    return [document for documents in rendered().values() for document in documents]


# Chart


def helm_template(*arguments):
    # Namespace and version that a cluster would have.
    return run(
        [go_tool("helm"), "template", "dealerflow", "k8s/chart", "--namespace", "dealerflow", "--kube-version", f"{KUBERNETES}.0", *arguments]
    )


def chart():
    """The chart with its own values is what kustomize builds, but for the namespace and the chart's tests."""
    done = helm_template()
    if done.returncode != 0:
        return [done.stderr.strip()]
    charted = {
        key(document): document
        for document in objects(done.stdout)
        if "helm.sh/hook" not in document["metadata"].get("annotations", {})
    }
    built = {key(document): document for folder in CHART for document in build(folder) if document["kind"] != "Namespace"}
    found = [f"{name}: only in {'the chart' if name in charted else 'kustomize'}" for name in charted.keys() ^ built.keys()]
    found += [f"{name}: the chart differs" for name in charted.keys() & built.keys() if charted[name] != built[name]]
    for values in [
        ["--set", "keda.trigger=queue"],
        ["--set", "keda.trigger=none,kafka.enabled=false,database.enabled=false,monitoring.enabled=false,ingress.enabled=false"],
        ["--set", "images.registry=registry.invalid/team,images.tag=1.2.3"],
    ]:
        changed = helm_template(*values)
        found += [] if changed.returncode == 0 else [changed.stderr.strip()]
        found += native(objects(changed.stdout))
    return found


def chart_values(file):
    done = helm_template("--values", file)
    return [] if done.returncode == 0 else [done.stderr.strip()]


# Rules


def rules(manifest, tests):
    promtool = installed("promtool")
    with tempfile.TemporaryDirectory() as folder:
        spec = objects(Path(manifest).read_text())[0]["spec"]
        (Path(folder) / "dealerflow.rules.yaml").write_text(yaml.safe_dump(spec))
        found = complaints([promtool, "check", "rules", f"{folder}/dealerflow.rules.yaml"])
        if tests and not found:
            shutil.copy(tests, folder)
            found = complaints([promtool, "test", "rules", Path(folder) / Path(tests).name])
        return found


# Linters


def yaml_lint(paths):
    return complaints([python_tool("yamllint"), "--strict", "--config-file", ROOT / "k8s/tests/yamllint.yaml", *paths])


def shell(paths):
    return complaints([python_tool("shellcheck"), *paths])


def recipes(paths):
    return complaints([python_tool("hadolint"), *paths])


def schema(name, paths):
    return complaints([python_tool("check-jsonschema"), "--builtin-schema", f"vendor.{name}", *paths])


def workflows(paths):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return complaints([go_tool("actionlint"), *paths], env={**os.environ, "PATH": path})


def workflow_security(paths):
    return complaints([python_tool("zizmor"), "--offline", "--no-progress", *paths])


def terraform_format(folder):
    return complaints([installed("terraform"), f"-chdir={folder}", "fmt", "-check", "-recursive", "-diff"])


def terraform(folder):
    """Validates, and tests with a mock of the provider, which comes from the registry or a mirror that TF_CLI_CONFIG_FILE names."""
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".terraform*"))
        base = [installed("terraform"), f"-chdir={copy}"]
        if complaints([*base, "init", "-backend=false", "-input=false", "-no-color"]):
            raise Missing("the provider azurerm could not be fetched")
        return complaints([*base, "validate", "-no-color"]) or complaints([*base, "test", "-no-color"])


YAML = ["k8s/base", "k8s/kafka", "k8s/database", "k8s/monitoring", "k8s/overlays", "k8s/argocd", "k8s/training", "k8s/images", "keda", ".github", "compose.yaml"]
SCRIPTS = ["dealerflow", "models/check", "k8s/check", "k8s/verify", "k8s/overlays/local/secrets", "k8s/images/compose-env"]

# By name: what it is, on what is committed, and on what it must refuse.
CHECKS = {
    "yaml": ("yamllint", lambda: yaml_lint(YAML), lambda: yaml_lint([BROKEN / "duplicate-key.yaml"])),
    "kustomize": (
        "both overlays build",
        lambda: kustomize([f"k8s/overlays/{name}" for name in OVERLAYS]),
        lambda: kustomize([BROKEN / "kustomize"]),
    ),
    "kubernetes": (
        f"strict schemas of Kubernetes {KUBERNETES}",
        lambda: native(everything()),
        lambda: native(objects((BROKEN / "deployment.yaml").read_text())),
    ),
    "operators": (
        "strict schemas of KEDA, Prometheus, External Secrets, Argo CD",
        lambda: custom(everything()),
        lambda: custom(objects((BROKEN / "scaled-object.yaml").read_text())),
    ),
    "chart": ("helm template equals kustomize", chart, lambda: chart_values(BROKEN / "values.yaml")),
    "rules": (
        "promtool check and test",
        lambda: rules(ROOT / "k8s/monitoring/rules.yaml", ROOT / "k8s/monitoring/tests/rules.yaml"),
        lambda: rules(BROKEN / "rules.yaml", None),
    ),
    "scripts": ("shellcheck", lambda: shell(SCRIPTS), lambda: shell([BROKEN / "script.sh"])),
    "recipes": (
        "hadolint",
        lambda: recipes(sorted((ROOT / "k8s/images").glob("Containerfile.*"))),
        lambda: recipes([BROKEN / "Containerfile"]),
    ),
    "compose": (
        "schema of the Compose Specification",
        lambda: schema("compose-spec", ["compose.yaml"]),
        lambda: schema("compose-spec", [BROKEN / "compose.yaml"]),
    ),
    "workflows": (
        "actionlint",
        lambda: workflows(sorted((ROOT / ".github/workflows").glob("*.yml"))),
        lambda: workflows([BROKEN / "workflow.yml"]),
    ),
    "workflow-security": (
        "zizmor",
        lambda: workflow_security([".github"]),
        lambda: workflow_security([BROKEN / "workflow.yml"]),
    ),
    "terraform-format": (
        "terraform fmt",
        lambda: terraform_format(ROOT / "k8s/terraform"),
        lambda: terraform_format(BROKEN / "terraform-syntax"),
    ),
    "terraform": (
        "terraform validate and test with mocks",
        lambda: terraform(ROOT / "k8s/terraform"),
        lambda: terraform(BROKEN / "terraform"),
    ),
}


def outcome(good, broken):
    """A word for the table, and complaints."""
    try:
        found = good()
        if found:
            return "FAILED", found
        if not broken():
            return "FAILED", ["it accepts the fixture that it must refuse"]
        return "passed", []
    except Missing as missing:
        return f"skipped: {missing}", []


def main(names):
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        sys.exit(f"check: there is no check {', '.join(unknown)}; there are {', '.join(CHECKS)}")
    failed = False
    for name in names or CHECKS:
        what, good, broken = CHECKS[name]
        word, found = outcome(good, broken)
        failed = failed or word == "FAILED"
        print(f"{name:<18} {what:<62} {word}", flush=True)
        for line in found[:20]:
            print(f"    {line}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
