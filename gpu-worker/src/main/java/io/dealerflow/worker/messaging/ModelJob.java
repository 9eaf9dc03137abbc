package io.dealerflow.worker.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.kit.core.StartCondition;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.messaging.EventPublisher;
import io.dealerflow.worker.registry.Activation;
import io.dealerflow.worker.registry.Activation.Outcome;
import io.dealerflow.worker.registry.ServedVersions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Serves what the registry wants served, and says so on {@code models.served}. Consumers start when every model is served. */
@ApplicationScoped
class ModelJob implements StartCondition {
    private static final Logger LOG = Logger.getLogger(ModelJob.class);
    private static final String VERSIONS_METRIC = "dealerflow.models.versions";
    private static final long PUBLISH_TIMEOUT_SECONDS = 25;

    private final Activation activation;
    private final ServedVersions versions;
    private final EventPublisher publisher;
    private final MeterRegistry registry;
    private final Deque<ServedModel> unpublished = new ArrayDeque<>();

    ModelJob(Activation activation, ServedVersions versions, EventPublisher publisher, MeterRegistry registry) {
        this.activation = activation;
        this.versions = versions;
        this.publisher = publisher;
        this.registry = registry;
    }

    @Override
    public String name() {
        return "models";
    }

    @Override
    public boolean isMet() {
        return notServed().findAny().isEmpty();
    }

    @Override
    public String missing() {
        return notServed().map(ModelName::wireName).collect(Collectors.joining(", "));
    }

    private Stream<ModelName> notServed() {
        return Arrays.stream(ModelName.values())
                .filter(model ->
                        model != ModelName.UNKNOWN && versions.of(model).isEmpty());
    }

    @Scheduled(every = "{dealerflow.worker.models.check-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        try {
            activation.look().forEach(this::report);
        } catch (IOException e) {
            LOG.warnf("The registry of models cannot be read: %s", e);
        }
        publish();
    }

    private void report(Outcome outcome) {
        switch (outcome) {
            case Outcome.Activated(ServedModel served) -> {
                LOG.infof(
                        "Serving %s %s of %s on %s",
                        served.subject(), served.modelVersion(), served.source(), served.device());
                count(served.model(), "activated");
                unpublished.add(served);
            }
            case Outcome.Refused refused
            when !refused.repeated() -> {
                LOG.warnf(
                        "The version of %s in %s is not served: %s",
                        refused.model().wireName(), refused.folder(), refused.cause());
                count(refused.model(), "refused");
            }
            case Outcome.Refused _ -> {}
        }
    }

    private void count(ModelName model, String outcome) {
        registry.counter(VERSIONS_METRIC, "model", model.wireName(), "outcome", outcome)
                .increment();
    }

    /** What the broker does not take is sent at the next look. */
    private void publish() throws InterruptedException {
        while (!unpublished.isEmpty()) {
            Trace trace = Trace.start("gpu-worker/served");
            try {
                publisher
                        .publish(Topics.MODELS_SERVED.name(), unpublished.getFirst(), trace)
                        .get(PUBLISH_TIMEOUT_SECONDS, TimeUnit.SECONDS);
                unpublished.removeFirst();
            } catch (ExecutionException | TimeoutException e) {
                LOG.warnf("Served models are published later: %s", e);
                return;
            } finally {
                trace.end();
            }
        }
    }
}
