package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.feature.jobs.JobRunner;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A worker for jobs. It takes as many requests at once as it may do side by side, and commits them when all have ended; those of a lost worker go to others. */
@ApplicationScoped
class JobConsumer {
    private static final Subscription<JobRequest> REQUESTS =
            new Subscription<>("feature-service/jobs", Topics.JOBS_REQUESTS);

    private final Delivery delivery;
    private final JobRunner runner;

    JobConsumer(Delivery delivery, JobRunner runner) {
        this.delivery = delivery;
        this.runner = runner;
    }

    @Incoming("jobs")
    @Blocking(Delivery.WORKERS)
    void requests(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(REQUESTS, records, this::handle);
    }

    private Uni<Void> handle(List<Received<JobRequest>> batch) {
        int atOnce = batch.stream()
                .mapToInt(request -> workers(request.event()))
                .min()
                .orElse(1);
        return Uni.join()
                .all(batch.stream().map(this::handle).toList())
                .usingConcurrencyOf(Math.max(1, atOnce))
                .andCollectFailures()
                .replaceWithVoid();
    }

    private static int workers(JobRequest request) {
        String workers = request.parameters().get(JobRequest.WORKERS);
        return workers == null ? Integer.MAX_VALUE : Integer.parseInt(workers);
    }

    private Uni<Void> handle(Received<JobRequest> request) {
        EventHandler<JobRequest> one = EventHandler.blocking(alone -> runner.handle(request.event()));
        return one.handle(List.of(request));
    }
}
