package io.dealerflow.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts decompressed bytes and refuses a file that exceeds the limits. */
public final class UnpackedStream extends FilterInputStream {
    private static final long RATIO_FREE = 1 << 20;

    private final ByteCount packed;
    private final ParseLimits limits;
    private long unpacked;

    public UnpackedStream(InputStream in, ByteCount packed, ParseLimits limits) {
        super(in);
        this.packed = packed;
        this.limits = limits;
    }

    /** Bytes read so far. */
    public static final class ByteCount extends FilterInputStream {
        private long bytes;

        public ByteCount(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytes += Math.max(0, count);
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    /** None is certain: so a buffer above reads once at a time, and what comes before damaged data is read before the exception. */
    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int more) throws RefusalException {
        unpacked += more;
        boolean bomb = unpacked > RATIO_FREE && unpacked / Math.max(1, packed.bytes) > limits.maxRatio();
        if (bomb || unpacked > limits.maxBytes()) {
            throw new RefusalException(
                    RefusalReason.TOO_LARGE,
                    new SourceLocation(null, null, null),
                    bomb
                            ? "The decompressed file is more than " + limits.maxRatio()
                                    + " times as large as the compressed one."
                            : "The file has more than " + limits.maxBytes() + " bytes once it is decompressed.");
        }
    }
}
