"""Prints the objects of local, aks or chart, without those whose operator's custom resources are not at hand."""

import sys

import check
import yaml


def documents(name):
    if name == "chart":
        # Without the test, which Helm runs when it is asked to.
        charted = check.objects(check.helm_template().stdout)
        return [d for d in charted if "helm.sh/hook" not in d["metadata"].get("annotations", {})]
    return check.build(f"k8s/overlays/{name}")


def main(name):
    wanted = [d for d in documents(name) if d["apiVersion"].split("/")[0] not in check.WITHOUT_SCHEMA]
    # The namespace of all the others.
    wanted.sort(key=lambda document: document["kind"] != "Namespace")
    yaml.safe_dump_all(wanted, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
