package io.dealerflow.ingest.pull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes an API key out of what is kept or logged: some sources repeat it in an answer. */
final class Secrets {
    private static final char MASK = '*';

    private Secrets() {}

    /** The text with asterisks for the key, also as it is in a URL. */
    static String without(String key, String text) {
        return key.isEmpty() ? text : text.replace(key, "***").replace(Asking.encoded(key), "***");
    }

    /** The bytes with as many asterisks for the key. */
    static InputStream without(String key, InputStream bytes) {
        return key.isEmpty() ? bytes : new Masked(bytes, key.getBytes(StandardCharsets.UTF_8));
    }

    /** Holds back as many bytes as may be the beginning of the key. */
    private static final class Masked extends InputStream {
        private final InputStream in;
        private final byte[] key;
        private byte[] buffer = new byte[1 << 14];
        private int from;
        private int ready;
        private int to;
        private boolean ended;

        Masked(InputStream in, byte[] key) {
            this.in = in;
            this.key = key;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (from == ready && !ended) {
                fill();
            }
            if (from == ready) {
                return length == 0 ? 0 : -1;
            }
            int count = Math.min(length, ready - from);
            System.arraycopy(buffer, from, target, offset, count);
            from += count;
            return count;
        }

        private void fill() throws IOException {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
            if (buffer.length - to < key.length) {
                buffer = Arrays.copyOf(buffer, buffer.length + key.length);
            }
            int count = in.read(buffer, to, buffer.length - to);
            ended = count < 0;
            to += Math.max(0, count);
            for (int i = 0; i + key.length <= to; i++) {
                if (Arrays.equals(buffer, i, i + key.length, key, 0, key.length)) {
                    Arrays.fill(buffer, i, i + key.length, (byte) MASK);
                }
            }
            ready = ended ? to : Math.max(0, to - key.length + 1);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
