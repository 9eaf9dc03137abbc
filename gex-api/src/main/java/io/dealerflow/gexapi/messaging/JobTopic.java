package io.dealerflow.gexapi.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.gexapi.jobs.JobSink;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.messaging.EventPublisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;

/** The topic of jobs. */
@ApplicationScoped
class JobTopic implements JobSink {
    private final EventPublisher publisher;

    JobTopic(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public Uni<Void> publish(JobRequest request) {
        Trace trace = Trace.current();
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom()
                        .completionStage(() -> publisher.publish(Topics.JOBS_REQUESTS.name(), request, trace)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()) // sending may block
                .onFailure()
                .transform(e -> new UnavailableException("cannot request job " + request.jobId() + ": " + e, e));
    }
}
