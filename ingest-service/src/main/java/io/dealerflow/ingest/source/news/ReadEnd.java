package io.dealerflow.ingest.source.news;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Knows the last bytes that were read, so that a file that is cut short can be told from one that is damaged. */
final class ReadEnd extends FilterInputStream {
    private static final int KEPT = 64;

    private byte[] last = {};

    ReadEnd(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            int more = Math.min(count, KEPT);
            int kept = Math.min(last.length, KEPT - more);
            byte[] joined = Arrays.copyOfRange(last, last.length - kept, last.length + more);
            System.arraycopy(buffer, offset + count - more, joined, kept, more);
            last = joined;
        }
        return count;
    }

    /** The intake closes the file; a parser does so where it fails. */
    @Override
    public void close() {}

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads to the end; whether the last element of the file is closed by that tag. */
    boolean endsWith(String tag) throws IOException {
        transferTo(OutputStream.nullOutputStream());
        String text = new String(last, StandardCharsets.ISO_8859_1).stripTrailing();
        int from = text.lastIndexOf(tag);
        return from >= 0 && text.endsWith(">") && text.indexOf('>', from) == text.length() - 1;
    }
}
