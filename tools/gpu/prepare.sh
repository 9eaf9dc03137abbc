#!/usr/bin/env bash
# Makes .tools/gpu, with which run.sh runs the models on a GPU where nothing can be fetched. Needs a JDK 25, Python with pip, xz and unzip, and
# the build of tests/benchmarks (its README).
set -euo pipefail

readonly ONNXRUNTIME=1.28.0
# Of the GPU: 90 is an H100 or H200.
readonly CAPABILITY=${CAPABILITY:-90}
# Of the native libraries, and of the rest, so that they can be taken there one after the other.
readonly MOST_KIB=$((46 * 1024))

root=$(cd "$(dirname "$0")/../.." && pwd)
lib="$root/tests/benchmarks/target/lib"
out="$root/.tools/gpu"
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rm -rf "$out"
mkdir -p "$out/native" "$out/jars"

# The package of Python is built for CUDA 13; the library between Java and it is that of the Java package, of the same version.
"$python" -m pip download --quiet --no-deps --only-binary=:all: --python-version 3.12 --implementation cp \
  --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 --dest "$work" "onnxruntime-gpu==$ONNXRUNTIME"
unzip -q -j "$work"/onnxruntime_gpu-*.whl 'onnxruntime/capi/libonnxruntime*' -x '*tensorrt*' -d "$work/native"
unzip -q -j "$lib/onnxruntime-$ONNXRUNTIME.jar" 'ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so' -d "$work/native"
"$python" "$root/tools/gpu/prune_fatbin.py" "$work/native/libonnxruntime_providers_cuda.so" "$CAPABILITY"
for file in "$work"/native/*; do
  name=$(basename "$file")
  xz -T0 -6 --stdout "$file" >"$out/native/${name/%.so.$ONNXRUNTIME/.so}.xz"
done

for jar in gpu-worker contracts jackson-annotations jackson-core jackson-databind jackson-datatype-jdk8 jackson-datatype-jsr310 jackson-dataformat-cbor \
  jackson-module-parameter-names jackson-module-blackbird jspecify; do
  cp "$lib"/$jar-[0-9]*.jar "$out/jars/"
done
cp "$root/tests/benchmarks/target/benchmarks.jar" "$out/jars/"
cp "$lib/onnxruntime-$ONNXRUNTIME.jar" "$out/jars/"
zip -q -d "$out/jars/onnxruntime-$ONNXRUNTIME.jar" 'ai/onnxruntime/native/*'
# The models are read from the checkout.
zip -q -d "$out/jars"/gpu-worker-*.jar 'models/*'

"${JAVA_HOME:?}/bin/jlink" --add-modules java.base,java.desktop,java.management,jdk.management,java.sql,jdk.unsupported --strip-debug --no-man-pages \
  --no-header-files --output "$work/jre"
tar -C "$work" -c jre | xz -T0 -6 >"$out/jre.tar.xz"

native=$(du -sk "$out/native" | cut -f1)
rest=$(($(du -sk "$out" | cut -f1) - native))
echo "$out: native libraries $native KiB, the rest $rest KiB"
[ "$native" -le "$MOST_KIB" ] && [ "$rest" -le "$MOST_KIB" ] || { echo "a part has more than $MOST_KIB KiB" >&2; exit 1; }
