package io.dealerflow.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gives a Quarkus test the servers and the configuration that a deployment would give the service:
 * {@snippet :
 * @QuarkusTest
 * @WithTestResource(
 *     value = DealerflowServers.class,
 *     scope = TestResourceScope.GLOBAL,
 *     initArgs = {@ResourceArg(name = "servers", value = "postgres,kafka"), @ResourceArg(name = "role", value = "gex")})
 * }
 * {@code servers} names those wanted of postgres, kafka and redis (all when left out), {@code role} the database role of the
 * service (the superuser when left out). The servers are those of {@link TestServers}, shared by all tests of the JVM: tests
 * use symbols and keys of their own.
 */
public final class DealerflowServers implements QuarkusTestResourceLifecycleManager {
    private Set<ServerKind> kinds = Set.of(ServerKind.values());
    private String role = TestDatabase.ADMIN;

    @Override
    public void init(Map<String, String> arguments) {
        kinds = ServerKind.parse(arguments.getOrDefault("servers", ""));
        role = arguments.getOrDefault("role", TestDatabase.ADMIN);
    }

    @Override
    public Map<String, String> start() {
        TestServers.start(kinds);
        Map<String, String> config = new HashMap<>();
        if (kinds.contains(ServerKind.KAFKA)) {
            config.put("KAFKA_BOOTSTRAP_SERVERS", TestServers.kafka());
            config.put("kafka.bootstrap.servers", TestServers.kafka());
        }
        if (kinds.contains(ServerKind.POSTGRES)) {
            config.put("DATABASE_URL", TestServers.postgres() + "/" + TestDatabase.NAME);
            config.put("DATABASE_USER", role);
            config.put("DATABASE_PASSWORD", TestDatabase.PASSWORD);
        }
        if (kinds.contains(ServerKind.REDIS)) {
            config.put("REDIS_URL", "redis://" + TestServers.redis());
        }
        return config;
    }

    /** The servers stay for the tests to come. */
    @Override
    public void stop() {}
}
