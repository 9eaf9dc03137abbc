package io.dealerflow.ingest.format;

import java.io.ByteArrayOutputStream;
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
        if (!ended && in.markSupported()) {
            in.mark(1);
            ended = in.read() < 0;
            in.reset();
        }
        return ended;
    }

    /** The next line without its end, null after the last. */
    public @Nullable String next() throws IOException {
        if (ended) {
            return null;
        }
        line++;
        byte[] bytes = bytes();
        if (ended && bytes.length == 0) {
            line--;
            return null;
        }
        return decode(bytes);
    }

    private byte[] bytes() throws IOException {
        var buffer = new ByteArrayOutputStream(256);
        try {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                buffer.write(next);
                if (buffer.size() > MAX_LINE) {
                    throw refusal(RefusalReason.UNKNOWN_FORMAT, "The line is longer than 65 536 bytes.");
                }
                next = in.read();
            }
            ended = next < 0;
            terminated = !ended;
        } catch (EOFException e) {
            throw refusal(RefusalReason.TRUNCATED, "The compressed data ends before it is complete.");
        } catch (ZipException e) {
            throw refusal(RefusalReason.UNDECODABLE, "The compressed data is damaged.");
        }
        return buffer.toByteArray();
    }

    private String decode(byte[] bytes) throws RefusalException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r')) {
                throw refusal(RefusalReason.BINARY, "The line contains control characters, so the file is not text.");
            }
            return text.stripTrailing();
        } catch (CharacterCodingException e) {
            throw refusal(RefusalReason.UNDECODABLE, "The line is not UTF-8.");
        }
    }

    private RefusalException refusal(RefusalReason reason, String message) {
        return new RefusalException(reason, new SourceLocation(line, null, null), message);
    }
}
