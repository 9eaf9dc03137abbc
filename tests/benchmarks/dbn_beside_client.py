"""How fast a file of DBN is read, beside Databento's own client, on one processor.

In a virtual environment with `databento` from PyPI, after the build of tests/benchmarks:

    python tests/benchmarks/dbn_beside_client.py

Both add up price and size of each of a million trades of the same file. The client does it twice: record by record, and with its array, which is
the file's bytes.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import databento
import numpy

JAR = pathlib.Path(__file__).parent / "target" / "benchmarks.jar"
JAVA = pathlib.Path(os.environ["JAVA_HOME"]) / "bin" / "java" if "JAVA_HOME" in os.environ else shutil.which("java")


def ours(*arguments: str) -> str:
    command = [str(JAVA), "-cp", str(JAR), "io.dealerflow.benchmarks.DbnFile", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def rate(read, records: int, passes: int) -> float:
    """Records a second, the best of some passes."""
    seconds = []
    for _ in range(passes):
        start = time.perf_counter()
        read()
        seconds.append(time.perf_counter() - start)
    return records / min(seconds)


def by_record(file: pathlib.Path) -> int:
    return sum(record.price + record.size for record in databento.DBNStore.from_file(file))


def by_array(file: pathlib.Path) -> int:
    trades = databento.DBNStore.from_file(file).to_ndarray()
    return int(trades["price"].sum(dtype=numpy.int64)) + int(trades["size"].sum(dtype=numpy.int64))


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "trades.dbn"
        ours("write", str(file))
        records = len(databento.DBNStore.from_file(file).to_ndarray())
        if by_record(file) != by_array(file):
            raise SystemExit("the client disagrees with itself")
        own = float(ours("read", str(file)))
        record = rate(lambda: by_record(file), records, 2)
        array = rate(lambda: by_array(file), records, 5)
    print(f"databento {databento.__version__}, {records} trades, million records a second on one processor")
    print(f"ours {own / 1e6:.1f}; client, record by record {record / 1e6:.2f}; client, as an array {array / 1e6:.1f}")
    print(f"ours : client record by record {own / record:.1f}; ours : client as an array {own / array:.2f}")


if __name__ == "__main__":
    main()
