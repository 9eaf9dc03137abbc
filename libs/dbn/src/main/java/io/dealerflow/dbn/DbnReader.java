package io.dealerflow.dbn;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads DBN of versions 1 to 3 from a stream, record by record: plain or in zstd (one frame or several), with metadata or as a fragment
 * without. Files with metadata that were put together, as with {@code cat}, are read one after another. Records are read where they lie in the reader's buffer, {@link #record()}. Records of unknown types are counted and
 * skipped. Bytes that are no such file end in a {@link DbnException}. Not for several threads.
 */
public final class DbnReader implements Closeable {
    private static final byte[] MAGIC = {'D', 'B', 'N'};
    private static final int WINDOW = 1 << 18;
    private static final int PRELUDE_BYTES = 8;
    private static final int NEWEST_VERSION = 3;
    /** Each has its metadata, whose symbols a caller may want to put together. */
    private static final int MOST_FILES = 64;

    private final Unpacked in;
    private final DbnLimits limits;
    private final byte[] window = new byte[WINDOW];
    /** Where the window begins in the unpacked file. */
    private long base;
    /** Where the next record begins in the window. */
    private int next;

    private int end;
    private @Nullable DbnMetadata metadata;
    private LayoutTable layouts;
    private int files = 1;
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

    /** Of the file that the current record is in, if several were put together. Empty for a fragment. */
    public Optional<DbnMetadata> metadata() {
        return Optional.ofNullable(metadata);
    }

    /** How many files have begun, of several that were put together: {@link #metadata()} is of the last. */
    public int files() {
        return files;
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
            if (layout == null && metadata != null && startsWithMetadata()) {
                beginNextFile();
            } else if (layout == null) {
                skipUnknown(type, length);
            } else {
                moveTo(layout, length);
                return true;
            }
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

    private void moveTo(RecordLayout layout, int length) throws IOException {
        int at = skip(length);
        record.moveTo(window, at, length, layout);
    }

    private void skipUnknown(int type, int length) throws IOException {
        requireUnknown(type, length);
        skip(length);
        skipped++;
    }

    /** Moves over a record; returns where it begins in the window. */
    private int skip(int length) throws IOException {
        if (!fill(length)) {
            throw cut(length);
        }
        int at = next;
        next += length;
        return at;
    }

    private void beginNextFile() throws IOException {
        if (++files > MOST_FILES) {
            throw invalid("More than " + MOST_FILES + " files were put together.");
        }
        DbnMetadata of = readMetadata();
        metadata = of;
        layouts = LayoutTable.of(of.version(), of.tsOut());
    }

    private void requireUnknown(int type, int length) throws DbnException {
        if (startsWithMetadata()) {
            throw invalid("A file with metadata begins here, behind records without.");
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
        long begin = position();
        int version = Bytes.u8(window, next + MAGIC.length);
        if (version < 1 || version > NEWEST_VERSION) {
            throw new DbnException(
                    DbnProblem.UNSUPPORTED_VERSION,
                    begin + MAGIC.length,
                    "The file is DBN version " + version + "; versions 1 to " + NEWEST_VERSION + " are read.");
        }
        long length = Bytes.u32(window, next + Integer.BYTES);
        if (length < MetadataDecoder.FIXED_BYTES) {
            throw new DbnException(
                    DbnProblem.INVALID_METADATA,
                    begin + Integer.BYTES,
                    "The metadata have " + length + " bytes, fewer than " + MetadataDecoder.FIXED_BYTES + ".");
        }
        if (length > limits.maxMetadataBytes()) {
            throw new DbnException(
                    DbnProblem.TOO_LARGE,
                    begin + Integer.BYTES,
                    "The metadata have " + length + " bytes, more than " + limits.maxMetadataBytes() + ".");
        }
        next += PRELUDE_BYTES;
        return new MetadataDecoder(take((int) length), begin + PRELUDE_BYTES, limits.maxSymbols()).decode(version);
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
