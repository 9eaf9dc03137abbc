package io.dealerflow.ingest.intake;

import io.dealerflow.ingest.format.FileType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * All formats in order of precedence: the first that recognises a file reads it. The last one reads files that none
 * recognises, and its refusal gives the reason.
 */
public final class Formats {
    private static final int BUFFER = 1 << 16;

    private final List<Format> formats;

    /** @param formats at least one */
    public Formats(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    /** A format's reading of a file. */
    record Recognised(String format, Reading reading) {}

    Recognised read(LandedFile file, InputStream bytes) throws IOException {
        var content = new BufferedInputStream(bytes, BUFFER);
        content.mark(FileType.HEAD_BYTES);
        byte[] head = content.readNBytes(FileType.HEAD_BYTES);
        content.reset();
        Format format = formats.stream()
                .filter(each -> each.recognises(head))
                .findFirst()
                .orElseGet(formats::getLast);
        return new Recognised(format.name(), format.read(file, content));
    }
}
