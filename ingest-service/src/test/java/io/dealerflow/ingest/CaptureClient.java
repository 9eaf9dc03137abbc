package io.dealerflow.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.api.CaptureAnswer;
import io.dealerflow.contracts.event.Wire;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A sender of captures, from the outside. */
final class CaptureClient implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    /** Connects; the status of the answer when that is refused is in the message of the exception. */
    CaptureClient(String stream, @Nullable String key) {
        this(stream, key, null);
    }

    /** @param origin of the page that connects; null outside a browser */
    CaptureClient(String stream, @Nullable String key, @Nullable String origin) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (key != null) {
            builder.header("Authorization", "Bearer " + key);
        }
        if (origin != null) {
            builder.header("Origin", origin);
        }
        URI uri = URI.create("ws://localhost:" + RestAssured.port + "/api/v1/captures/" + stream);
        try {
            socket = builder.buildAsync(uri, new Listener()).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof WebSocketHandshakeException refused
                    ? new IllegalStateException(
                            "status " + refused.getResponse().statusCode(), e)
                    : e;
        }
    }

    CaptureClient text(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    CaptureClient at(String capturedAt) {
        return text("{\"captured_at\": \"" + capturedAt + "\"}");
    }

    CaptureClient image(byte[] image) {
        return part(image, true);
    }

    /** A fragment of a frame. */
    CaptureClient part(byte[] bytes, boolean isLast) {
        socket.sendBinary(ByteBuffer.wrap(bytes), isLast).join();
        return this;
    }

    String text() throws InterruptedException {
        String text = answers.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("no answer");
        }
        return text;
    }

    CaptureAnswer answer() throws InterruptedException, JsonProcessingException {
        return Wire.json().readValue(text(), CaptureAnswer.class);
    }

    int closeCode() {
        return closed.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                answers.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(-1);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
