package io.dealerflow.kit.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The service's one pool. It sets no limit of its own on waiting for a connection: {@link Db} has one, and the pool's timer would
 * report a failed connection half a minute after it failed (vert.x 4.5).
 */
@Singleton
class PostgresPool implements PgPoolCreator {
    private static final int CONNECT_TIMEOUT_MS = 3_000;

    /** A connection is closed after this time without traffic: it is idle, or its server vanished without closing it. */
    private static final int SILENCE_SECONDS = 60;

    private final DatabaseConfig config;
    private final String url;
    private final String user;
    private final Optional<String> password;
    private final String service;

    PostgresPool(
            DatabaseConfig config,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.url = url.replaceFirst("^vertx-reactive:", "");
        this.user = user;
        this.password = password;
        this.service = service;
    }

    @Override
    public Pool create(Input input) {
        PgConnectOptions server = configured(input.pgConnectOptionsList().getFirst());
        server.setReadIdleTimeout(SILENCE_SECONDS);
        return PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(server)
                .with(new PoolOptions(input.poolOptions()).setConnectionTimeout(0))
                .build();
    }

    /** The same server, for a connection outside the pool. */
    PgConnectOptions options() {
        PgConnectOptions server = PgConnectOptions.fromUri(url).setUser(user);
        password.ifPresent(server::setPassword);
        server.setProperties(Map.of("application_name", service));
        return configured(server);
    }

    private PgConnectOptions configured(PgConnectOptions server) {
        server.setConnectTimeout(CONNECT_TIMEOUT_MS);
        server.setTcpKeepAlive(true);
        server.setSslMode(config.sslMode());
        switch (config.sslMode()) {
            case VERIFY_FULL, VERIFY_CA -> {
                server.setPemTrustOptions(
                        new PemTrustOptions().addCertPath(rootCert().toString()));
                server.setHostnameVerificationAlgorithm("HTTPS");
            }
            case REQUIRE, PREFER, ALLOW -> server.setTrustAll(true);
            case DISABLE -> server.setSsl(false);
        }
        return server;
    }

    private Path rootCert() {
        return config.sslRootCert()
                .orElseThrow(() -> new IllegalStateException(
                        "DATABASE_SSL_ROOT_CERT has to name a PEM file when DATABASE_SSL_MODE is " + config.sslMode()));
    }
}
