package io.dealerflow.gexapi.rest.graphql;

import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.gexapi.models.ServedState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

/** A served model in GraphQL: the events' own types would bring every other event into the schema. */
@Name("Model")
public record ModelView(
        @Description("As it is written over HTTP") String model,
        String modelVersion,
        String source,
        String device,
        String sha256,
        List<String> labels,
        Map<String, Double> metrics,
        @Description("Markdown") String card,
        @Description("When the version was made") Instant asOf,
        @Description("When it was activated") Instant ingestTs,
        @Nullable DriftView drift) {

    /** The last evaluation of a model's drift. */
    @Name("ModelDrift")
    public record DriftView(Instant asOf, String modelVersion, long items, boolean alarm, List<MeasureView> measures) {
        static @Nullable DriftView of(@Nullable ModelDrift drift) {
            return drift == null
                    ? null
                    : new DriftView(
                            drift.asOf(),
                            drift.modelVersion(),
                            drift.items(),
                            drift.alarm(),
                            drift.measures().stream().map(MeasureView::of).toList());
        }
    }

    /** One of its measures; the schema has another type of the name. */
    @Name("DriftMeasure")
    public record MeasureView(String name, ModelDrift.Side side, double psi, double threshold) {
        static MeasureView of(ModelDrift.Measure measure) {
            return new MeasureView(measure.name(), measure.side(), measure.psi(), measure.threshold());
        }
    }

    static ModelView of(ServedState state) {
        ServedModel served = state.served();
        return new ModelView(
                served.model().wireName(),
                served.modelVersion(),
                served.source(),
                served.device(),
                served.sha256(),
                served.labels(),
                served.metrics(),
                served.card(),
                served.asOf(),
                served.ingestTs(),
                DriftView.of(state.drift()));
    }
}
