package io.dealerflow.kit.messaging;

import io.dealerflow.kit.core.EventHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/** Keeps sent records; can simulate a broker that does not answer. */
final class FakePublisher extends EventPublisher {
    final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    boolean unavailable;

    FakePublisher() {
        super(TestClients.of("127.0.0.1:1"));
    }

    @Override
    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> message) {
        if (unavailable) {
            return CompletableFuture.failedFuture(new TimeoutException("no broker"));
        }
        sent.add(message);
        return CompletableFuture.completedFuture(null);
    }

    String header(int index, String name) {
        return String.valueOf(EventHeaders.text(sent.get(index).headers(), name));
    }
}
