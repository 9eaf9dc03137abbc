package io.dealerflow.worker.onnx;

import java.util.Arrays;

/** Values of a graph in row-major order. Arrays are not copied and not to be modified. */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Tensor {
    /** Lengths of the axes. */
    long[] shape();

    /** The number of values. */
    int size();

    record Floats(long[] shape, float[] values) implements Tensor {
        public Floats {
            checkSize(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        /** The values of one index of the first axis. */
        public float[] row(int index) {
            int width = values.length / Math.toIntExact(shape[0]);
            return Arrays.copyOfRange(values, index * width, (index + 1) * width);
        }
    }

    record Longs(long[] shape, long[] values) implements Tensor {
        public Longs {
            checkSize(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /** Unsigned. */
    record Bytes(long[] shape, byte[] values) implements Tensor {
        public Bytes {
            checkSize(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /** A matrix of {@code rows} rows. */
    static Floats floats(int rows, float[] values) {
        return new Floats(new long[] {rows, values.length / rows}, values);
    }

    private static void checkSize(long[] shape, int values) {
        long size = 1;
        for (long length : shape) {
            size *= length;
        }
        if (size != values) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + Arrays.toString(shape) + " has " + size + " values, not " + values);
        }
    }
}
