package io.dealerflow.gexapi.rest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Streams of <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>, written to the
 * connection a page at a time: JAX-RS writes, and flushes, each event on its own.
 */
final class SseStreams {
    private static final Logger LOG = Logger.getLogger(SseStreams.class);
    private static final Duration LAST_WRITE = Duration.ofSeconds(1);
    private static final Buffer HEARTBEAT = comment("heartbeat");

    private SseStreams() {}

    /**
     * Answers with a stream: a comment with its start, the pages, and comments that keep it open while it is idle. The next page is asked for when the
     * last is written.
     *
     * @param pages each of events made by {@link #append}
     * @return completes when the reader has left, or the pages end
     */
    static Uni<Void> send(RoutingContext request, long after, Duration heartbeat, Multi<Buffer> pages) {
        HttpServerResponse response = request.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return Uni.createFrom().emitter(left -> {
            var _ = response.write(comment("resuming after " + after));
            long timer = request.vertx().setPeriodic(heartbeat.toMillis(), tick -> {
                if (!response.writeQueueFull()) {
                    var _ = response.write(HEARTBEAT);
                }
            });
            Cancellable events = pages.onItem()
                    .transformToUniAndConcatenate(page -> written(response, page))
                    .subscribe()
                    .with(written -> {}, failure -> failed(request, failure), () -> end(request));
            request.addEndHandler(ended -> {
                request.vertx().cancelTimer(timer);
                events.cancel();
                left.complete(null);
            });
        });
    }

    /** The write to a reader that has left fails, which ends its stream otherwise. */
    private static Uni<Void> written(HttpServerResponse response, Buffer page) {
        return Uni.createFrom()
                .completionStage(() -> response.write(page).toCompletionStage())
                .onFailure()
                .recoverWithNull();
    }

    /** A reader that does not read is not waited for. */
    private static void end(RoutingContext request) {
        var _ = request.response().end();
        request.vertx()
                .setTimer(
                        LAST_WRITE.toMillis(),
                        late -> request.request().connection().close());
    }

    private static void failed(RoutingContext request, Throwable failure) {
        LOG.error("A stream failed", failure);
        request.request().connection().close();
    }

    /** @param json the data, already rendered */
    static Buffer append(Buffer page, long seq, String name, String json) {
        return page.appendString("id: ")
                .appendString(Long.toString(seq))
                .appendString("\nevent: ")
                .appendString(name)
                .appendString("\ndata: ")
                .appendString(onLines(json))
                .appendString("\n\n");
    }

    /** A line break in data starts another field of that name. */
    private static String onLines(String json) {
        return json.indexOf('\n') < 0 && json.indexOf('\r') < 0
                ? json
                : json.lines().collect(Collectors.joining("\ndata: "));
    }

    /** Also tells the reader to come back a second after the connection is lost. */
    private static Buffer comment(String text) {
        return Buffer.buffer(": " + text + "\nretry: 1000\n\n");
    }
}
