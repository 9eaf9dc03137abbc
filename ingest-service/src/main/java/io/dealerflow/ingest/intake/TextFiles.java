package io.dealerflow.ingest.intake;

import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.format.TextStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.ZipException;

/** Reads files of text whose refusals are thrown. */
public final class TextFiles {
    private static final QualityReport NOTHING_COUNTED = new QualityReport(null, Map.of());

    private TextFiles() {}

    /** Reads the unpacked text of a file. */
    @FunctionalInterface
    public interface Reader {
        /** @throws RefusalException when the file cannot be used */
        Reading read(BufferedInputStream text) throws IOException;
    }

    /** Unpacks a file and reads it; a refusal that is thrown becomes the result. */
    public static Reading read(InputStream bytes, ParseLimits limits, Reader reader) throws IOException {
        try {
            return reader.read(TextStream.open(bytes, limits));
        } catch (RefusalException e) {
            return new Reading.Refused(e.reason().name(), e.location(), e.sentence(), NOTHING_COUNTED);
        } catch (EOFException e) {
            return refused(RefusalReason.TRUNCATED, "The compressed data ends before it is complete.");
        } catch (ZipException e) {
            return refused(RefusalReason.UNDECODABLE, "The compressed data is damaged.");
        }
    }

    private static Reading refused(RefusalReason reason, String message) {
        return new Reading.Refused(reason.name(), new SourceLocation(null, null, null), message, NOTHING_COUNTED);
    }
}
