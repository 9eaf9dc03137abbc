package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.api.CaptureAnswer;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.ingest.rest.Captures.Frame;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One connection: a time of capture, then its picture. Pictures are taken one after another, and answered in their order. */
final class CaptureSession {
    private static final Logger LOG = Logger.getLogger(CaptureSession.class);
    private static final int MAX_WAITING = 8;

    private final String stream;
    private final Captures captures;
    private final Function<CaptureAnswer, Uni<Void>> sender;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private @Nullable Instant capturedAt;
    private boolean isTaking;
    private boolean isClosed;

    CaptureSession(String stream, Captures captures, Function<CaptureAnswer, Uni<Void>> sender) {
        this.stream = stream;
        this.captures = captures;
        this.sender = sender;
    }

    /** A text frame; the answer when it is refused. */
    synchronized Optional<CaptureAnswer> text(String text) {
        Optional<Instant> given = CaptureTime.parse(text);
        Instant before = capturedAt;
        capturedAt = given.orElse(null);
        if (given.isEmpty()) {
            return refusal(
                    null,
                    "INVALID_CAPTURED_AT",
                    "The text is not {\"captured_at\": \"…\"} with an instant such as 2026-03-04T15:30:00Z.");
        }
        return before == null
                ? Optional.empty()
                : refusal(before, "IMAGE_EXPECTED", "Another captured_at follows; its picture was expected.");
    }

    /** A binary frame; the answer when it is refused at once. */
    synchronized Optional<CaptureAnswer> image(byte[] image) {
        Instant time = capturedAt;
        capturedAt = null;
        if (time == null) {
            return refusal(null, "CAPTURED_AT_EXPECTED", "A text frame with captured_at comes before each picture.");
        }
        if (image.length > Capture.MAX_BYTES) {
            return refusal(time, "TOO_LARGE", "A picture has at most " + Capture.MAX_BYTES + " bytes.");
        }
        if (waiting.size() >= MAX_WAITING || !captures.admit(image.length)) {
            return refusal(time, "TOO_MANY_FRAMES", "Too many pictures are waiting; wait for the answers.");
        }
        waiting.add(new Frame(stream, time, image));
        takeNext();
        return Optional.empty();
    }

    /** Pictures that wait are dropped: their sender has no answer and sends them again. */
    synchronized void close() {
        isClosed = true;
        waiting.forEach(frame -> captures.done(frame.image().length));
        waiting.clear();
    }

    private static Optional<CaptureAnswer> refusal(@Nullable Instant capturedAt, String reason, String message) {
        return Optional.of(CaptureAnswer.refused(capturedAt, reason, message));
    }

    private synchronized void takeNext() {
        Frame frame = isTaking ? null : waiting.poll();
        if (frame == null) {
            return;
        }
        isTaking = true;
        Uni.createFrom()
                .item(() -> captures.take(frame))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(answer -> isClosed() ? Uni.createFrom().voidItem() : sender.apply(answer))
                .onTermination()
                .invoke(() -> taken(frame))
                .subscribe()
                .with(sent -> {}, failure -> LOG.debug("An answer cannot be sent", failure));
    }

    private synchronized void taken(Frame frame) {
        captures.done(frame.image().length);
        isTaking = false;
        takeNext();
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }
}
