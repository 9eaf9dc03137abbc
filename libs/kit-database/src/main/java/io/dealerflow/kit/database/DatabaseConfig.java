package io.dealerflow.kit.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Access to PostgreSQL. Address and account are {@code DATABASE_URL}, {@code DATABASE_USER} and {@code DATABASE_PASSWORD}. */
@ConfigMapping(prefix = "dealerflow.database")
public interface DatabaseConfig {
    /**
     * How long a query or a transaction may take, the wait for a connection included. A number and {@code s} or {@code ms}: the
     * server gets the same value as its {@code statement_timeout}.
     */
    @WithDefault("30s")
    Duration timeout();

    /** TLS, with the meaning of libpq's {@code sslmode}; {@code DATABASE_SSL_MODE}. */
    @WithDefault("disable")
    SslMode sslMode();

    /** PEM file of the authorities that {@code verify-ca} and {@code verify-full} trust; {@code DATABASE_SSL_ROOT_CERT}. */
    Optional<Path> sslRootCert();

    /**
     * How long rows are kept, by the name of what they are; each service documents its names and defaults. What has no default is
     * kept for ever unless it is named here.
     */
    Map<String, Duration> retention();

    /** Interval of deleting rows that are too old. */
    @WithDefault("10m")
    Duration retentionInterval();
}
