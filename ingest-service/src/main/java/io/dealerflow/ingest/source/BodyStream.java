package io.dealerflow.ingest.source;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read by another thread than the event loop that receives it: a few parts are kept, then the sender waits. Reading
 * fails when the body is cut short, or not complete at the deadline.
 */
final class BodyStream extends InputStream {
    private static final int PARTS = 8;

    private final HttpClientResponse response;
    private final Context context;
    private final long deadline;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private byte[] current = new byte[0];
    private int from;
    private boolean ended;

    /** @param deadline by {@link System#nanoTime} */
    private BodyStream(HttpClientResponse response, long deadline) {
        this.response = response;
        this.context = Objects.requireNonNull(Vertx.currentContext(), "on an event loop");
        this.deadline = deadline;
    }

    /** Some bytes, the end, or a failure. */
    private record Part(@Nullable Buffer bytes, @Nullable Throwable failure) {}

    /** Call it on the event loop of the response, before it has handled anything of the body. */
    static BodyStream of(HttpClientResponse response, long deadline) {
        response.pause();
        var stream = new BodyStream(response, deadline);
        response.exceptionHandler(failure -> stream.parts.add(new Part(null, failure)));
        response.endHandler(end -> stream.parts.add(new Part(null, null)));
        response.handler(bytes -> stream.parts.add(new Part(bytes, null)));
        response.fetch(PARTS);
        return stream;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        while (from == current.length && !ended) {
            next();
        }
        if (from == current.length) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, current.length - from);
        System.arraycopy(current, from, target, offset, count);
        from += count;
        return count;
    }

    private void next() throws IOException {
        Part part = take();
        if (part.failure() != null) {
            throw new IOException("the answer was cut short: " + part.failure().getMessage(), part.failure());
        }
        if (part.bytes() == null) {
            ended = true;
            return;
        }
        current = part.bytes().getBytes();
        from = 0;
        context.runOnContext(now -> response.fetch(1));
    }

    private Part take() throws IOException {
        try {
            Part part = parts.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (part == null) {
                throw new IOException("the answer was not complete in time");
            }
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the answer was read", e);
        }
    }

    /** Ends the connection, which serves this answer alone. */
    @Override
    public void close() {
        var _ = response.request().connection().close();
    }
}
