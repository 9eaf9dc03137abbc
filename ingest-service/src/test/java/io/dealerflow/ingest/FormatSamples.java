package io.dealerflow.ingest;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Reads bytes with a format, as files that were received on 5 March 2026. */
public final class FormatSamples {
    public static final Instant RECEIVED = Instant.parse("2026-03-05T12:00:00Z");

    private FormatSamples() {}

    /** Reads a file of that source and name. */
    public static Reading read(Format format, String source, String filename, byte[] bytes) {
        String key = source + "/2026-03-05/" + EventIds.sha256(bytes) + ".csv";
        try {
            return format.read(
                    new Arrival(LandedFile.of(key, bytes.length, RECEIVED), filename), new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file of the format's own source, which must be accepted. */
    public static Reading.Read accepted(Format format, byte[] bytes) {
        return (Reading.Read) read(format, format.source(), "file", bytes);
    }

    /** As {@link #accepted(Format, byte[])}, of text. */
    public static Reading.Read accepted(Format format, String text) {
        return accepted(format, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a file that must be refused. */
    public static Reading.Refused refused(Format format, byte[] bytes) {
        return (Reading.Refused) read(format, format.source(), "file", bytes);
    }

    /** As {@link #refused(Format, byte[])}, of text. */
    public static Reading.Refused refused(Format format, String text) {
        return refused(format, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The events of type {@code T}. */
    public static <T> List<T> events(Reading.Read read, Class<T> type) {
        return read.observations().stream()
                .map(observed -> type.cast(observed.event()))
                .toList();
    }

    /** Reason, line, field and value of a refusal. */
    public static List<Object> facts(Reading.Refused refused) {
        return Arrays.asList(
                refused.reason(),
                refused.location().line(),
                refused.location().field(),
                refused.location().value());
    }

    /** An archive of one file for each content. */
    public static byte[] zip(byte[]... contents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < contents.length; i++) {
                zip.putNextEntry(new ZipEntry("file-" + i + ".txt"));
                zip.write(contents[i]);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
