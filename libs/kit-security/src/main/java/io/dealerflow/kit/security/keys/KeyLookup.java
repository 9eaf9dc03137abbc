package io.dealerflow.kit.security.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.security.SecurityConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys by their hash and caches an answer for {@link SecurityConfig#keyCache()}. While the store does not answer, a cached
 * key is still accepted: it cannot be revoked meanwhile either. The lookup of any other key fails as unavailable.
 */
@ApplicationScoped
class KeyLookup {
    private static final Logger LOG = Logger.getLogger(KeyLookup.class);
    private static final int MAX_KEYS = 10_000;
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Cache<String, Answer> answers =
            Caffeine.newBuilder().maximumSize(MAX_KEYS).build();
    private final KeyStore store;
    private final Duration lifetime;
    private final Clock clock;

    KeyLookup(KeyStore store, SecurityConfig config, Clock clock) {
        this.store = store;
        this.lifetime = config.keyCache();
        this.clock = clock;
    }

    private record Answer(Optional<ApiKey> key, Instant at) {}

    Uni<Optional<ApiKey>> find(String hash) {
        Instant now = clock.instant();
        Answer known = answers.getIfPresent(hash);
        if (known != null && now.isBefore(known.at().plus(lifetime))) {
            return Uni.createFrom().item(known.key());
        }
        return store.findByHash(hash)
                .invoke(found -> {
                    answers.put(hash, new Answer(found, now));
                    found.ifPresent(key -> noteUse(key, now));
                })
                .onFailure(UnavailableException.class)
                .recoverWithUni(failure -> lastKnown(known, failure));
    }

    private static Uni<Optional<ApiKey>> lastKnown(@Nullable Answer known, Throwable failure) {
        return known != null && known.key().isPresent()
                ? Uni.createFrom().item(known.key())
                : Uni.createFrom().failure(failure);
    }

    /** Clears the cache after a change. */
    void forget() {
        answers.invalidateAll();
    }

    private void noteUse(ApiKey key, Instant now) {
        Instant last = key.lastUsedAt();
        if (key.refusal(now) == null
                && (last == null || last.plus(USE_NOTED_EVERY).isBefore(now))) {
            store.used(key.id(), now)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("The use of a key was not saved: %s", failure.getMessage()));
        }
    }
}
