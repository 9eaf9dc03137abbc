package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobStatus;
import io.dealerflow.feature.jobs.JobPublisher;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.messaging.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;

/** The topics of jobs. */
@ApplicationScoped
class JobTopics implements JobPublisher {
    private final EventPublisher publisher;

    JobTopics(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void request(JobRequest request) {
        publish(Topics.JOBS_REQUESTS, request);
    }

    @Override
    public void status(JobStatus status) {
        publish(Topics.JOBS_STATUS, status);
    }

    private <T extends Event> void publish(Topic<T> topic, T event) {
        try {
            publisher.publish(topic.name(), event, Trace.current()).join();
        } catch (CompletionException e) {
            throw new UnavailableException("cannot publish on " + topic.name() + ": " + e.getCause(), e);
        }
    }
}
