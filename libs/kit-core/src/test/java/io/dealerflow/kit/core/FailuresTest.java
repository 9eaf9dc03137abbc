package io.dealerflow.kit.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static Stream<Throwable> transientFailures() {
        return Stream.of(
                new UnavailableException("Redis is down", new IllegalStateException("closed")),
                new SQLException("the connection is gone", "08006"),
                new SQLException("the database is shutting down", "57P01"),
                new SQLException("a deadlock", "40P01"),
                new SQLException("no state: the pool gave up"),
                new SQLTransientConnectionException("later"),
                new UncheckedIOException(new IOException("broken pipe")),
                new CompletionException(new ConnectException("refused")),
                new SQLException("no lock within the timeout", "55P03"),
                new SQLException("the table is not migrated yet", "42P01"),
                new SQLException("the schema is not migrated yet", "3F000"));
    }

    static Stream<Throwable> lastingFailures() {
        return Stream.of(
                new SQLException("a text with a NUL", "22021"),
                new SQLException("a duplicate", "23505"),
                new IllegalArgumentException("spot must be > 0"),
                new InvalidEventException("an unknown dealer convention"),
                new SQLException("syntax error", "42601"),
                new SQLException("no such column", "42703"),
                new SQLException("no privilege", "42501"),
                new SQLException("no matching constraint for ON CONFLICT", "42P10"),
                new SQLException("the statement was cancelled", "57014"),
                new UncheckedIOException(new JsonParseException("not JSON")),
                new UncheckedIOException(new EOFException("the value is cut short")));
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void isRetried(Throwable failure) {
        assertThat(Failures.isTransient(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lastingFailures")
    @DisplayName("a fault of the code or the event is dead-lettered, not retried forever")
    void isDeadLettered(Throwable failure) {
        assertThat(Failures.isTransient(failure)).isFalse();
    }
}
