package io.dealerflow.ingest.format;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Opens a file of text: plain, in gzip, or the only file of a zip archive. */
public final class TextStream {
    private static final int BUFFER = 1 << 16;
    private static final int SNIFFED = 4096;
    private static final byte[] UTF8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private TextStream() {}

    /**
     * The text without its byte order mark. Reading it throws {@link RefusalException} beyond the limits, and for a second file of an
     * archive; {@link java.io.EOFException} and {@link java.util.zip.ZipException} for damaged compression.
     *
     * @throws RefusalException when the first bytes are not text, or there are none
     */
    public static BufferedInputStream open(InputStream bytes, ParseLimits limits) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(bytes, BUFFER);
        byte[] magic = peek(packed, FileType.MAGIC_BYTES);
        var count = new UnpackedStream.ByteCount(packed);
        InputStream plain = FileType.isGzip(magic)
                ? new GZIPInputStream(count, BUFFER)
                : FileType.isZip(magic) ? new OnlyEntry(new ZipInputStream(count)) : count;
        var text = new BufferedInputStream(new UnpackedStream(plain, count, limits), BUFFER);
        skipByteOrderMark(text);
        requireText(peek(text, SNIFFED));
        return text;
    }

    /** The first character that is not blank; 0 where there is none in the first 4096. */
    public static int firstCharacter(BufferedInputStream text) throws IOException {
        return firstCharacter(peek(text, SNIFFED));
    }

    private static void requireText(byte[] head) throws RefusalException {
        if (isUtf16(head)) {
            throw refusal(RefusalReason.BINARY, "The file is UTF-16 text; save it as UTF-8.");
        }
        for (byte value : head) {
            if (value >= 0 && value < ' ' && !Character.isWhitespace(value)) {
                throw refusal(RefusalReason.BINARY, "The file contains control characters, so it is not text.");
            }
        }
        if (firstCharacter(head) == 0) {
            throw head.length < SNIFFED
                    ? refusal(RefusalReason.EMPTY, "The file is empty.")
                    : refusal(RefusalReason.UNKNOWN_FORMAT, "The file begins with more than 4096 blanks.");
        }
    }

    /** By its byte order mark. */
    private static boolean isUtf16(byte[] head) {
        int mark = head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
    }

    private static int firstCharacter(byte[] head) {
        for (byte value : head) {
            if (!Character.isWhitespace(value)) {
                return value;
            }
        }
        return 0;
    }

    private static void skipByteOrderMark(InputStream in) throws IOException {
        if (Arrays.equals(peek(in, UTF8_MARK.length), UTF8_MARK)) {
            in.skipNBytes(UTF8_MARK.length);
        }
    }

    private static byte[] peek(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }

    private static RefusalException refusal(RefusalReason reason, String message) {
        return new RefusalException(reason, new SourceLocation(1, null, null), message);
    }

    /** The first file of an archive; a second one is refused. */
    private static final class OnlyEntry extends FilterInputStream {
        private final ZipInputStream zip;

        OnlyEntry(ZipInputStream zip) throws IOException {
            super(zip);
            this.zip = zip;
            if (nextFile() == null) {
                throw refusal(RefusalReason.EMPTY, "The archive contains no file.");
            }
        }

        private @Nullable ZipEntry nextFile() throws IOException {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = zip.getNextEntry();
            }
            return entry;
        }

        @Override
        public int read() throws IOException {
            return ended(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return ended(super.read(buffer, offset, length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private int ended(int result) throws IOException {
            if (result < 0 && nextFile() != null) {
                throw refusal(
                        RefusalReason.WRONG_STRUCTURE, "The archive contains several files; send them one by one.");
            }
            return result;
        }
    }
}
