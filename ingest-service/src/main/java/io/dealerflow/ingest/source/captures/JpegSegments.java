package io.dealerflow.ingest.source.captures;

import io.dealerflow.contracts.raw.ImageFormat;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;

/** The segments of a JPEG (ITU-T T.81, annex B) up to its first scan, which is not decoded, and its end. */
final class JpegSegments {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int FRAME_BYTES = 8;

    private final byte[] image;
    private int position = 2;

    JpegSegments(byte[] image) {
        this.image = image;
    }

    ImageHeader header() throws RefusalException {
        int marker = marker();
        while (!isFrame(marker)) {
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                throw ImageHeader.refusal(
                        RefusalReason.MISSING_HEADER, "SOF", null, "The JPEG has no frame before its picture data.");
            }
            position += isAlone(marker) ? 0 : length();
            marker = marker();
        }
        if (length() < FRAME_BYTES) {
            throw ImageHeader.refusal(RefusalReason.INVALID_HEADER, "SOF", null, "The frame of the JPEG is too short.");
        }
        int height = number(position + 3);
        int width = number(position + 5);
        ImageHeader header = ImageHeader.checked(ImageFormat.JPEG, width, height);
        requireEnd();
        return header;
    }

    /** Start of a frame of any process: not of tables for Huffman or arithmetic coding, and no extension. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Whether no segment follows the marker. */
    private static boolean isAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private int marker() throws RefusalException {
        if (at(position) != 0xff) {
            throw ImageHeader.refusal(
                    RefusalReason.UNDECODABLE, "offset", Integer.toString(position), "There is no marker of the JPEG.");
        }
        while (at(position) == 0xff) {
            position++;
        }
        return at(position++);
    }

    /** Of the segment that begins here, with the two bytes of the length; the whole of it is there. */
    private int length() throws RefusalException {
        int length = number(position);
        if (length < 2) {
            throw ImageHeader.refusal(
                    RefusalReason.UNDECODABLE, "offset", Integer.toString(position), "A segment has no length.");
        }
        at(position + length - 1);
        return length;
    }

    private void requireEnd() throws RefusalException {
        int last = image.length - 1;
        while (last > position && image[last] == 0) {
            last--; // some devices fill up
        }
        if (at(last) != END_OF_IMAGE || at(last - 1) != 0xff) {
            throw ImageHeader.truncated(image.length);
        }
    }

    private int number(int offset) throws RefusalException {
        return (at(offset) << 8) | at(offset + 1);
    }

    private int at(int offset) throws RefusalException {
        if (offset >= image.length) {
            throw ImageHeader.truncated(image.length);
        }
        return image[offset] & 0xff;
    }
}
