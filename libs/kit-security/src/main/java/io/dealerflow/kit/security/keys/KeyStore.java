package io.dealerflow.kit.security.keys;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Store of keys. Fails with {@link io.dealerflow.kit.core.UnavailableException} while it does not answer. */
public interface KeyStore {
    Uni<Optional<ApiKey>> findByHash(String hash);

    /** The newest first. */
    Uni<List<ApiKey>> list();

    Uni<ApiKey> create(ApiKey key, String hash);

    /** Replaces the text of a key that is not revoked; empty when there is none. */
    Uni<Optional<ApiKey>> rotate(UUID id, KeySecret secret, Instant now);

    /** Revokes a key, once; empty when there is none. */
    Uni<Optional<ApiKey>> revoke(UUID id, Instant now);

    /** Stores that a key was used. */
    Uni<Void> used(UUID id, Instant now);
}
