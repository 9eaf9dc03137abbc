package io.dealerflow.gexapi.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A reader of a WebSocket, from the outside. */
final class Socket implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    final List<String> frames = new CopyOnWriteArrayList<>();
    final AtomicInteger pings = new AtomicInteger();
    volatile int closeCode;

    /** @param protocols the subprotocols that are offered; none when empty */
    Socket(String url, String... protocols) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (protocols.length > 0) {
            builder.subprotocols(
                    protocols[0],
                    List.of(protocols).subList(1, protocols.length).toArray(String[]::new));
        }
        try {
            socket = builder.buildAsync(URI.create(url.replaceFirst("^http", "ws")), new Listener())
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof WebSocketHandshakeException refused
                    ? new IllegalStateException(
                            "status " + refused.getResponse().statusCode(), e)
                    : e;
        }
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    List<JsonNode> events() {
        return frames.stream().map(Socket::json).toList();
    }

    private static JsonNode json(String frame) {
        try {
            return Wire.json().readTree(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(frame, e);
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.incrementAndGet();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            closeCode = statusCode;
            return null;
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
