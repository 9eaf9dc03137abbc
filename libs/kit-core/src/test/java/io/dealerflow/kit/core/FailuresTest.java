package io.dealerflow.kit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static Stream<Throwable> passing() {
        return Stream.of(
                new UnavailableException("Redis is away", new IllegalStateException("closed")),
                new SQLException("the connection is gone", "08006"),
                new SQLException("the database is shutting down", "57P01"),
                new SQLException("a deadlock", "40P01"),
                new SQLException("no state: the pool gave up"),
                new SQLTransientConnectionException("later"),
                new UncheckedIOException(new IOException("broken pipe")),
                new CompletionException(new ConnectException("refused")));
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new SQLException("a text with a NUL", "22021"),
                new SQLException("a duplicate", "23505"),
                new IllegalArgumentException("spot must be > 0"),
                new InvalidEventException("an unknown dealer convention"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void isTriedAgain(Throwable failure) {
        assertThat(Failures.passes(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void isDeadLettered(Throwable failure) {
        assertThat(Failures.passes(failure)).isFalse();
    }
}
