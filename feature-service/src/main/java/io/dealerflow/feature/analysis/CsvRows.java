package io.dealerflow.feature.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a CSV file one after the other, as ranges of bytes. The separator is the one of comma, semicolon and tab that the first line has most of;
 * values may be in quotes that hold no separator. Empty lines are left out.
 */
final class CsvRows implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final byte[] SEPARATORS = {',', ';', '\t'};

    private final String file;
    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int filled;
    private boolean isEnd;
    private long line;
    private final List<String> header;
    private final byte separator;
    private final int[] starts;
    private final int[] ends;

    /**
     * Reads the header.
     *
     * @param file for messages
     * @param in   plain or gzip; closed with the rows
     */
    CsvRows(String file, InputStream in) throws IOException {
        this.file = file;
        this.in = unpacked(in);
        int lineEnd = nextLine();
        if (lineEnd < 0) {
            throw new UnreadableBarsException(file, "is empty");
        }
        int start = filled >= 3 && buffer[from] == (byte) 0xEF && buffer[from + 1] == (byte) 0xBB ? from + 3 : from;
        this.separator = separator(start, lineEnd);
        this.header = names(start, lineEnd);
        this.starts = new int[header.size()];
        this.ends = new int[header.size()];
        this.from = after(lineEnd);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var peeked = new PushbackInputStream(in, 2);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        boolean isGzip = magic.length == 2 && ((magic[0] & 0xFF) << 8 | (magic[1] & 0xFF)) == GZIP_MAGIC;
        return isGzip ? new GZIPInputStream(peeked, BUFFER) : peeked;
    }

    /** Names of the columns, stripped, in lower case. */
    List<String> header() {
        return header;
    }

    /** The number of the line that was read last, from 1. */
    long line() {
        return line;
    }

    /** The bytes that {@link #start} and {@link #end} mean, until the next row. */
    byte[] bytes() {
        return buffer;
    }

    int start(int column) {
        return starts[column];
    }

    int end(int column) {
        return ends[column];
    }

    String text(int column) {
        return new String(buffer, starts[column], ends[column] - starts[column], UTF_8);
    }

    /** Reads a row; false at the end of the file. */
    boolean next() throws IOException {
        for (int lineEnd = nextLine(); lineEnd >= 0; lineEnd = nextLine()) {
            int start = from;
            from = after(lineEnd);
            if (lineEnd > start) {
                split(start, lineEnd);
                return true;
            }
        }
        return false;
    }

    private void split(int start, int lineEnd) {
        int column = 0;
        int begin = start;
        for (int i = start; i <= lineEnd; i++) {
            if (i == lineEnd || buffer[i] == separator) {
                if (column < starts.length) {
                    field(column, begin, i);
                }
                column++;
                begin = i + 1;
            }
        }
        if (column != starts.length) {
            throw new UnreadableBarsException(
                    file, line, "has " + column + " columns, the header has " + starts.length);
        }
    }

    private void field(int column, int begin, int end) {
        int first = begin;
        int last = end;
        while (first < last && buffer[first] == ' ') {
            first++;
        }
        while (last > first && buffer[last - 1] == ' ') {
            last--;
        }
        boolean isQuoted = last - first >= 2 && buffer[first] == '"' && buffer[last - 1] == '"';
        starts[column] = isQuoted ? first + 1 : first;
        ends[column] = isQuoted ? last - 1 : last;
    }

    /** The end of the line that begins at {@code from}, without its line break; below 0 at the end of the file. */
    private int nextLine() throws IOException {
        int searched = from;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    line++;
                    return i > from && buffer[i - 1] == '\r' ? i - 1 : i;
                }
            }
            searched = filled;
            if (isEnd) {
                line += filled > from ? 1 : 0;
                return filled == from ? -1 : buffer[filled - 1] == '\r' ? filled - 1 : filled;
            }
            searched -= fill();
        }
    }

    /** Reads more; returns by how much the bytes of the line have moved towards the beginning. */
    private int fill() throws IOException {
        int moved = from;
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
        if (filled == buffer.length) {
            if (buffer.length >= 1 << 20) {
                throw new UnreadableBarsException(file, line + 1, "is longer than 1 MiB");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        isEnd = read < 0;
        filled += Math.max(0, read);
        return moved;
    }

    private int after(int lineEnd) {
        int next = lineEnd < filled && buffer[lineEnd] == '\r' ? lineEnd + 1 : lineEnd;
        return next < filled ? next + 1 : next;
    }

    private byte separator(int start, int end) {
        byte most = SEPARATORS[0];
        long count = 0;
        for (byte candidate : SEPARATORS) {
            long found = 0;
            for (int i = start; i < end; i++) {
                found += buffer[i] == candidate ? 1 : 0;
            }
            if (found > count) {
                most = candidate;
                count = found;
            }
        }
        return most;
    }

    private List<String> names(int start, int end) {
        String text = new String(buffer, start, end - start, UTF_8);
        List<String> names = new ArrayList<>();
        for (String name : text.split(String.valueOf((char) separator), -1)) {
            names.add(BarColumns.normalized(name));
        }
        return List.copyOf(names);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
