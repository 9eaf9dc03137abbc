package io.dealerflow.worker.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.messaging.EventPublisher;
import io.dealerflow.worker.model.LoadedModel.Answer;
import io.dealerflow.worker.news.NewsAssets;
import io.dealerflow.worker.registry.ServedVersion;
import io.dealerflow.worker.registry.ServedVersions;
import io.dealerflow.worker.signal.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;

/**
 * Answers batches of events: asks the models, publishes the answers, then counts them for drift. Returns when the brokers have everything; whoever calls
 * again after a failure gets the same events.
 */
@ApplicationScoped
class Answering {
    private final ServedVersions versions;
    private final NewsAssets assets;
    private final EventPublisher publisher;
    private final Clock clock;

    Answering(ServedVersions versions, NewsAssets assets, EventPublisher publisher, Clock clock) {
        this.versions = versions;
        this.assets = assets;
        this.publisher = publisher;
        this.clock = clock;
    }

    private record Answered(ServedVersion version, List<Answer> answers) {
        ServedModel by() {
            return version.served();
        }

        ModelOutput output(int index) {
            return answers.get(index).output();
        }
    }

    /** What is sent for one event. */
    @FunctionalInterface
    private interface Events<T extends Event> {
        List<? extends Event> of(T cause, Answered answered, int index);
    }

    void news(List<Received<NewsItem>> batch) throws Exception {
        List<ModelInput> inputs =
                batch.stream().map(news -> Signals.input(news.event())).toList();
        answer(
                batch,
                ask(ModelName.NEWS_SENTIMENT, inputs),
                (news, answered, i) -> Signals.ofNews(news, assets.assetsOf(news), answered.by(), answered.output(i)));
    }

    void captures(List<Received<Capture>> batch) throws Exception {
        List<ModelInput> inputs =
                batch.stream().map(capture -> Signals.input(capture.event())).toList();
        answer(
                batch,
                ask(ModelName.CHART_PATTERN, inputs),
                (capture, answered, i) -> List.of(Signals.ofCapture(
                        capture, Signals.assetOf(capture, assets::isAsset), answered.by(), answered.output(i))));
    }

    /** Those to models that read no series, and to models that are not known. */
    void requests(List<Received<InferenceRequest>> batch) throws Exception {
        anyRequests(readingSeries(batch, false));
    }

    void seriesRequests(List<Received<InferenceRequest>> batch) throws Exception {
        anyRequests(readingSeries(batch, true));
    }

    private static List<Received<InferenceRequest>> readingSeries(
            List<Received<InferenceRequest>> batch, boolean series) {
        return batch.stream()
                .filter(request -> Signals.readsSeries(request.event().model()) == series)
                .toList();
    }

    /** Those to any model. */
    void anyRequests(List<Received<InferenceRequest>> batch) throws Exception {
        Map<ModelName, List<Received<InferenceRequest>>> byModel = batch.stream()
                .collect(Collectors.groupingBy(request -> request.event().model(), TreeMap::new, Collectors.toList()));
        if (byModel.containsKey(ModelName.UNKNOWN)) {
            throw new InvalidEventException("model is none that this version of gpu-worker knows");
        }
        for (var requests : byModel.entrySet()) {
            answerRequests(requests.getKey(), requests.getValue());
        }
    }

    /** The inputs of all are asked together, so that they share batches and a version. */
    private void answerRequests(ModelName model, List<Received<InferenceRequest>> requests) throws Exception {
        Answered answered = ask(
                model,
                requests.stream()
                        .flatMap(request -> request.event().inputs().stream())
                        .toList());
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        int next = 0;
        for (Received<InferenceRequest> request : requests) {
            int end = next + request.event().inputs().size();
            List<ModelOutput> outputs = answered.answers().subList(next, end).stream()
                    .map(Answer::output)
                    .toList();
            for (Event event : Signals.ofRequest(request.event(), answered.by(), outputs)) {
                sent.add(publish(event, request));
            }
            next = end;
        }
        await(all(sent));
        next = 0;
        for (Received<InferenceRequest> request : requests) {
            for (int i = 0; i < request.event().inputs().size(); i++) {
                watch(answered, next++, request);
            }
        }
    }

    private <T extends Event> void answer(List<Received<T>> batch, Answered answered, Events<T> events)
            throws Exception {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            for (Event event : events.of(batch.get(i).event(), answered, i)) {
                sent.add(publish(event, batch.get(i)));
            }
        }
        await(all(sent));
        for (int i = 0; i < batch.size(); i++) {
            watch(answered, i, batch.get(i));
        }
    }

    private Answered ask(ModelName model, List<ModelInput> inputs) throws Exception {
        return await(versions.ask(
                model, version -> version.lane().submit(inputs).thenApply(answers -> new Answered(version, answers))));
    }

    /** Counts an answer to what was observed now in the real market, and publishes what that says of drift. */
    private void watch(Answered answered, int index, Received<?> cause) throws Exception {
        if (cause.replayed() || Signals.isSimulated(cause.event())) {
            return;
        }
        var drift = answered.version()
                .drift()
                .add(answered.answers().get(index), cause.event().asOf());
        if (drift.isPresent()) {
            await(publish(Signals.ofDrift(answered.by(), drift.get(), clock.instant()), cause));
        }
    }

    private CompletableFuture<Void> publish(Event event, Received<?> cause) {
        Headers headers = EventHeaders.of(event, cause.trace());
        if (cause.replayed()) {
            EventHeaders.markReplayed(headers);
        }
        return publisher.publish(Topics.of(event.getClass()).name(), event, headers);
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> sent) {
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
