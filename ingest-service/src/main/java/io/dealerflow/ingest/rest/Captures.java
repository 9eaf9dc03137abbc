package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.api.CaptureAnswer;
import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Upload;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Passes the pictures of all connections to the intake, and limits how many connections and waiting pictures there are. */
@Singleton
class Captures {
    private static final Logger LOG = Logger.getLogger(Captures.class);
    private static final int MAX_CONNECTIONS = 32;
    private static final long MAX_WAITING_BYTES = 16L << 20;

    private final Intake intake;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();

    Captures(Intake intake) {
        this.intake = intake;
    }

    /** A picture that waits for the intake. */
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(String stream, Instant capturedAt, byte[] image) {}

    /** Admits a connection unless there are too many; each admission is ended by {@link #closed}. */
    boolean open() {
        if (connections.incrementAndGet() <= MAX_CONNECTIONS) {
            return true;
        }
        connections.decrementAndGet();
        return false;
    }

    void closed() {
        connections.decrementAndGet();
    }

    /** Admits a picture to wait unless too many bytes do; each admission is ended by {@link #done}. */
    boolean admit(int bytes) {
        if (waitingBytes.addAndGet(bytes) <= MAX_WAITING_BYTES) {
            return true;
        }
        waitingBytes.addAndGet(-bytes);
        return false;
    }

    void done(int bytes) {
        waitingBytes.addAndGet(-bytes);
    }

    /** Lands and publishes a picture; blocks. */
    CaptureAnswer take(Frame frame) {
        var upload = new Upload(frame.stream(), "capture", frame.capturedAt(), FileKind.CAPTURES);
        try {
            return answer(frame.capturedAt(), intake.take(upload, new ByteArrayInputStream(frame.image())));
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "A picture of %s cannot be processed", frame.stream());
            return CaptureAnswer.refused(
                    frame.capturedAt(), "INTERNAL_ERROR", "The picture cannot be processed; send it again later.");
        }
    }

    private static CaptureAnswer answer(Instant capturedAt, IntakeOutcome outcome) {
        return switch (outcome) {
            case IntakeOutcome.Accepted accepted -> {
                IntakeOutcome.Result first = accepted.first();
                yield new CaptureAnswer(
                        CaptureAnswer.ACCEPTED,
                        capturedAt,
                        accepted.file().sha256(),
                        first == null ? null : first.observed().event().eventId(),
                        null,
                        null,
                        null,
                        null);
            }
            case IntakeOutcome.Refused refused -> refused(capturedAt, refused.receipt());
            case IntakeOutcome.Pending pending ->
                new CaptureAnswer(
                        CaptureAnswer.PENDING,
                        capturedAt,
                        pending.file().sha256(),
                        null,
                        pending.cause().name(),
                        null,
                        null,
                        "The picture is landed and will be published; a repeat does no harm.");
            case IntakeOutcome.TooLarge tooLarge ->
                CaptureAnswer.refused(
                        capturedAt, "TOO_LARGE", "A file has at most " + tooLarge.limitBytes() + " bytes.");
            case IntakeOutcome.Busy _ ->
                CaptureAnswer.refused(
                        capturedAt, "TOO_MANY_UPLOADS", "Too many uploads are waiting; send the picture again later.");
        };
    }

    private static CaptureAnswer refused(Instant capturedAt, IngestReceipt.Refused receipt) {
        return new CaptureAnswer(
                CaptureAnswer.REFUSED,
                capturedAt,
                receipt.sha256(),
                null,
                receipt.reason(),
                receipt.field(),
                receipt.value(),
                receipt.message());
    }
}
