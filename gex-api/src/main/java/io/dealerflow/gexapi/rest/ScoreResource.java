package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.gexapi.latest.LatestReader;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The newest instability scores. */
@Path("/api/v1/scores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "scores", description = "Instability 0-100 with its components, regime and pressure")
@RolesAllowed(Scope.READ_ROLE)
public class ScoreResource {
    private final LatestReader<AssetScore, AssetScore> scores;
    private final Clock clock;

    ScoreResource(LatestReader<AssetScore, AssetScore> scores, Clock clock) {
        this.scores = scores;
        this.clock = clock;
    }

    /**
     * A score in an answer.
     *
     * @param ageSeconds since the observation that was scored
     * @param stale      true only when the answer comes from the fallback store
     */
    public record ScoreBody(@JsonUnwrapped AssetScore score, long ageSeconds, boolean stale) {}

    @GET
    @Operation(summary = "The newest score of every asset")
    public Uni<List<ScoreBody>> all(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return scores.list()
                .map(located -> located.value().stream()
                        .map(score -> body(score, located.stale()))
                        .toList());
    }

    @GET
    @Path("/{symbol}")
    @Operation(summary = "The newest score of one asset")
    public Uni<ScoreBody> one(@RestPath String symbol, @Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        List<String> names = Symbols.names(symbol);
        return FirstKnown.of(names, name -> scores.find(name, null), Optional::isEmpty)
                .map(found -> found.map(located -> body(located.value(), located.stale()))
                        .orElseThrow(() -> unknown(names.getFirst())));
    }

    private static RuntimeException unknown(String symbol) {
        String detail = "There is no score of " + symbol + "." + Symbols.hint(symbol);
        return Problem.notFound("unknown-symbol", detail).exception();
    }

    private ScoreBody body(AssetScore score, boolean stale) {
        return new ScoreBody(score, GexBody.age(score.asOf(), clock.instant()), stale);
    }
}
