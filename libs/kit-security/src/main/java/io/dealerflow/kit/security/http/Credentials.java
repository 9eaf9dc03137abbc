package io.dealerflow.kit.security.http;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the key of a request. */
public final class Credentials {
    public static final String HEADER = "X-API-Key";
    private static final String BEARER = "bearer ";
    /** Browsers cannot set headers on a WebSocket, but can offer a subprotocol. */
    private static final String SUBPROTOCOL = "df.key.";

    private Credentials() {}

    /** The text of the key, valid or not; empty when the request has none. */
    static Optional<String> of(MultiMap headers) {
        String authorization = headers.get("Authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        String key = headers.get(HEADER);
        return key == null ? ofSubprotocols(headers.get("Sec-WebSocket-Protocol")) : Optional.of(key.strip());
    }

    /** The key among the subprotocols that a WebSocket offers, {@code df.key.<key>}; a server must not choose that one. */
    public static Optional<String> ofSubprotocols(@Nullable String offered) {
        return offered == null
                ? Optional.empty()
                : Arrays.stream(offered.split(","))
                        .map(String::strip)
                        .filter(name -> name.startsWith(SUBPROTOCOL))
                        .map(name -> name.substring(SUBPROTOCOL.length()))
                        .findFirst();
    }
}
