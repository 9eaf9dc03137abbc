"""How fast gpu-worker runs the shipped models, beside Python's onnxruntime with the same files, on one processor.

In a virtual environment with `onnxruntime` and `numpy` (models/requirements.txt), after the build of tests/benchmarks:

    python tests/benchmarks/inference_beside_python.py

Both run the same inputs through the same graph, one thread each, by turns. Rates are per second of processor time, so that other work on the machine counts
for little; the figures are medians of the rounds, the ratio is that of the medians.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import time

import numpy
import onnxruntime

ROOT = pathlib.Path(__file__).parents[2]
JAR = ROOT / "tests" / "benchmarks" / "target" / "benchmarks.jar"
JAVA = pathlib.Path(os.environ["JAVA_HOME"]) / "bin" / "java" if "JAVA_HOME" in os.environ else shutil.which("java")
MODELS = {"news-sentiment": "news_sentiment/news_sentiment.onnx", "chart-pattern": "chart_pattern/chart_pattern.onnx"}
BATCHES = (1, 8, 32)
ROUNDS = 5
SECONDS = 1.0
TOKENS = 24


class Ours:
    """The program InferenceProgram, which answers a line with a number."""

    def __init__(self) -> None:
        command = [str(JAVA), "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", str(JAR)]
        command += ["io.dealerflow.benchmarks.InferenceProgram", str(ROOT / "models"), "cpu"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, question: str) -> float:
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def tensors(model: str, batch: int) -> dict:
    """As InferenceProgram makes them."""
    if model == "chart-pattern":
        pixels = numpy.arange(batch * 96 * 160 * 3) * 131 % 251
        return {"images": pixels.astype(numpy.uint8).reshape(batch, 96, 160, 3)}
    ids = (100 + numpy.arange(batch * TOKENS) * 17 % 9000).reshape(batch, TOKENS)
    ids[:, 0] = 2
    ids[:, -1] = 3
    return {"input_ids": ids.astype(numpy.int64), "attention_mask": numpy.ones_like(ids, dtype=numpy.int64)}


def session(model: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(str(ROOT / "models" / MODELS[model]), options, providers=["CPUExecutionProvider"])


def python_rate(graph: onnxruntime.InferenceSession, inputs: dict, batch: int) -> float:
    runs = 0
    start = time.thread_time()
    while time.thread_time() - start < SECONDS:
        graph.run(None, inputs)
        runs += 1
    return batch * runs / (time.thread_time() - start)


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    starts = []
    for _ in range(3):
        ours = Ours()
        starts.append(ours.ask("started"))
        ours.close()
    print(f"from the start of the JVM to the first answers, all models loaded and checked: {statistics.median(starts) / 1e3:.2f} s")
    ours = Ours()
    print(f"onnxruntime of Python {onnxruntime.__version__}; items a second of one processor\n")
    print("| model | batch | ours | Python | ratio |\n|---|--:|--:|--:|--:|")
    for model in MODELS:
        graph = session(model)
        for batch in BATCHES:
            inputs = tensors(model, batch)
            python_rate(graph, inputs, batch)
            own, other = [], []
            for _ in range(ROUNDS):
                own.append(ours.ask(f"rate {model} {batch}"))
                other.append(python_rate(graph, inputs, batch))
            mine, theirs = statistics.median(own), statistics.median(other)
            print(f"| {model} | {batch} | {mine:.0f} | {theirs:.0f} | {mine / theirs:.2f} |", flush=True)
    print("\n| microseconds of processor time that queue and batches add to an item | 1 at a time | 8 at a time |\n|---|--:|--:|")
    for model in MODELS:
        added = [statistics.median(ours.ask(f"lane {model} {batch}") for _ in range(3)) for batch in (1, 8)]
        print(f"| {model} | {added[0]:.0f} | {added[1]:.0f} |")
    ours.close()


if __name__ == "__main__":
    main()
