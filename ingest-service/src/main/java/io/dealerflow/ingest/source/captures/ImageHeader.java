package io.dealerflow.ingest.source.captures;

import io.dealerflow.contracts.raw.ImageFormat;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Format and size of a picture by its header; nothing is decoded.
 *
 * @param width  pixels, 1 to {@link #MAX_SIDE}
 * @param height pixels, 1 to {@link #MAX_SIDE}
 */
record ImageHeader(ImageFormat format, int width, int height) {
    /** Of two screens of 8K side by side. */
    static final int MAX_SIDE = 16_384;

    /** Of one screen of 8K, and some more. */
    static final long MAX_PIXELS = 40_000_000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /** Whether the bytes begin as a PNG or JPEG. */
    static boolean isImage(byte[] head) {
        return startsWith(head, PNG) || startsWith(head, JPEG);
    }

    /**
     * Reads the header of a whole picture.
     *
     * @throws RefusalException when it is no PNG or JPEG, is cut short or damaged, or has too many pixels
     */
    static ImageHeader of(byte[] image) throws RefusalException {
        if (startsWith(image, PNG)) {
            return new PngChunks(image, PNG.length).header();
        }
        if (startsWith(image, JPEG)) {
            return new JpegSegments(image).header();
        }
        throw image.length == 0
                ? refusal(RefusalReason.EMPTY, null, null, "The file is empty.")
                : refusal(RefusalReason.UNKNOWN_FORMAT, null, null, "The file is no PNG or JPEG.");
    }

    /** @throws RefusalException when a side is 0, or too long */
    static ImageHeader checked(ImageFormat format, long width, long height) throws RefusalException {
        checkSide("width", width);
        checkSide("height", height);
        if (width * height > MAX_PIXELS) {
            throw refusal(
                    RefusalReason.TOO_LARGE,
                    "pixels",
                    width + " x " + height,
                    "The picture has more than " + MAX_PIXELS + " pixels.");
        }
        return new ImageHeader(format, (int) width, (int) height);
    }

    private static void checkSide(String field, long pixels) throws RefusalException {
        if (pixels <= 0) {
            throw refusal(RefusalReason.INVALID_HEADER, field, Long.toString(pixels), "The picture has no pixels.");
        }
        if (pixels > MAX_SIDE) {
            throw refusal(
                    RefusalReason.TOO_LARGE,
                    field,
                    Long.toString(pixels),
                    "A side of the picture is longer than " + MAX_SIDE + " pixels.");
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.mismatch(bytes, 0, magic.length, magic, 0, magic.length) < 0;
    }

    static RefusalException truncated(int offset) {
        return refusal(
                RefusalReason.TRUNCATED, "offset", Integer.toString(offset), "The picture ends before it is complete.");
    }

    static RefusalException refusal(
            RefusalReason reason, @Nullable String field, @Nullable String value, String message) {
        return new RefusalException(reason, new SourceLocation(null, field, value), message);
    }
}
