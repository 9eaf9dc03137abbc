package io.dealerflow.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** The presumed type of a file by its first bytes. */
public final class FileType {
    /** Number of first bytes examined. */
    public static final int HEAD_BYTES = 4096;

    /** Number of first bytes that tell compressed files from others. */
    static final int MAGIC_BYTES = 4;

    private FileType() {}

    /**
     * The extension of a file's name in landing: {@code json}, {@code xml}, {@code csv}, one of these with {@code .gz}, {@code gz}, {@code zip}, {@code zst}, {@code png}, {@code jpg} or
     * {@code bin}.
     */
    public static String extension(byte[] head) {
        if (isZip(head)) {
            return "zip";
        }
        if (startsWith(head, 0x89, 'P', 'N', 'G')) {
            return "png";
        }
        if (startsWith(head, 0xff, 0xd8, 0xff)) {
            return "jpg";
        }
        if (isZstd(head)) {
            return "zst";
        }
        if (!isGzip(head)) {
            return plain(head);
        }
        byte[] unpacked = unpacked(head);
        String inner = plain(unpacked);
        return unpacked.length == 0 || inner.equals("bin") ? "gz" : inner + ".gz";
    }

    /** The first characters of a file of text, unpacked, without a byte order mark; only their ASCII part is certain. */
    public static String text(byte[] head) {
        byte[] text = isGzip(head) || isZip(head) ? unpacked(head) : head;
        return new String(text, StandardCharsets.UTF_8).replace("\uFEFF", "");
    }

    private static boolean startsWith(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean isGzip(byte[] head) {
        return head.length > 1 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b;
    }

    static boolean isZstd(byte[] head) {
        return head.length > 3
                && head[0] == 0x28
                && head[1] == (byte) 0xb5
                && head[2] == 0x2f
                && head[3] == (byte) 0xfd;
    }

    /** Whether the first bytes are those of a zip archive. */
    public static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /** As much as can be unpacked of the first bytes, at most {@link #HEAD_BYTES}. */
    private static byte[] unpacked(byte[] head) {
        var unpacked = new ByteArrayOutputStream();
        try (InputStream in = unpacking(head)) {
            int next = in.read();
            while (next >= 0 && unpacked.size() < HEAD_BYTES) {
                unpacked.write(next);
                next = in.read();
            }
        } catch (IOException e) {
            return unpacked.toByteArray(); // the rest of the file is not there
        }
        return unpacked.toByteArray();
    }

    private static InputStream unpacking(byte[] head) throws IOException {
        var bytes = new ByteArrayInputStream(head);
        if (isGzip(head)) {
            return new GZIPInputStream(bytes);
        }
        var zip = new ZipInputStream(bytes);
        zip.getNextEntry();
        return zip;
    }

    private static String plain(byte[] head) {
        int first = 0;
        for (byte value : head) {
            boolean blank = Character.isWhitespace(value);
            if (value >= 0 && value < ' ' && !blank) {
                return "bin";
            }
            if (first == 0 && !blank) {
                first = value;
            }
        }
        return switch (first) {
            case 0 -> "bin";
            case '{', '[' -> "json";
            case '<' -> "xml";
            default -> "csv";
        };
    }
}
