package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.gexapi.latest.Archive;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Features of assets, from the table of feature-service. */
@Path("/api/v1/features")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "features", description = "Features of equities, commodities, currencies, credit and rates")
@RolesAllowed(Scope.READ_ROLE)
public class FeatureResource {
    private static final String ASSET = "asset";

    private final Archive<AssetFeatures> features;
    private final Clock clock;

    FeatureResource(Archive<AssetFeatures> features, Clock clock) {
        this.features = features;
        this.clock = clock;
    }

    /**
     * An asset that has features.
     *
     * @param asOf       of its newest features
     * @param ageSeconds since then
     */
    public record FeatureSummary(String asset, AssetClass assetClass, Instant asOf, long ageSeconds) {}

    /**
     * Features in an answer.
     *
     * @param ageSeconds since {@code as_of}
     */
    public record FeatureBody(@JsonUnwrapped AssetFeatures features, long ageSeconds) {}

    @GET
    @Operation(summary = "Every asset that has features, with its class and the instant of its newest")
    public Uni<List<FeatureSummary>> all(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return features.newestOfAll()
                .map(newest -> newest.stream()
                        .map(Archive.Archived::event)
                        .map(this::summary)
                        .toList());
    }

    @GET
    @Path("/{asset}")
    @Operation(
            summary = "The features of one asset",
            description =
                    "The newest, or the newest at or before as_of. Each is a value with its unit, or the reason why there is none, "
                            + "and says which observations it was computed from.")
    @Parameter(
            name = ASSET,
            in = ParameterIn.PATH,
            description = "In any case; SPX, GOLD, US_RATES",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9][A-Za-z0-9_.]{0,31}$"))
    @Parameter(
            name = GexParameters.AS_OF,
            in = ParameterIn.QUERY,
            description = "The newest features at or before this instant; the newest of all where it is not given",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    public Uni<FeatureBody> one(@RestPath String asset, @Context UriInfo uri) {
        Instant asOf = Parameters.of(uri.getQueryParameters(), Set.of(GexParameters.AS_OF))
                .instant(GexParameters.AS_OF);
        List<String> names = Symbols.names(Parameters.pathPart(ASSET, asset));
        return FirstKnown.of(names, name -> features.find(name, asOf), Optional::isEmpty)
                .map(found -> found.map(archived -> body(archived.event()))
                        .orElseThrow(() -> unknown(names.getFirst(), asOf)));
    }

    private static RuntimeException unknown(String asset, @Nullable Instant asOf) {
        String detail = asOf == null
                ? "There are no features of " + asset + ". /api/v1/features lists the assets that have some."
                : "There are no features of " + asset + " at or before " + asOf + ".";
        return Problem.notFound("unknown-asset", detail).exception();
    }

    private FeatureSummary summary(AssetFeatures event) {
        return new FeatureSummary(event.asset(), event.assetClass(), event.asOf(), age(event));
    }

    private FeatureBody body(AssetFeatures event) {
        return new FeatureBody(event, age(event));
    }

    private long age(AssetFeatures event) {
        return GexBody.age(event.asOf(), clock.instant());
    }
}
