"""Where training leaves what is not shipped, so that a model can be exported and measured again without training."""

import argparse

from common.paths import MODELS

BUILD = MODELS / "build"


def options(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--reuse", action="store_true", help=f"take the weights of the last training from {BUILD.name}/ instead of training")
    return parser.parse_args()


def file(name):
    BUILD.mkdir(exist_ok=True)
    return BUILD / name
