package io.dealerflow.ingest.pull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GET over HTTP, to hosts that are allowed. */
public interface Fetcher {
    /**
     * @param timeout      of the whole answer
     * @param etag         for {@code If-None-Match}
     * @param lastModified for {@code If-Modified-Since}
     */
    record Request(
            URI uri,
            Map<String, String> headers,
            Reach reach,
            Duration timeout,
            @Nullable String etag,
            @Nullable String lastModified) {}

    /** The answer, as far as it was received. */
    sealed interface Answer extends AutoCloseable {
        @Override
        default void close() {
            // holds nothing
        }
    }

    /** With a body, whose reading fails when it is cut short or takes longer than the timeout. */
    record Body(
            InputStream bytes,
            @Nullable String etag,
            @Nullable String lastModified) implements Answer {
        @Override
        public void close() {
            try {
                bytes.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Nothing new since the last answer. */
    record NotModified() implements Answer {}

    /**
     * Any other status.
     *
     * @param retryAfter as the source asks; null when it does not
     */
    record Status(int code, @Nullable Duration retryAfter) implements Answer {}

    /**
     * The request leads where it must not.
     *
     * @param message a sentence without the URL
     */
    record Forbidden(String message) implements Answer {}

    /** @throws IOException when there is no answer */
    Answer fetch(Request request) throws IOException;
}
