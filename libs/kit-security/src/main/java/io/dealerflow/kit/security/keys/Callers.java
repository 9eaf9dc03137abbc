package io.dealerflow.kit.security.keys;

import io.dealerflow.kit.security.SecurityConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Finds the holder of a key. */
@ApplicationScoped
public class Callers {
    private static final String INTERNAL_PLAN = "internal";

    private final ApiKeys keys;
    private final Clock clock;
    private final Caller anonymous;
    private final Optional<KeySecret> adminKey;

    Callers(ApiKeys keys, SecurityConfig config, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.anonymous = new Caller(
                Caller.ANONYMOUS, Caller.ANONYMOUS, Scope.ofSetting(config.anonymous()), config.anonymousPlan());
        this.adminKey = config.adminKey().filter(key -> !key.isBlank()).map(KeySecret::new);
    }

    /** A caller without a key. */
    public Caller anonymous() {
        return anonymous;
    }

    /**
     * The holder of a key. Fails with {@link InvalidKeyException} when the key is unknown, expired or revoked, and with
     * {@link io.dealerflow.kit.core.UnavailableException} when the key store is unavailable.
     */
    public Uni<Caller> of(String key) {
        Optional<KeySecret> secret = KeySecret.parse(key);
        if (secret.isEmpty()) {
            return Uni.createFrom().failure(new InvalidKeyException("This is not an API key: a key starts with df_."));
        }
        if (adminKey.isPresent() && isSame(adminKey.get(), secret.get())) {
            return Uni.createFrom()
                    .item(new Caller(Caller.ADMIN_KEY, Caller.ADMIN_KEY, EnumSet.of(Scope.ADMIN), INTERNAL_PLAN));
        }
        return keys.find(secret.get()).map(found -> valid(found));
    }

    /** In constant time. */
    private static boolean isSame(KeySecret one, KeySecret other) {
        return MessageDigest.isEqual(
                one.text().getBytes(StandardCharsets.US_ASCII), other.text().getBytes(StandardCharsets.US_ASCII));
    }

    private Caller valid(Optional<ApiKey> found) {
        ApiKey key = found.orElseThrow(() -> new InvalidKeyException("This API key is unknown."));
        String refusal = key.refusal(clock.instant());
        if (refusal != null) {
            throw new InvalidKeyException(refusal);
        }
        return new Caller(key.id().toString(), key.name(), Set.copyOf(key.scopes()), key.plan());
    }
}
