package io.dealerflow.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.source.cboe.ChainParser;
import io.dealerflow.ingest.source.cboe.ParseOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Takes files in: landing first, then reading, then the database with the observation pending, then the broker, then the note
 * that it is published. A crash anywhere repeats work ({@link Recovery}) and skips none; a repeat changes nothing.
 */
public final class Intake {
    /** A chain of 20 000 contracts takes some 30 MB while it is read. */
    private static final int AT_ONCE = 2;

    private final Landing landing;
    private final Manifest manifest;
    private final Announcer announcer;
    private final IntakeMeter meter;
    private final ChainParser parser;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Set<String> inWork = ConcurrentHashMap.newKeySet();
    private final Set<LandedFile> waiting = ConcurrentHashMap.newKeySet();

    /** What a file passes through. */
    public record Stations(Landing landing, Manifest manifest, Announcer announcer, IntakeMeter meter) {}

    public Intake(Stations stations, ChainParser parser, Clock clock) {
        this.landing = stations.landing();
        this.manifest = stations.manifest();
        this.announcer = stations.announcer();
        this.meter = stations.meter();
        this.parser = parser;
        this.clock = clock;
    }

    /**
     * Takes a new file all the way, as far as the servers allow.
     *
     * @param filename as the sender named it, for people only
     * @throws IOException when the bytes cannot be received or kept
     */
    public IntakeOutcome take(String source, String filename, InputStream bytes) throws IOException {
        return switch (landing.land(source, bytes)) {
            case Landing.Outcome.TooLarge tooLarge -> new IntakeOutcome.TooLarge(tooLarge.limitBytes());
            case Landing.Outcome.Landed landed -> {
                meter.landed(landed.file(), landed.repeat());
                yield process(landed.file(), filename);
            }
        };
    }

    /** Takes a landed file the rest of the way. */
    IntakeOutcome process(LandedFile file, String filename) throws IOException {
        places.acquireUninterruptibly();
        inWork.add(file.key());
        try {
            return switch (read(file)) {
                case ParseOutcome.Refused refused -> refuse(file, refused);
                case ParseOutcome.Parsed parsed -> accept(file, filename, parsed);
            };
        } finally {
            inWork.remove(file.key());
            places.release();
        }
    }

    /** Files that are landed and could not be recorded. */
    Set<LandedFile> waiting() {
        return waiting;
    }

    boolean isInWork(LandedFile file) {
        return inWork.contains(file.key());
    }

    private ParseOutcome read(LandedFile file) throws IOException {
        try (InputStream bytes = landing.open(file)) {
            return parser.parse(bytes);
        }
    }

    private IntakeOutcome refuse(LandedFile file, ParseOutcome.Refused refused) throws IOException {
        IngestReceipt.Refused receipt = Receipts.refused(file, refused);
        landing.quarantine(file, json(receipt));
        waiting.remove(file);
        meter.refused(file.source(), refused);
        return new IntakeOutcome.Refused(receipt);
    }

    private IntakeOutcome accept(LandedFile file, String filename, ParseOutcome.Parsed parsed) {
        OptionChain chain = parsed.observation().toEvent(file.source(), file.receivedAt());
        waiting.add(file);
        try {
            var entry = new Manifest.Entry(file, filename, chain, parsed.received(), Receipts.byName(parsed.dropped()));
            Manifest.Status status = manifest.record(entry);
            waiting.remove(file);
            if (status == Manifest.Status.PENDING) {
                publish(file, chain);
                meter.accepted(file.source(), parsed);
            }
        } catch (AwayException e) {
            return new IntakeOutcome.Waiting(file, e.server());
        }
        return new IntakeOutcome.Accepted(Receipts.accepted(file, chain, parsed));
    }

    private void publish(LandedFile file, OptionChain chain) throws AwayException {
        announcer.publish(chain);
        meter.published(file.source(), Duration.between(file.receivedAt(), clock.instant()));
        manifest.markPublished(chain.eventId());
    }

    private static byte[] json(IngestReceipt receipt) {
        try {
            return Wire.json().writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt has a JSON form", e);
        }
    }
}
