package io.dealerflow.gexapi.it;

import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All servers, PostgreSQL and Redis behind proxies that a test can stop, and the tables of the other services. */
public final class ProxiedServers implements QuarkusTestResourceLifecycleManager {
    /** The admin key of the configuration; without a key only reading is allowed. */
    static final String ADMIN_KEY = "df_" + "0123456789".repeat(4);

    private static final Path FEATURE_MIGRATIONS = Path.of("../feature-service/src/main/resources/db/migration");
    private static final String REDIS = "gex-it.redis";
    private static final String POSTGRES = "gex-it.postgres";

    /** Makes Redis unavailable or available. */
    static void redis(boolean there) {
        turn(REDIS, there ? Proxy.STARTED : Proxy.STOPPED);
    }

    /** Has Redis not answer any more, until it is made available. */
    static void hangRedis() {
        turn(REDIS, Proxy.HANGING);
    }

    /** Makes PostgreSQL unavailable or available. */
    static void postgres(boolean there) {
        turn(POSTGRES, there ? Proxy.STARTED : Proxy.STOPPED);
    }

    /** The test and this resource may have different class loaders: ports are passed in system properties. */
    private static void turn(String proxy, int state) {
        try (var handle = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(proxy))) {
            handle.getOutputStream().write(state);
            handle.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        // Kafka's client loads its plug-ins with the thread's class loader, which is not always the one it came from
        // itself.
        Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        var servers = new DealerflowServers();
        servers.init(Map.of("role", "gex"));
        Map<String, String> config = new HashMap<>(servers.start());
        try (InputStream sql = Objects.requireNonNull(getClass().getResourceAsStream("/other-schemas.sql"));
                var connection = TestServers.connect();
                var statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            migrateFeatures(statement);
            var redis = new Proxy(TestServers.redis());
            var postgres = new Proxy(TestServers.postgres());
            System.setProperty(REDIS, Integer.toString(redis.handle()));
            System.setProperty(POSTGRES, Integer.toString(postgres.handle()));
            config.put("REDIS_URL", "redis://" + redis.address());
            config.put("DATABASE_URL", postgres.address() + "/dealerflow");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        config.put("dealerflow.security.anonymous", "read");
        config.put("dealerflow.security.admin-key", ADMIN_KEY);
        config.put("dealerflow.security.key-cache", "1s");
        config.put("dealerflow.security.plans.slow.requests-per-minute", "6");
        config.put("dealerflow.security.plans.slow.burst", "2");
        config.put("dealerflow.gex.predict.rate.requests-per-minute", "60");
        config.put("dealerflow.gex.predict.rate.burst", "60");
        config.put("dealerflow.gex.webhooks.allow-private-targets", "true");
        config.put("dealerflow.gex.webhooks.secret-keys", "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        config.put("dealerflow.gex.webhooks.allow-http", "true");
        config.put("dealerflow.gex.webhooks.first-retry", "200ms");
        return config;
    }

    /** With the migrations of feature-service, unless that was done. */
    private static void migrateFeatures(Statement statement) throws IOException, SQLException {
        try (var done = statement.executeQuery("SELECT to_regclass('feature.asset_features')")) {
            done.next();
            if (done.getString(1) != null) {
                return;
            }
        }
        statement.execute("SET ROLE feature; SET search_path = feature");
        for (String name : List.of(
                "V1__gex_snapshots.sql",
                "V2__levels_and_daily_history.sql",
                "V3__asset_features.sql",
                "V4__closes_and_feature_store.sql",
                "V6__jobs_and_portfolios.sql",
                "V8__job_schedules.sql")) {
            statement.execute(Files.readString(FEATURE_MIGRATIONS.resolve(name)));
        }
    }

    @Override
    public void stop() {}
}
