package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.rest.visualizer.CalculationPlaces.Place;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The body of a calculation, received into one array: the framework would copy it several times on the event loop. */
final class ReceivedBody {
    private static final String KEY = "dealerflow.received-body";
    private static final int FIRST_CAPACITY = 64 << 10;

    private final RoutingContext request;
    private final Place place;
    private final long limit;
    private byte[] bytes;
    private int length;
    private boolean refused;

    private ReceivedBody(RoutingContext request, Place place, long limit) {
        this.request = request;
        this.place = place;
        this.limit = limit;
        String announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        this.bytes = new byte[announced == null ? 0 : Integer.parseInt(announced)];
    }

    /**
     * Receives the body, for {@link #take}. On the event loop of the request.
     *
     * @param place which reserves the array of a body without a length
     * @param limit most bytes; fails with a 413 beyond it
     * @return false where the place had no room for all of it; nothing when the client leaves, which ends the request
     */
    static Uni<Boolean> receive(RoutingContext request, Place place, long limit) {
        return Uni.createFrom().emitter(done -> new ReceivedBody(request, place, limit).receive(done));
    }

    /** The body that was received, once; null where none was. */
    static byte @Nullable [] take(RoutingContext request) {
        return request.remove(KEY);
    }

    private void receive(UniEmitter<? super Boolean> done) {
        HttpServerRequest http = request.request();
        if (http.isEnded()) {
            complete(done);
            return;
        }
        http.handler(part -> append(part, done)).endHandler(end -> complete(done));
        if (http.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
        http.resume();
    }

    private void append(Buffer part, UniEmitter<? super Boolean> done) {
        if (refused) {
            return;
        }
        int longer = length + part.length();
        if (longer > limit) {
            refuse();
            BodyLimits.closeAfterAnswer(request);
            done.fail(new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE));
        } else if (!grow(longer)) {
            refuse();
            done.complete(false);
        } else {
            part.getBytes(bytes, length);
            length = longer;
        }
    }

    /** Whether the place had room for an array of that length. */
    private boolean grow(int longer) {
        if (longer > bytes.length) {
            int doubled = Math.max(FIRST_CAPACITY, 2 * bytes.length);
            int capacity = (int) Math.min(limit, Math.max(longer, doubled));
            if (!place.reserve(capacity)) {
                return false;
            }
            bytes = Arrays.copyOf(bytes, capacity);
        }
        return true;
    }

    private void refuse() {
        refused = true;
        bytes = new byte[0];
    }

    private void complete(UniEmitter<? super Boolean> done) {
        if (!refused) {
            request.put(KEY, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
            done.complete(true);
        }
    }
}
