package io.dealerflow.kit.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestartFailedThreadTest {
    private final RestartFailedThread handler = new RestartFailedThread();

    @Test
    void aThreadThatItsBrokerEndedIsReplaced() {
        assertThat(handler.handle(new StreamsException(new TimeoutException("no broker"))))
                .isEqualTo(REPLACE_THREAD);
    }

    @Test
    @DisplayName("state that cannot be read stops the topology permanently")
    void unreadableStateStopsTheTopology() {
        var failure = new StreamsException(new UnreadableStateException("a state store holds nonsense"));

        assertThat(handler.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    @DisplayName("an Error stops the topology, also one that Streams has wrapped")
    void errorsStopTheTopology() {
        assertThat(handler.handle(new StreamsException(new NoSuchMethodError("gone"))))
                .isEqualTo(SHUTDOWN_CLIENT);
    }
}
