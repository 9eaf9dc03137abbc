package io.dealerflow.ingest.source.captures;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One picture of a screen, PNG or JPEG. Its source is the stream; when it was captured, its sender says. */
public final class CaptureFormat implements Format {
    @Override
    public String name() {
        return "capture";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.CAPTURES);
    }

    @Override
    public String source() {
        return "captures";
    }

    @Override
    public boolean recognises(byte[] head) {
        return ImageHeader.isImage(head);
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        byte[] image = bytes.readNBytes(Capture.MAX_BYTES + 1);
        try {
            if (image.length > Capture.MAX_BYTES) {
                throw new RefusalException(
                        RefusalReason.TOO_LARGE,
                        new SourceLocation(
                                null, "bytes", Long.toString(arrival.file().bytes())),
                        "A picture has at most " + Capture.MAX_BYTES + " bytes.");
            }
            Capture capture = event(arrival.file(), ImageHeader.of(image), image);
            var observed = new Reading.Observed(
                    capture, Set.of(), Map.of("width", capture.width(), "height", capture.height()));
            return new Reading.Read(FileKind.CAPTURES, List.of(observed), new QualityReport(1, Map.of()));
        } catch (RefusalException e) {
            return new Reading.Refused(
                    e.reason().name(), e.location(), e.sentence(), new QualityReport(null, Map.of()));
        }
    }

    private static Capture event(LandedFile file, ImageHeader header, byte[] image) {
        Instant asOf = Objects.requireNonNullElse(file.asOf(), file.receivedAt());
        return new Capture(
                EventIds.of(file.source(), file.source(), asOf, file.sha256()),
                file.source(),
                asOf,
                file.receivedAt(),
                Capture.VERSION,
                header.format(),
                header.width(),
                header.height(),
                file.sha256(),
                file.key(),
                image);
    }
}
