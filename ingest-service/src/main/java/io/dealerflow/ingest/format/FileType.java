package io.dealerflow.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** The presumed type of a file by its first bytes; used for its name only. */
public final class FileType {
    /** Number of first bytes examined. */
    public static final int HEAD_BYTES = 4096;

    private static final int UNPACKED_BYTES = 256;

    private FileType() {}

    /** The file extension: {@code json}, {@code csv}, {@code json.gz}, {@code csv.gz}, {@code gz} or {@code bin}. */
    public static String extension(byte[] head) {
        boolean gzip = head.length > 1 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b;
        if (!gzip) {
            return plain(head);
        }
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(head))) {
            String inner = plain(unpacked.readNBytes(UNPACKED_BYTES));
            return inner.equals("bin") ? "gz" : inner + ".gz";
        } catch (IOException e) {
            return "gz";
        }
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
            default -> "csv";
        };
    }
}
