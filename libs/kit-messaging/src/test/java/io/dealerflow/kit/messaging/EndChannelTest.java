package io.dealerflow.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class EndChannelTest {
    private final List<Throwable> reported = new ArrayList<>();
    private final EndChannel handler = new EndChannel((failure, fatal) -> {
        assertThat(fatal).isTrue();
        reported.add(failure);
    });

    @Test
    void anErrorIsReportedOnceForItsBatchAndNoRecordIsAcknowledged() {
        var error = new StackOverflowError();

        for (int record = 0; record < 3; record++) {
            assertThatThrownBy(() -> nack(error).await().indefinitely()).hasCause(error);
        }

        assertThat(reported).containsExactly(error);
    }

    @Test
    void aStopIsNoFailureAndAcknowledgesNothing() {
        var acknowledged = nack(new CancellationException()).subscribeAsCompletionStage();

        assertThat(acknowledged).isNotDone();
        assertThat(reported).isEmpty();
    }

    @SuppressWarnings("NullAway") // the record does not matter
    private Uni<Void> nack(Throwable reason) {
        return handler.handle(null, reason, Metadata.empty());
    }
}
