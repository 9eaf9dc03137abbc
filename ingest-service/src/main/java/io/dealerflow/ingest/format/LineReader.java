package io.dealerflow.ingest.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Lines of strict UTF-8 with their numbers, so that a refusal can name the line. */
public final class LineReader {
    private static final int MAX_LINE = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[2 * MAX_LINE];
    /** Of the next byte in the buffer, and of the end of its bytes. */
    private int position;

    private int limit;
    private int line;
    private boolean ended;
    private boolean terminated = true;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /** 1-based number of the line read last. */
    public int line() {
        return line;
    }

    /** Whether a line end follows the line read last; false only at the end of a file that has none. */
    public boolean terminated() {
        return terminated;
    }

    /** Whether the file ended with the line read last. */
    public boolean ended() throws IOException {
        if (!ended && position == limit) {
            ended = !fill();
        }
        return ended;
    }

    /** The next line without its end, null after the last. */
    public @Nullable String next() throws IOException {
        if (ended) {
            return null;
        }
        line++;
        int end = end();
        if (ended && end == position) {
            line--;
            return null;
        }
        terminated = end < limit;
        String text = decode(end);
        position = Math.min(end + 1, limit);
        return text;
    }

    /** Where the line ends that begins at the position. */
    private int end() throws IOException {
        int end = position;
        while (true) {
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            if (end - position > MAX_LINE) {
                throw refusal(RefusalReason.UNKNOWN_FORMAT, "The line is longer than 65 536 bytes.");
            }
            if (end < limit) {
                return end;
            }
            end -= position;
            if (!fill()) {
                ended = true;
                return limit;
            }
        }
    }

    /** Moves what is left to the front of the buffer, and reads on; false at the end of the file. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        try {
            int count = in.read(buffer, limit, buffer.length - limit);
            limit += Math.max(0, count);
            return count > 0;
        } catch (EOFException e) {
            throw refusal(RefusalReason.TRUNCATED, "The compressed data ends before it is complete.");
        } catch (ZipException e) {
            throw refusal(RefusalReason.UNDECODABLE, "The compressed data is damaged.");
        }
    }

    private String decode(int end) throws RefusalException {
        boolean isAscii = true;
        boolean isText = true;
        for (int i = position; i < end; i++) {
            byte value = buffer[i];
            isAscii &= value >= 0;
            isText &= value < 0 || value >= ' ' || value == '\t' || value == '\r';
        }
        String text = isAscii ? new String(buffer, position, end - position, StandardCharsets.US_ASCII) : utf8(end);
        if (!isText) {
            throw refusal(RefusalReason.BINARY, "The line contains control characters, so the file is not text.");
        }
        return text.stripTrailing();
    }

    private String utf8(int end) throws RefusalException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer, position, end - position))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal(RefusalReason.UNDECODABLE, "The line is not UTF-8.");
        }
    }

    private RefusalException refusal(RefusalReason reason, String message) {
        return new RefusalException(reason, new SourceLocation(line, null, null), message);
    }
}
