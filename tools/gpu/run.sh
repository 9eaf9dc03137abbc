#!/usr/bin/env bash
# Runs the shipped models on the GPU of this machine with what prepare.sh made: golden cases, rates beside the CPU, and what happens when the memory of
# the GPU is used up. Needs Python with a torch for CUDA 13, whose libraries are used.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
gpu="$root/.tools/gpu"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$gpu" "$work" <<'PYTHON'
import lzma, pathlib, sys, tarfile

gpu, work = map(pathlib.Path, sys.argv[1:])
for packed in (gpu / "native").glob("*.xz"):
    (work / packed.stem).write_bytes(lzma.decompress(packed.read_bytes()))
with tarfile.open(gpu / "jre.tar.xz") as jre:
    jre.extractall(work)
PYTHON
ln -s libonnxruntime.so "$work/libonnxruntime.so.1"
libraries=$(python3 - <<'PYTHON'
import pathlib, site, sysconfig

roots = {pathlib.Path(folder) / "nvidia" for folder in [*site.getsitepackages(), sysconfig.get_paths()["purelib"]]}
print(":".join(sorted({str(library.parent) for root in roots for library in root.rglob("lib*.so*")})))
PYTHON
)
export LD_LIBRARY_PATH="$work:$libraries"

ask() {
  "$work/jre/bin/java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "-Donnxruntime.native.path=$work" \
    -cp "$gpu/jars/*" io.dealerflow.benchmarks.InferenceProgram "$root/models" "$1"
}

echo "== chosen, golden cases of all models and first answers (ms)"
printf 'choice\nstarted\n' | ask cuda
for model in news-sentiment chart-pattern; do
  for batch in 1 8 64; do
    echo "== $model, batch $batch: items a second of processor time, then of time, CUDA; the same on the CPU"
    printf 'rate %s %s\nwall %s %s\n' "$model" "$batch" "$model" "$batch" | ask cuda
    printf 'rate %s %s\nwall %s %s\n' "$model" "$batch" "$model" "$batch" | ask cpu
  done
done

echo "== with the memory of the GPU used up: a line for each model that runs on the CPU instead"
python3 - <<'PYTHON' &
import time
import torch

held = [torch.empty(max(torch.cuda.mem_get_info()[0] - (64 << 20), 1), dtype=torch.uint8, device="cuda")]
print("held", held[0].numel() >> 20, "MiB", flush=True)
time.sleep(60)
PYTHON
holder=$!
sleep 15
printf 'choice\nstarted\n' | ask cuda || true
kill "$holder"
