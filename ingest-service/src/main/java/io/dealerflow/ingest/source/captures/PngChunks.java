package io.dealerflow.ingest.source.captures;

import io.dealerflow.contracts.raw.ImageFormat;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The chunks of a PNG (ISO/IEC 15948): header first, end last, each with its checksum; their data are not decompressed. */
final class PngChunks {
    private static final int IHDR_BYTES = 13;
    /** Length and type before the data, checksum after. */
    private static final int OVERHEAD = 12;

    private final byte[] image;
    private final ByteBuffer bytes;
    private int position;

    /** @param start of the first chunk */
    PngChunks(byte[] image, int start) {
        this.image = image;
        this.bytes = ByteBuffer.wrap(image);
        this.position = start;
    }

    ImageHeader header() throws RefusalException {
        int start = position + 8;
        if (!next().equals("IHDR") || position - start - 4 != IHDR_BYTES) {
            throw ImageHeader.refusal(
                    RefusalReason.INVALID_HEADER, "IHDR", null, "The PNG does not begin with its header.");
        }
        ImageHeader header = ImageHeader.checked(
                ImageFormat.PNG,
                Integer.toUnsignedLong(bytes.getInt(start)),
                Integer.toUnsignedLong(bytes.getInt(start + 4)));
        requireRest();
        return header;
    }

    private void requireRest() throws RefusalException {
        boolean hasData = false;
        String type = "";
        while (!type.equals("IEND")) {
            type = next();
            hasData |= type.equals("IDAT");
        }
        if (!hasData || position != image.length) {
            throw ImageHeader.refusal(
                    RefusalReason.WRONG_STRUCTURE,
                    "offset",
                    Integer.toString(position),
                    hasData ? "There are more bytes after the end of the PNG." : "The PNG has no picture data.");
        }
    }

    /** Goes over a chunk; its type. */
    private String next() throws RefusalException {
        int left = image.length - position - OVERHEAD;
        if (left < 0 || Integer.compareUnsigned(bytes.getInt(position), left) > 0) {
            throw ImageHeader.truncated(position);
        }
        int length = bytes.getInt(position);
        CRC32 crc = new CRC32();
        crc.update(image, position + 4, 4 + length);
        String type = new String(image, position + 4, 4, StandardCharsets.ISO_8859_1);
        if ((int) crc.getValue() != bytes.getInt(position + 8 + length)) {
            throw ImageHeader.refusal(
                    RefusalReason.UNDECODABLE,
                    "offset",
                    Integer.toString(position),
                    "A chunk of the PNG does not have its checksum.");
        }
        position += OVERHEAD + length;
        return type;
    }
}
