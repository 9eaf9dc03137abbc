#!/usr/bin/env bash
# The analysis of histories of 28 048 bars: 10 and 419 contracts from files to files, by one thread and by two with 256 MB of heap; then 10 in memory, by
# JMH and with pandas. One after the other on this machine. Build the benchmarks first (README.md).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
bars=$(mktemp -d)
trap 'rm -rf "$bars"' EXIT
jar="$root/tests/benchmarks/target/benchmarks.jar"
time "$root/dealerflow" sample bars --contracts 419 --bars 28048 --output "$bars/in"
java -Xmx256m --enable-native-access=ALL-UNNAMED -cp "$jar" io.dealerflow.benchmarks.AnalysisRun "$bars/in" "$bars/out" 10 419
java --add-modules jdk.incubator.vector -jar "$jar" AnalysisBenchmark
mkdir "$bars/ten"
ln -s "$bars"/in/{SPX,VIX,C0000?,C00010}.csv "$bars/ten"
for _ in 1 2 3; do
    "${PYTHON:-python3}" "$root/tools/reference/bar_analysis.py" time "$bars/ten"
done
