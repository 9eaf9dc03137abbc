package io.dealerflow.ingest.source.cboe;

import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.format.UnpackedStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an option chain from the bytes of a file: Cboe's delayed-quote JSON or its quotedata CSV, either also in gzip. The
 * content determines which, never a file name.
 */
public final class ChainParser {
    private static final int BUFFER = 1 << 16;
    private static final int SNIFFED = 4096;
    private static final int GZIP_MAGIC = 0x8b1f;
    private static final byte[] UTF8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final ParseLimits limits;

    public ChainParser(ParseLimits limits) {
        this.limits = limits;
    }

    /** As {@link #parse(InputStream, Instant)}, with the instant of the file. */
    public ParseOutcome parse(InputStream bytes) throws IOException {
        return parse(bytes, null);
    }

    /**
     * Reads to the end of {@code bytes} and leaves it open.
     *
     * @param asOf instant that the quotes describe, given by the sender; null to read it from the file
     * @throws IOException when the bytes cannot be fetched; whatever is wrong with them is an outcome
     */
    public ParseOutcome parse(InputStream bytes, @Nullable Instant asOf) throws IOException {
        try {
            BufferedInputStream packed = new BufferedInputStream(bytes, BUFFER);
            byte[] magic = peek(packed, 2);
            boolean gzip = magic.length == 2 && ((magic[0] & 0xff) | (magic[1] & 0xff) << 8) == GZIP_MAGIC;
            var count = new UnpackedStream.ByteCount(packed);
            InputStream plain = gzip ? new GZIPInputStream(count, BUFFER) : count;
            return parsePlain(new BufferedInputStream(new UnpackedStream(plain, count, limits), BUFFER), asOf);
        } catch (RefusalException e) {
            return ParseOutcome.Refused.of(e.reason(), e.location(), e.sentence());
        } catch (EOFException e) {
            return refused(RefusalReason.TRUNCATED, "The compressed data ends before it is complete.");
        } catch (ZipException e) {
            return refused(RefusalReason.UNDECODABLE, "The compressed data is damaged.");
        }
    }

    private ParseOutcome parsePlain(BufferedInputStream in, @Nullable Instant asOf) throws IOException {
        skipByteOrderMark(in);
        byte[] head = peek(in, SNIFFED);
        if (isUtf16(head)) {
            return refused(RefusalReason.BINARY, "The file is UTF-16 text; save it as UTF-8.");
        }
        for (byte value : head) {
            if (value >= 0 && value < ' ' && !Character.isWhitespace(value)) {
                return refused(RefusalReason.BINARY, "The file contains control characters, so it is not text.");
            }
        }
        return switch (firstCharacter(head)) {
            case 0 ->
                head.length < SNIFFED
                        ? refused(RefusalReason.EMPTY, "The file is empty.")
                        : refused(RefusalReason.UNKNOWN_FORMAT, "The file begins with more than 4096 blanks.");
            case '{', '[' -> CboeJsonParser.parse(in, limits, asOf);
            default -> CboeCsvParser.parse(new LineReader(in), limits, asOf);
        };
    }

    /** By its byte order mark. */
    private static boolean isUtf16(byte[] head) {
        int mark = head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe;
    }

    /** The first that is not blank, 0 where there is none. */
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

    private static ParseOutcome refused(RefusalReason reason, String message) {
        return ParseOutcome.Refused.of(reason, new SourceLocation(1, null, null), message);
    }
}
