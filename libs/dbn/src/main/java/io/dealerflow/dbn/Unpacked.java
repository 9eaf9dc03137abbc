package io.dealerflow.dbn;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a file after unpacking, within the limits. */
final class Unpacked implements Closeable {
    private static final int HEAD_BYTES = 12;
    private static final int ZSTD_MAGIC = 0xFD2FB528;
    /** First of the sixteen magic numbers of frames that zstd skips; DBZ puts its metadata into one. */
    private static final int SKIPPABLE_MAGIC = 0x184D2A50;

    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int DBZ_AT = 8;
    /** The window of zstd's level 20; a frame that asks for more is refused, since it is memory. */
    private static final int WINDOW_LOG = 25;

    private static final long RATIO_FREE = 1 << 20;

    private final InputStream in;
    private final @Nullable Count packed;
    private final DbnLimits limits;
    private long bytes;

    private Unpacked(InputStream in, @Nullable Count packed, DbnLimits limits) {
        this.in = in;
        this.packed = packed;
        this.limits = limits;
    }

    /** Bytes read, and whether there are more. */
    private static final class Count extends FilterInputStream {
        private long bytes;
        private boolean ended;

        Count(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytes += Math.max(0, count);
            ended |= count < 0;
            return count;
        }
    }

    /** @throws DbnException when there are no bytes, or they are DBZ */
    static Unpacked of(InputStream bytes, DbnLimits limits) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        if (head.length == 0) {
            throw new DbnException(DbnProblem.EMPTY, 0, "The file is empty.");
        }
        if (isZstd(head) && isDbz(head)) {
            throw new DbnException(
                    DbnProblem.DBZ,
                    0,
                    "The file is DBZ, the format before DBN. Convert it to DBN with Databento's dbn tool.");
        }
        if (!isZstd(head)) {
            return new Unpacked(in, null, limits);
        }
        Count packed = new Count(in);
        ZstdInputStreamNoFinalizer unpacked = new ZstdInputStreamNoFinalizer(packed);
        unpacked.setLongMax(WINDOW_LOG);
        return new Unpacked(unpacked, packed, limits);
    }

    /** Whether the first bytes begin a frame of zstd, also one that it skips. */
    static boolean isZstd(byte[] head) {
        int magic = head.length < Integer.BYTES ? 0 : Bytes.i32(head, 0);
        return magic == ZSTD_MAGIC || (magic & SKIPPABLE_MASK) == SKIPPABLE_MAGIC;
    }

    private static boolean isDbz(byte[] head) {
        return head.length == HEAD_BYTES && head[DBZ_AT] == 'D' && head[DBZ_AT + 1] == 'B' && head[DBZ_AT + 2] == 'Z';
    }

    /**
     * As {@link InputStream#read(byte[], int, int)}.
     *
     * @throws DbnException when the compressed data are damaged or cut short, or the limits are exceeded
     */
    int read(byte[] buffer, int offset, int length) throws IOException {
        int count = packed == null ? in.read(buffer, offset, length) : unpack(packed, buffer, offset, length);
        bytes += Math.max(0, count);
        if (bytes > limits.maxBytes()) {
            throw tooLarge("The file has more than " + limits.maxBytes() + " bytes once it is unpacked.");
        }
        if (packed != null && bytes > RATIO_FREE && bytes / Math.max(1, packed.bytes) > limits.maxRatio()) {
            throw tooLarge(
                    "The unpacked file is more than " + limits.maxRatio() + " times as large as the packed one.");
        }
        return count;
    }

    private int unpack(Count source, byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (ZstdIOException e) {
            DbnException refusal = source.ended
                    ? new DbnException(DbnProblem.TRUNCATED, bytes, "The compressed data end before they are complete.")
                    : new DbnException(
                            DbnProblem.DAMAGED,
                            source.bytes,
                            "The compressed data are damaged before packed byte " + source.bytes + ": " + e.getMessage()
                                    + ".");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private DbnException tooLarge(String sentence) {
        return new DbnException(DbnProblem.TOO_LARGE, bytes, sentence);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
