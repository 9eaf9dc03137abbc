package io.dealerflow.kit.security.keys;

import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.SecurityConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, rotates and revokes API keys. The text of a key is returned once, at its creation; only its hash is stored. */
@ApplicationScoped
public class ApiKeys {
    public static final String STANDARD_PLAN = "standard";
    private static final int MAX_NAME = 100;

    private final KeyStore store;
    private final KeyLookup lookup;
    private final Set<String> plans;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(KeyStore store, KeyLookup lookup, SecurityConfig config, Clock clock) {
        this.store = store;
        this.lookup = lookup;
        this.plans = config.plans().keySet();
        this.clock = clock;
    }

    /** A key with its text. */
    public record Issued(KeySecret secret, ApiKey key) {}

    /**
     * Attributes of a new key.
     *
     * @param expiresAt null for never
     */
    public record Wanted(
            String name, Set<Scope> scopes, @Nullable Instant expiresAt, String plan) {}

    public Uni<List<ApiKey>> list() {
        return store.list();
    }

    /** @throws InvalidParameterException when an attribute is invalid */
    public Uni<Issued> create(Wanted wanted, Caller creator) {
        Instant now = clock.instant();
        require(wanted, now);
        KeySecret secret = KeySecret.random(random);
        ApiKey key = new ApiKey(
                UUID.randomUUID(),
                wanted.name().strip(),
                secret.prefix(),
                wanted.scopes().stream().sorted().toList(),
                wanted.plan(),
                now,
                creator.id(),
                wanted.expiresAt(),
                null,
                null,
                null);
        return store.create(key, secret.hash()).map(created -> new Issued(secret, created));
    }

    private void require(Wanted wanted, Instant now) {
        if (wanted.name().isBlank()
                || wanted.name().codePointCount(0, wanted.name().length()) > MAX_NAME
                || wanted.name().chars().anyMatch(Character::isISOControl)) {
            throw new InvalidParameterException("name", "must be printable text of 1 to " + MAX_NAME + " characters");
        }
        if (wanted.scopes().isEmpty()) {
            throw new InvalidParameterException("scopes", "must be at least one of read, write, admin");
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            throw new InvalidParameterException("expires_at", "is not in the future");
        }
        if (!plans.contains(wanted.plan())) {
            throw new InvalidParameterException(
                    "plan",
                    "must be one of "
                            + String.join(", ", plans.stream().sorted().toList()));
        }
    }

    /** Replaces the text of a key; all replicas refuse the old one after the cache's lifetime. */
    public Uni<Issued> rotate(UUID id) {
        KeySecret secret = KeySecret.random(random);
        return store.rotate(id, secret, clock.instant())
                .invoke(lookup::forget)
                .map(rotated -> new Issued(secret, rotated.orElseThrow(() -> unknown(id))));
    }

    /** Revokes a key permanently. */
    public Uni<ApiKey> revoke(UUID id) {
        return store.revoke(id, clock.instant())
                .invoke(lookup::forget)
                .map(revoked -> revoked.orElseThrow(() -> unknown(id)));
    }

    private static RuntimeException unknown(UUID id) {
        return Problem.notFound("unknown-key", "There is no API key " + id + ", or it was revoked.")
                .exception();
    }

    /** The key of this text, valid or not; empty when there is none. */
    public Uni<Optional<ApiKey>> find(KeySecret secret) {
        return lookup.find(secret.hash());
    }
}
