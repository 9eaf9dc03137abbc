#!/usr/bin/env bash
# The analysis of 10 contracts of 28 048 bars, by JMH and with pandas, one after the other on this machine. Build the benchmarks first (README.md).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
bars=$(mktemp -d)
trap 'rm -rf "$bars"' EXIT
"$root/dealerflow" sample bars --contracts 10 --bars 28048 --output "$bars/in"
java --add-modules jdk.incubator.vector -jar "$root/tests/benchmarks/target/benchmarks.jar" AnalysisBenchmark
for _ in 1 2 3; do
    "${PYTHON:-python3}" "$root/tools/reference/bar_analysis.py" time "$bars/in"
done
