package io.dealerflow.worker.signal;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.worker.drift.DriftMonitor.Evaluation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of observations, and the events of their answers. The id of an answer is a function of the observation, the model and the asset, not of the
 * model's version: an observation that comes again after a crash, to another version perhaps, is answered under the same id.
 */
public final class Signals {
    /** Source of the events that are not about an observation. */
    public static final String SOURCE = "gpu-worker";

    private static final Set<ModelName> READ_SERIES =
            EnumSet.of(ModelName.REGIME, ModelName.ENSEMBLE, ModelName.FORECAST);
    /** Feed and streams of the simulated market. */
    private static final Set<String> SIMULATED = Set.of("simulator", "simx", "simcl", "simusd");

    private Signals() {}

    /** Whether a model reads stored series; the others have all they need in their input. */
    public static boolean readsSeries(ModelName model) {
        return READ_SERIES.contains(model);
    }

    /** Whether an observation is of the simulated market, which is unlike the one that models were trained on. */
    public static boolean isSimulated(Event observation) {
        return SIMULATED.contains(observation.source());
    }

    /** An item without a title is judged by its body. */
    public static ModelInput input(NewsItem news) {
        return news.title().isBlank()
                ? ModelInput.news(news.body(), null)
                : ModelInput.news(news.title(), news.body().isBlank() ? null : news.body());
    }

    public static ModelInput input(Capture capture) {
        return ModelInput.picture(Base64.getEncoder().encodeToString(capture.image()));
    }

    /** One for each asset, or one about none. */
    public static List<ModelSignal> ofNews(NewsItem news, List<String> assets, ServedModel by, ModelOutput output) {
        if (assets.isEmpty()) {
            return List.of(signal(news, news.asOf(), null, by, output, news.title(), null));
        }
        return assets.stream()
                .map(asset -> signal(news, news.asOf(), asset, by, output, news.title(), null))
                .toList();
    }

    /** A stream that has the name of an asset, in small letters, shows that; null for others. */
    public static @Nullable String assetOf(Capture capture, Predicate<String> known) {
        String name = capture.source().toUpperCase(Locale.ROOT);
        return known.test(name) ? name : null;
    }

    /** @param asset see {@link #assetOf} */
    public static ModelSignal ofCapture(Capture capture, @Nullable String asset, ServedModel by, ModelOutput output) {
        return signal(capture, capture.asOf(), asset, by, output, null, capture.landingKey());
    }

    /** The answer; of a request about regimes also a signal for each input that has a figure. */
    public static List<Event> ofRequest(InferenceRequest request, ServedModel by, List<ModelOutput> outputs) {
        List<Event> events = new ArrayList<>();
        events.add(new InferenceResult(
                id(request, request.asOf(), request.model(), ""),
                SOURCE,
                request.asOf(),
                request.ingestTs(),
                InferenceResult.VERSION,
                request.eventId(),
                request.model(),
                by.modelVersion(),
                outputs));
        if (request.model() == ModelName.REGIME) {
            for (int i = 0; i < outputs.size(); i++) {
                ModelInput input = request.inputs().get(i);
                ModelOutput output = outputs.get(i);
                if (output.reason() == null) {
                    Instant asOf = input.asOf() == null ? request.asOf() : input.asOf();
                    events.add(signal(request, asOf, input.asset(), by, output, null, null));
                }
            }
        }
        return events;
    }

    public static ModelDrift ofDrift(ServedModel of, Evaluation drift, Instant now) {
        return new ModelDrift(
                EventIds.of(SOURCE, of.subject(), drift.asOf(), hash(of.modelVersion() + "\n" + drift.measures())),
                SOURCE,
                drift.asOf(),
                now,
                ModelDrift.VERSION,
                of.model(),
                of.modelVersion(),
                drift.items(),
                drift.measures(),
                drift.alarm());
    }

    private static ModelSignal signal(
            Event cause,
            Instant asOf,
            @Nullable String asset,
            ServedModel by,
            ModelOutput output,
            @Nullable String title,
            @Nullable String landingKey) {
        return new ModelSignal(
                id(cause, asOf, by.model(), asset == null ? "" : asset),
                cause.source(),
                asOf,
                cause.ingestTs(),
                ModelSignal.VERSION,
                asset,
                by.model(),
                by.modelVersion(),
                output,
                cause.eventId(),
                title,
                landingKey);
    }

    private static String id(Event cause, Instant asOf, ModelName model, String asset) {
        return EventIds.of(SOURCE, cause.eventId(), asOf, hash(model.wireName() + "\n" + asset));
    }

    private static String hash(String text) {
        return EventIds.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
