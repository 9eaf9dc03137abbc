package io.dealerflow.kit.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.ProblemException;
import io.dealerflow.kit.security.TestConfig;
import io.dealerflow.testkit.MovableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallersTest {
    private static final String ADMIN_KEY = "df_" + "A".repeat(43);
    private static final Duration CACHED = TestConfig.DEFAULT.keyCache();

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-13T14:30:00Z"));
    private final MemoryStore store = new MemoryStore();
    private final TestConfig config =
            new TestConfig(List.of("read"), Optional.of(ADMIN_KEY), TestConfig.DEFAULT.plan());
    private final ApiKeys keys = keys();
    private final Callers callers = new Callers(keys, config, clock);
    private final Caller creator = callers.anonymous();

    private ApiKeys keys() {
        return new ApiKeys(store, new KeyLookup(store, config, clock), config, clock);
    }

    private ApiKeys.Issued issue(Scope scope, Instant expiresAt) {
        return await(keys.create(new ApiKeys.Wanted("test", Set.of(scope), expiresAt, "standard"), creator));
    }

    private ApiKeys.Issued issue() {
        return await(keys.create(new ApiKeys.Wanted("test", Set.of(Scope.WRITE), null, "standard"), creator));
    }

    private Caller caller(KeySecret secret) {
        return await(callers.of(secret.text()));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void aKeyNamesItsHolderScopesAndPlan() {
        var issued = issue();

        assertThat(caller(issued.secret()))
                .isEqualTo(new Caller(issued.key().id().toString(), "test", Set.of(Scope.WRITE), "standard"));
        assertThat(store.rows.values())
                .allSatisfy(row -> assertThat(row.toString())
                        .doesNotContain(issued.secret().text()));
    }

    @Test
    void theAdminKeyOfTheConfigurationNeedsNoStore() {
        store.away = true;

        assertThat(await(callers.of(ADMIN_KEY)).scopes()).containsExactly(Scope.ADMIN);
    }

    @Test
    void anExpiredKeyIsRefused() {
        var issued = issue(Scope.READ, clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(59));
        assertThat(caller(issued.secret()).scopes()).containsExactly(Scope.READ);

        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> caller(issued.secret()))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("has expired");
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceHereAndWithinTheCachesTimeElsewhere() {
        var issued = issue();
        Callers elsewhere = new Callers(keys(), config, clock);
        assertThat(await(elsewhere.of(issued.secret().text())).name()).isEqualTo("test");

        await(keys.revoke(issued.key().id()));

        assertThatThrownBy(() -> caller(issued.secret())).hasMessageContaining("was revoked");
        clock.advance(CACHED);
        assertThatThrownBy(() -> await(elsewhere.of(issued.secret().text()))).hasMessageContaining("was revoked");
    }

    @Test
    void rotationReplacesTheText() {
        var first = issue();
        assertThat(caller(first.secret()).name()).isEqualTo("test");

        var second = await(keys.rotate(first.key().id()));

        assertThat(caller(second.secret()).id()).isEqualTo(first.key().id().toString());
        assertThatThrownBy(() -> caller(first.secret())).hasMessageContaining("unknown");
        await(keys.revoke(first.key().id()));
        assertThatThrownBy(() -> await(keys.rotate(first.key().id()))).isInstanceOf(ProblemException.class);
    }

    @Test
    void whileTheStoreIsDownACachedKeyIsValidAndOthersUnavailable() {
        var issued = issue();
        var unused = issue();
        assertThat(caller(issued.secret()).name()).isEqualTo("test");

        store.away = true;
        clock.advance(CACHED.multipliedBy(100));

        assertThat(caller(issued.secret()).name()).isEqualTo("test");
        assertThatThrownBy(() -> caller(unused.secret())).isInstanceOf(UnavailableException.class);
    }

    @Test
    void anAnswerIsBelievedForAWhile() {
        var issued = issue();
        caller(issued.secret());
        caller(issued.secret());
        assertThat(store.lookups).isEqualTo(1);

        clock.advance(CACHED);
        caller(issued.secret());
        assertThat(store.lookups).isEqualTo(2);
    }

    @Test
    void useIsNotedOnceAMinute() {
        var issued = issue();
        caller(issued.secret());
        clock.advance(CACHED);
        caller(issued.secret());
        assertThat(store.uses).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        caller(issued.secret());
        assertThat(store.uses).isEqualTo(2);
    }

    @Test
    void aWishThatIsNoValidOneIsRefused() {
        for (var wanted : List.of(
                new ApiKeys.Wanted(" ", Set.of(Scope.READ), null, "standard"),
                new ApiKeys.Wanted("n", Set.of(), null, "standard"),
                new ApiKeys.Wanted("n", Set.of(Scope.READ), clock.instant(), "standard"),
                new ApiKeys.Wanted("n", Set.of(Scope.READ), null, "gold"))) {
            assertThatThrownBy(() -> await(keys.create(wanted, creator))).isInstanceOf(InvalidParameterException.class);
        }
    }

    /** A store in memory that can be unavailable. */
    private static final class MemoryStore implements KeyStore {
        private final Map<String, ApiKey> rows = new HashMap<>();
        private boolean away;
        private int lookups;
        private int uses;

        @Override
        public Uni<Optional<ApiKey>> findByHash(String hash) {
            lookups++;
            return away
                    ? Uni.createFrom().failure(new UnavailableException("away", new IllegalStateException()))
                    : Uni.createFrom().item(Optional.ofNullable(rows.get(hash)));
        }

        @Override
        public Uni<List<ApiKey>> list() {
            return Uni.createFrom().item(List.copyOf(rows.values()));
        }

        @Override
        public Uni<ApiKey> create(ApiKey key, String hash) {
            rows.put(hash, key);
            return Uni.createFrom().item(key);
        }

        @Override
        public Uni<Optional<ApiKey>> rotate(UUID id, KeySecret secret, Instant now) {
            return replace(id, secret.hash(), secret.prefix(), null, now);
        }

        @Override
        public Uni<Optional<ApiKey>> revoke(UUID id, Instant now) {
            return replace(id, null, null, now, null);
        }

        @Override
        public Uni<Void> used(UUID id, Instant now) {
            uses++;
            rows.replaceAll((hash, key) ->
                    key.id().equals(id) ? with(key, key.prefix(), key.revokedAt(), key.rotatedAt(), now) : key);
            return Uni.createFrom().voidItem();
        }

        private Uni<Optional<ApiKey>> replace(UUID id, String hash, String prefix, Instant revoked, Instant rotated) {
            for (var row : Map.copyOf(rows).entrySet()) {
                ApiKey key = row.getValue();
                if (key.id().equals(id) && (revoked != null || key.revokedAt() == null)) {
                    ApiKey changed = with(
                            key,
                            prefix == null ? key.prefix() : prefix,
                            revoked == null ? key.revokedAt() : revoked,
                            rotated == null ? key.rotatedAt() : rotated,
                            key.lastUsedAt());
                    rows.remove(row.getKey());
                    rows.put(hash == null ? row.getKey() : hash, changed);
                    return Uni.createFrom().item(Optional.of(changed));
                }
            }
            return Uni.createFrom().item(Optional.empty());
        }

        private static ApiKey with(ApiKey key, String prefix, Instant revoked, Instant rotated, Instant used) {
            return new ApiKey(
                    key.id(),
                    key.name(),
                    prefix,
                    key.scopes(),
                    key.plan(),
                    key.createdAt(),
                    key.createdBy(),
                    key.expiresAt(),
                    revoked,
                    rotated,
                    used);
        }
    }
}
