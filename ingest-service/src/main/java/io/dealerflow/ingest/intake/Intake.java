package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.kit.core.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accepts files: land the exact bytes, recognise, read and validate, record in the manifest, publish, acknowledge. A crash
 * repeats steps ({@link Recovery}) and skips none; a repeat changes nothing. Any number of instances may share landing and manifest.
 */
public final class Intake {
    /** Events that are recorded and published at once. */
    private static final int PART = 5_000;

    private final Landing landing;
    private final Formats formats;
    private final Manifest manifest;
    private final Publication publication;
    private final ReportPublication reports;
    private final IntakeMeter meter;
    private final Lineage lineage;
    private final Admission admission;
    private final Clock clock;

    /** Ports of the intake. */
    public record Dependencies(
            Landing landing,
            Formats formats,
            Manifest manifest,
            Publisher publisher,
            IntakeMeter meter,
            Lineage lineage,
            Clock clock) {}

    /**
     * @param concurrent     files that are read at once; a chain of 20 000 contracts takes some 30 MB meanwhile
     * @param waiting        further uploads that may wait; beyond, uploads are rejected
     * @param maxWait        longest time that an upload waits for a permit
     * @param publishTimeout longest wait for the broker's acknowledgement
     */
    public record Limits(int concurrent, int waiting, Duration maxWait, Duration publishTimeout) {}

    public Intake(Dependencies dependencies, Limits limits) {
        this.landing = dependencies.landing();
        this.formats = dependencies.formats();
        this.manifest = dependencies.manifest();
        this.meter = dependencies.meter();
        this.lineage = dependencies.lineage();
        this.clock = dependencies.clock();
        this.publication = new Publication(dependencies, limits.publishTimeout());
        this.reports = new ReportPublication(dependencies, limits.publishTimeout());
        this.admission = new Admission(limits);
    }

    /**
     * Processes a new file as far as database and broker are available. Waits for a permit; an interrupt ends the wait.
     *
     * @throws IOException when the bytes cannot be received or stored
     */
    public IntakeOutcome take(Upload upload, InputStream bytes) throws IOException {
        if (!admission.tryEnter()) {
            meter.rejected(source(upload));
            return new IntakeOutcome.Busy();
        }
        Instant begin = clock.instant();
        try (Landing.Incoming incoming = landing.receive(bytes, head -> formats.resolve(upload, head))) {
            return incoming.isTooLarge() ? new IntakeOutcome.TooLarge(landing.maxBytes()) : take(incoming, begin);
        } finally {
            admission.leave();
        }
    }

    /** @param begin when the first byte was waited for */
    private IntakeOutcome take(Landing.Incoming incoming, Instant begin) throws IOException {
        if (!begin(incoming.key())) {
            meter.rejected(source(incoming.upload()));
            return new IntakeOutcome.Busy();
        }
        try {
            Landing.Kept kept = landing.keep(incoming);
            took(IntakeMeter.Stage.LANDING, begin);
            meter.landed(kept.file(), kept.repeat());
            return process(new Arrival(kept.file(), incoming.upload().filename()), kept.repeat());
        } catch (NoSuchFileException e) {
            return new IntakeOutcome
                    .Busy(); // another instance has just refused the same file: the sender learns it by sending again
        } finally {
            admission.end(incoming.key());
        }
    }

    /**
     * Processes a landed file.
     *
     * @return null when it is in progress already, or too many others are
     */
    @Nullable
    IntakeOutcome resume(Arrival arrival) throws IOException {
        String key = arrival.file().key();
        if (admission.isInProgress(key) || !begin(key)) {
            return null;
        }
        try {
            return process(arrival, false);
        } finally {
            admission.end(key);
        }
    }

    /** Publishes the reports of files that are recorded and not published. */
    void publishReports() {
        reports.run();
    }

    /** Every kind of file that is read. */
    public Set<FileKind> kinds() {
        return formats.kinds();
    }

    /** Files in progress. */
    public int inProgress() {
        return admission.inProgress();
    }

    /** Uploads being received or waiting for a permit. */
    public int waiting() {
        return admission.waiting();
    }

    private static String source(Upload upload) {
        return Objects.requireNonNullElse(upload.source(), "");
    }

    private boolean begin(String key) {
        try {
            return admission.begin(key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Reads a landed file again, and nothing more.
     *
     * @throws IOException when landing cannot be read; {@link NoSuchFileException} when it has no such file
     */
    public Reading read(Arrival arrival) throws IOException {
        return recognise(arrival).reading();
    }

    private Formats.Recognised recognise(Arrival arrival) throws IOException {
        try (InputStream bytes = landing.open(arrival.file())) {
            return formats.read(arrival, bytes);
        }
    }

    private void took(IntakeMeter.Stage stage, Instant begin) {
        meter.took(stage, Duration.between(begin, clock.instant()));
    }

    /** @param isRepeat whether the same file was received before */
    private IntakeOutcome process(Arrival arrival, boolean isRepeat) throws IOException {
        lineage.started(arrival);
        try {
            Instant begin = clock.instant();
            Formats.Recognised recognised = recognise(arrival);
            took(IntakeMeter.Stage.READING, begin);
            return switch (recognised.reading()) {
                case Reading.Refused refused -> refuse(arrival, recognised, refused);
                case Reading.Read read -> accept(new Manifest.Entry(arrival, recognised.format(), read), isRepeat);
            };
        } catch (IOException | RuntimeException e) {
            lineage.failed(arrival, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private IntakeOutcome refuse(Arrival arrival, Formats.Recognised recognised, Reading.Refused reading)
            throws IOException {
        LandedFile file = arrival.file();
        FileQuality report = FileReports.refused(arrival, recognised, reading);
        try {
            manifest.record(report);
        } catch (UnavailableException e) {
            return new IntakeOutcome.Pending(file, IntakeOutcome.Cause.DATABASE_UNAVAILABLE);
        }
        IngestReceipt.Refused receipt = Receipts.refused(file, reading);
        landing.quarantine(arrival, Receipts.json(receipt));
        meter.refused(file, recognised.format(), reading);
        lineage.ended(report);
        reports.run();
        return new IntakeOutcome.Refused(receipt);
    }

    /**
     * Part by part, so that a file of any number of events needs little memory and its claims do not expire meanwhile. A part is published
     * while the next is read and recorded; the last one, and with it the file, is recorded when all others are published.
     */
    private IntakeOutcome accept(Manifest.Entry entry, boolean isRepeat) throws IOException {
        LandedFile file = entry.arrival().file();
        var acceptance = new Acceptance(entry);
        try (Publication.Parts parts = publication.parts(file)) {
            int from = 0;
            do {
                Manifest.Part part = acceptance.read(entry.part(from, PART));
                if (part.isLast() && !parts.areAcknowledged()) {
                    return new IntakeOutcome.Pending(file, IntakeOutcome.Cause.BROKER_UNAVAILABLE);
                }
                Instant begin = clock.instant();
                List<Manifest.Recorded> recorded = manifest.record(part);
                if (part.isLast()) {
                    landing.recorded(entry.arrival());
                }
                took(IntakeMeter.Stage.RECORDING, begin);
                acceptance.add(part.observations(), recorded);
                if (!parts.publish(Acceptance.claimed(part.observations(), recorded), part.isLast())) {
                    return new IntakeOutcome.Pending(file, IntakeOutcome.Cause.BROKER_UNAVAILABLE);
                }
                from += PART;
            } while (from < entry.read().observations().size());
        } catch (UnavailableException e) {
            return new IntakeOutcome.Pending(file, IntakeOutcome.Cause.DATABASE_UNAVAILABLE);
        }
        boolean isNewWithoutEvents = !isRepeat && entry.read().observations().isEmpty();
        if (acceptance.isAnyClaimed() || isNewWithoutEvents) {
            meter.accepted(file, entry.format(), acceptance.quality(entry));
        }
        lineage.ended(acceptance.report(entry));
        reports.run();
        return acceptance.outcome(entry);
    }
}
