package io.dealerflow.gex.it;

import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** All servers, PostgreSQL and Redis behind doors that a test can shut, and the tables of the other services. */
public final class ProxiedServers implements QuarkusTestResourceLifecycleManager {
    private static final String REDIS = "dealerflow.gex.it.redis";
    private static final String POSTGRES = "dealerflow.gex.it.postgres";

    /** Shuts Redis off or puts it back. System properties are what all class loaders of the test share. */
    static void redis(boolean there) {
        door(REDIS).accept(there);
    }

    /** Shuts PostgreSQL off or puts it back. */
    static void postgres(boolean there) {
        door(POSTGRES).accept(there);
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Boolean> door(String name) {
        return (Consumer<Boolean>) Objects.requireNonNull(System.getProperties().get(name));
    }

    @Override
    public Map<String, String> start() {
        var servers = new DealerflowServers();
        servers.init(Map.of("role", "gex"));
        Map<String, String> config = new HashMap<>(servers.start());
        try (InputStream sql = Objects.requireNonNull(getClass().getResourceAsStream("/other-schemas.sql"));
                var connection = TestServers.connect();
                var statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            var redis = new Proxy(TestServers.redis());
            var postgres = new Proxy(TestServers.postgres());
            System.getProperties().put(REDIS, redis);
            System.getProperties().put(POSTGRES, postgres);
            config.put("REDIS_URL", "redis://" + redis.address());
            config.put("DATABASE_URL", postgres.address() + "/dealerflow");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return config;
    }

    @Override
    public void stop() {}
}
