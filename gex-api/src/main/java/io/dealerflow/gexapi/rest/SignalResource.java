package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.gexapi.models.OutputSummary;
import io.dealerflow.gexapi.models.SignalPage;
import io.dealerflow.gexapi.models.SignalStore;
import io.dealerflow.gexapi.models.SignalSummary;
import io.dealerflow.gexapi.query.HistoryQuery;
import io.dealerflow.gexapi.query.SignalParameters;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What models say of news, pictures and the data of assets. */
@Path("/api/v1/signals")
@Tag(name = "models", description = "Models, their signals, and questions to them")
@RolesAllowed(Scope.READ_ROLE)
public class SignalResource {
    private final SignalStore signals;

    SignalResource(SignalStore signals) {
        this.signals = signals;
    }

    /**
     * One page of signals.
     *
     * @param items      the newest first
     * @param nextCursor reads on after this page; null when it is the last
     */
    public record SignalsBody(
            List<SignalSummary> items, @Nullable String nextCursor) {
        /** With the cursor of the page after it. */
        public static SignalsBody of(SignalPage page) {
            return new SignalsBody(page.signals(), SignalParameters.cursor(page.last()));
        }
    }

    /** A signal as a line of CSV. */
    public record SignalRow(
            Instant asOf,
            @Nullable String asset,
            ModelName model,
            String modelVersion,
            @Nullable String label,
            @Nullable Double score,
            Map<String, Double> probabilities,
            Map<String, Double> values,
            @Nullable String reason,
            @Nullable String title,
            @Nullable String landingKey,
            String source,
            String eventId,
            String causeEventId) {
        static SignalRow of(SignalSummary signal) {
            OutputSummary output = signal.output();
            return new SignalRow(
                    signal.asOf(),
                    signal.asset(),
                    signal.model(),
                    signal.modelVersion(),
                    output.label(),
                    output.score(),
                    output.probabilities(),
                    output.values(),
                    output.reason(),
                    signal.title(),
                    signal.landingKey(),
                    signal.source(),
                    signal.eventId(),
                    signal.causeEventId());
        }
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @Operation(
            summary = "Signals of models, the newest first",
            description = "Without their embeddings; next_cursor leads to older ones.")
    @Parameter(
            name = SignalParameters.ASSET,
            in = ParameterIn.QUERY,
            description = "In any case; SPX, GOLD, US_RATES",
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.TEXT, maxLength = ContractTexts.LONGEST))
    @Parameter(
            name = SignalParameters.MODEL,
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"news-sentiment", "chart-pattern", "regime", "ensemble", "forecast"}))
    @Parameter(
            name = HistoryQuery.FROM,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = HistoryQuery.TO,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = HistoryQuery.LIMIT,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @APIResponseSchema(SignalsBody.class)
    public Uni<Response> list(@Context UriInfo uri, @Context HttpHeaders headers) {
        SignalParameters asked = SignalParameters.parse(uri.getQueryParameters());
        Exchange exchange = Exchange.of(uri, headers);
        return find(signals, asked)
                .map(page -> exchange.table(
                        "signals",
                        SignalRow.class,
                        page.signals().stream().map(SignalRow::of).toList(),
                        SignalsBody.of(page)));
    }

    /** The page under the first name of the asset that has signals. */
    public static Uni<SignalPage> find(SignalStore signals, SignalParameters asked) {
        return asked.assets().isEmpty()
                ? signals.find(asked.query())
                : FirstKnown.of(
                        asked.assets(),
                        name -> signals.find(asked.query().of(name)),
                        page -> page.signals().isEmpty());
    }

    @GET
    @Path("/latest")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The newest signal of each model on each asset, by asset and model")
    public Uni<List<SignalSummary>> latest(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return signals.latest();
    }
}
