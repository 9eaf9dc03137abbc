package io.dealerflow.gexapi.predict;

import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.gexapi.stream.EventStream;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Asks models. A result comes to every replica with the log of all events, whichever of them took it from its topic. */
@ApplicationScoped
public class Predictions {
    private static final String SOURCE = "gex-api";

    private final PredictionStore store;
    private final RequestSink requests;
    private final EventStream stream;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Predictions(PredictionStore store, RequestSink requests, EventStream stream, Clock clock) {
        this.store = store;
        this.requests = requests;
        this.stream = stream;
        this.clock = clock;
    }

    /**
     * A request that is published.
     *
     * @param seen seq of an event before its result
     */
    public record Asked(String id, long seen) {}

    /** Publishes a request. Fails with {@link UnavailableException} when that is not possible now. */
    public Uni<Asked> ask(ModelName model, List<ModelInput> inputs) {
        return Uni.createFrom().deferred(() -> {
            InferenceRequest request = request(model, inputs);
            var asked = new Asked(request.eventId(), stream.newestSeq());
            Uni<Void> publication = publish(request);
            return store.asked(asked.id()).chain(() -> publication).replaceWith(asked);
        });
    }

    private InferenceRequest request(ModelName model, List<ModelInput> inputs) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new InferenceRequest(id, SOURCE, now, now, InferenceRequest.VERSION, model, inputs);
    }

    private Uni<Void> publish(InferenceRequest request) {
        return requests.publish(request)
                .onFailure()
                .call(() -> store.forget(request.eventId())
                        .onFailure(UnavailableException.class)
                        .recoverWithNull());
    }

    /**
     * The question, with its answer if there is one in time. While the store does not answer there is none.
     *
     * @param wait how long at most
     */
    public Uni<Question> await(Asked asked, Duration wait) {
        String id = asked.id();
        var pending = new Question(id, null);
        if (wait.isZero()) {
            return Uni.createFrom().item(pending);
        }
        var ofRequest = new EventFilter(Set.of(id), Set.of(EventType.PREDICTION), null);
        return stream.after(asked.seen(), ofRequest, false)
                .toUni()
                .replaceWith(id)
                .ifNoItem()
                .after(wait)
                .recoverWithItem(id)
                .chain(store::find)
                .map(found -> found.orElse(pending))
                .onFailure(UnavailableException.class)
                .recoverWithItem(pending);
    }

    /** Empty when nobody asked this, or so long ago that it is no longer stored. */
    public Uni<Optional<Question>> find(String id) {
        return store.find(id);
    }
}
