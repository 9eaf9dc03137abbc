"""Where the recorded data lies; it is never part of this repository."""

import os
from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent
REPOSITORY = MODELS.parent
DATA = Path(os.environ.get("DEALERFLOW_TEST_DATA", REPOSITORY.parent / "shared" / "data"))


def data(name):
    path = DATA / name
    if not path.exists():
        raise SystemExit(f"{path} does not exist; set DEALERFLOW_TEST_DATA to the folder of recorded data")
    return path
