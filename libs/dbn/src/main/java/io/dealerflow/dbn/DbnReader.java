package io.dealerflow.dbn;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads DBN of versions 1 to 3 from a stream, record by record: plain or in zstd (one frame or several), with metadata or as a fragment
 * without. Records are read where they lie in the reader's buffer, {@link #record()}. Records of unknown types are counted and
 * skipped. Bytes that are no such file end in a {@link DbnException}. Not for several threads.
 */
public final class DbnReader implements Closeable {
    private static final byte[] MAGIC = {'D', 'B', 'N'};
    private static final int WINDOW = 1 << 18;
    private static final int PRELUDE_BYTES = 8;
    private static final int NEWEST_VERSION = 3;

    private final Unpacked in;
    private final DbnLimits limits;
    private final byte[] window = new byte[WINDOW];
    /** Where the window begins in the unpacked file. */
    private long base;
    /** Where the next record begins in the window. */
    private int next;

    private int end;
    private final @Nullable DbnMetadata metadata;
    private final LayoutTable layouts;
    private final RecordView record;
    private long skipped;

    /**
     * Begins to read: recognises the format and decodes the metadata. {@link #close} closes {@code bytes}, and so does a failure.
     *
     * @throws DbnException when it is no DBN file
     * @throws IOException  when the bytes cannot be fetched
     */
    public DbnReader(InputStream bytes, DbnLimits limits) throws IOException {
        this.in = Unpacked.of(bytes, limits);
        this.limits = limits;
        try {
            if (!fill(MAGIC.length) && end == 0) {
                throw new DbnException(DbnProblem.EMPTY, 0, "The file is empty once it is unpacked.");
            }
            this.metadata = startsWithMetadata() ? readMetadata() : null;
            this.layouts =
                    metadata == null ? LayoutTable.ofFragment() : LayoutTable.of(metadata.version(), metadata.tsOut());
            if (metadata == null) {
                requireRecord();
            }
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
        this.record = new RecordView(Layouts.all().getFirst());
    }

    /**
     * Whether a file that begins with these bytes is to be read here: DBN with metadata, a fragment whose first two records fit, and whatever is in
     * zstd.
     *
     * @param head as many first bytes as are at hand, or the whole file
     */
    public static boolean recognises(byte[] head) {
        if (Unpacked.isZstd(head)
                || (head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length))) {
            return true;
        }
        LayoutTable layouts = LayoutTable.ofFragment();
        int at = 0;
        for (int records = 0; records < 2 && at + 1 < head.length; records++) {
            int lengthByte = Bytes.u8(head, at);
            if (layouts.find(Bytes.u8(head, at + 1), lengthByte) == null) {
                return false;
            }
            at += lengthByte * LayoutTable.LENGTH_UNIT;
        }
        return at > 0;
    }

    /** Empty for a fragment. */
    public Optional<DbnMetadata> metadata() {
        return Optional.ofNullable(metadata);
    }

    /** The record that {@link #next()} moved to; the same object each time. */
    public RecordView record() {
        return record;
    }

    /** Records of unknown types so far. */
    public long skipped() {
        return skipped;
    }

    /** Offset in the unpacked file of the byte after the current record. */
    public long position() {
        return base + next;
    }

    /**
     * Moves to the next record of a known type.
     *
     * @return false at the end of the file
     * @throws DbnException when no valid record follows
     * @throws IOException  when the bytes cannot be fetched
     */
    public boolean next() throws IOException {
        while (fill(RecordLayout.HEADER_BYTES)) {
            int lengthByte = Bytes.u8(window, next);
            int length = lengthByte * LayoutTable.LENGTH_UNIT;
            int type = Bytes.u8(window, next + 1);
            RecordLayout layout = layouts.find(type, lengthByte);
            if (layout == null) {
                requireUnknown(type, length);
            }
            if (!fill(length)) {
                throw cut(length);
            }
            int at = next;
            next += length;
            if (layout != null) {
                record.moveTo(window, at, length, layout);
                return true;
            }
            skipped++;
        }
        if (next < end) {
            throw cut(RecordLayout.HEADER_BYTES);
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void requireUnknown(int type, int length) throws DbnException {
        if (startsWithMetadata()) {
            throw invalid("A second file begins here; files that were put together must be sent one by one.");
        }
        if (length < RecordLayout.HEADER_BYTES) {
            throw invalid("A record of " + length + " bytes is shorter than its header.");
        }
        if (layouts.knows(type)) {
            throw invalid("A record of type " + type + " has " + length + " bytes, which is not the length of that type"
                    + (metadata == null ? "." : " in version " + metadata.version() + "."));
        }
    }

    private void requireRecord() throws IOException {
        boolean isRecord = fill(2) && layouts.find(Bytes.u8(window, 1), Bytes.u8(window, 0)) != null;
        if (!isRecord) {
            throw new DbnException(DbnProblem.NOT_DBN, 0, "The file is neither DBN nor a sequence of its records.");
        }
    }

    /** Whether metadata begin at {@link #next}, or what is left of a file that is cut short within their first bytes. */
    private boolean startsWithMetadata() {
        int length = Math.min(MAGIC.length, end - next);
        return length > 0 && Arrays.equals(window, next, next + length, MAGIC, 0, length);
    }

    private DbnMetadata readMetadata() throws IOException {
        if (!fill(PRELUDE_BYTES)) {
            throw cut(PRELUDE_BYTES);
        }
        int version = Bytes.u8(window, MAGIC.length);
        if (version < 1 || version > NEWEST_VERSION) {
            throw new DbnException(
                    DbnProblem.UNSUPPORTED_VERSION,
                    MAGIC.length,
                    "The file is DBN version " + version + "; versions 1 to " + NEWEST_VERSION + " are read.");
        }
        long length = Bytes.u32(window, Integer.BYTES);
        if (length < MetadataDecoder.FIXED_BYTES) {
            throw new DbnException(
                    DbnProblem.INVALID_METADATA,
                    Integer.BYTES,
                    "The metadata have " + length + " bytes, fewer than " + MetadataDecoder.FIXED_BYTES + ".");
        }
        if (length > limits.maxMetadataBytes()) {
            throw new DbnException(
                    DbnProblem.TOO_LARGE,
                    Integer.BYTES,
                    "The metadata have " + length + " bytes, more than " + limits.maxMetadataBytes() + ".");
        }
        next = PRELUDE_BYTES;
        return new MetadataDecoder(take((int) length), PRELUDE_BYTES, limits.maxSymbols()).decode(version);
    }

    /** The next bytes, copied. Grows with what is received, not with what is declared. */
    private byte[] take(int length) throws IOException {
        byte[] taken = new byte[Math.min(length, WINDOW)];
        int count = 0;
        while (count < length) {
            if (!fill(1)) {
                throw new DbnException(
                        DbnProblem.TRUNCATED,
                        position(),
                        "The file ends within its metadata, " + (length - count) + " bytes early.");
            }
            int part = Math.min(length - count, end - next);
            if (count + part > taken.length) {
                taken = Arrays.copyOf(taken, (int) Math.min(length, 2L * taken.length));
                part = Math.min(part, taken.length - count);
            }
            System.arraycopy(window, next, taken, count, part);
            next += part;
            count += part;
        }
        return taken;
    }

    /** Makes {@code length} bytes available from {@link #next} on; false when the file has fewer. */
    private boolean fill(int length) throws IOException {
        if (end - next >= length) {
            return true;
        }
        System.arraycopy(window, next, window, 0, end - next);
        base += next;
        end -= next;
        next = 0;
        while (end < length) {
            int count = in.read(window, end, WINDOW - end);
            if (count < 0) {
                return false;
            }
            end += count;
        }
        return true;
    }

    private DbnException cut(int length) {
        return new DbnException(
                DbnProblem.TRUNCATED,
                position(),
                "The file ends within a record, " + (length - (end - next)) + " bytes early.");
    }

    private DbnException invalid(String sentence) {
        return new DbnException(DbnProblem.INVALID_RECORD, position(), sentence);
    }
}
