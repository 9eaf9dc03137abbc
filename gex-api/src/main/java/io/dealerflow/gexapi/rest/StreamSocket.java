package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.feed.Subscribers;
import io.dealerflow.gexapi.feed.Subscribers.Transport;
import io.dealerflow.gexapi.stream.EventStream;
import io.dealerflow.gexapi.stream.StreamEvent;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.http.Problems;
import io.dealerflow.kit.security.keys.Scope;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * All events over a WebSocket: each text frame is one event, the same as {@code data} of {@code /stream/sse}. The query of the URL
 * takes the same parameters; a message {@code {"subscribe": {…}}} with the same names replaces them. An invalid request is answered
 * with a problem, then the connection is closed.
 */
@WebSocket(path = StreamSocket.PATH)
@RolesAllowed(Scope.READ_ROLE)
public class StreamSocket {
    static final String PATH = "/api/v1/stream";

    /** For a problem of status 400; codes from 4000 on are for private use (RFC 6455, 7.4.2). */
    static final CloseReason INVALID = new CloseReason(4400, "invalid parameter");

    private static final CloseReason GOING_AWAY = new CloseReason(1001, "the service stops");
    private static final CloseReason TRY_AGAIN = new CloseReason(1013, "temporarily unavailable");
    private static final Logger LOG = Logger.getLogger(StreamSocket.class);

    private final EventStream stream;
    private final Subscribers subscribers;
    private final Map<String, Cancellable> subscriptions = new ConcurrentHashMap<>();

    StreamSocket(EventStream stream, Subscribers subscribers) {
        this.stream = stream;
        this.subscribers = subscribers;
    }

    /** Subscribes to what the query asks for. */
    @OnOpen
    public Uni<Void> opened(WebSocketConnection connection) {
        String query = connection.handshakeRequest().query();
        return subscribe(
                connection,
                () -> StreamParameters.of(
                        query == null ? Map.of() : new QueryStringDecoder(query, false).parameters(), null));
    }

    /** Subscribes to what the message asks for instead. */
    @OnTextMessage
    public Uni<Void> asked(String message, WebSocketConnection connection) {
        return subscribe(connection, () -> StreamParameters.of(parameters(message), null));
    }

    /** Ends the stream. */
    @OnClose
    public void closed(WebSocketConnection connection) {
        Cancellable subscription = subscriptions.remove(connection.id());
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private Uni<Void> subscribe(WebSocketConnection connection, Supplier<StreamParameters> asked) {
        closed(connection);
        Multi<String> frames;
        try {
            StreamParameters wanted = asked.get();
            long after = wanted.afterOr(stream::newestSeq);
            frames = subscribers.admit(
                    Transport.WEBSOCKET,
                    stream.after(after, wanted.filter(), wanted.fullSnapshots())
                            .onItem()
                            .<StreamEvent>disjoint()
                            .map(StreamEvent::json));
        } catch (InvalidParameterException e) {
            return refuse(connection, Problems.of(e), INVALID);
        } catch (UnavailableException e) {
            return refuse(connection, Problems.of(e), TRY_AGAIN);
        }
        // One frame at a time, so that at most one page is held for a slow reader.
        Cancellable subscription = frames.onItem()
                .transformToUniAndConcatenate(connection::sendText)
                .subscribe()
                .with(sent -> {}, failure -> failed(connection, failure), () -> end(connection));
        subscriptions.put(connection.id(), subscription);
        if (connection.isClosed()) {
            closed(connection);
        }
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> refuse(WebSocketConnection connection, Problem problem, CloseReason reason) {
        return connection.sendText(problem.json()).chain(() -> connection.close(reason));
    }

    private void failed(WebSocketConnection connection, Throwable failure) {
        closed(connection);
        if (connection.isOpen()) {
            LOG.error("A stream failed", failure);
            close(connection, CloseReason.INTERNAL_SERVER_ERROR);
        }
    }

    private static void end(WebSocketConnection connection) {
        close(connection, GOING_AWAY);
    }

    private static void close(WebSocketConnection connection, CloseReason reason) {
        connection.close(reason).subscribe().with(done -> {}, failure -> LOG.debug("closed already", failure));
    }

    private static Map<String, List<String>> parameters(String message) {
        JsonNode wanted;
        try {
            wanted = Wire.json().readTree(message).path("subscribe");
        } catch (JacksonException e) {
            throw new InvalidParameterException("message", "must be JSON", e);
        }
        if (!wanted.isObject()) {
            throw new InvalidParameterException(
                    "message", "must be an object such as {\"subscribe\": {\"symbol\": [\"SPX\"]}}");
        }
        Map<String, List<String>> parameters = new TreeMap<>();
        wanted.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                parameters.put(entry.getKey(), texts(entry.getKey(), entry.getValue()));
            }
        });
        return parameters;
    }

    private static List<String> texts(String name, JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode part : value.isArray() ? value : List.of(value)) {
            if (!part.isValueNode()) {
                throw new InvalidParameterException(name, "must be text, a number or a list of these");
            }
            texts.add(part.asText());
        }
        return texts;
    }
}
