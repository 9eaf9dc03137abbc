package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.levels.Screen;
import io.dealerflow.gexapi.levels.ScreenRow;
import io.dealerflow.gexapi.levels.ScreenService;
import io.dealerflow.gexapi.query.ScreenParameters;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Symbols by their levels and scores. */
@Path("/api/v1/screener")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "tables")
@RolesAllowed(Scope.READ_ROLE)
public class ScreenerResource {
    private final ScreenService screen;
    private final BriefResponses brief;

    ScreenerResource(ScreenService screen, BriefResponses brief) {
        this.screen = screen;
        this.brief = brief;
    }

    /**
     * One page of the screen.
     *
     * @param items      in the order asked for
     * @param nextCursor reads on after this page; null when it is the last
     * @param stale      true only when the answer comes from the fallback store
     */
    public record ScreenBody(
            List<ScreenRow> items, @Nullable String nextCursor, boolean stale) {
        /** With the cursor of the page after it. */
        public static ScreenBody of(Screen wanted, Screen.Page page, boolean stale) {
            Screen.Place last = page.last();
            return new ScreenBody(page.rows(), last == null ? null : ScreenParameters.cursor(wanted, last), stale);
        }
    }

    @GET
    @Operation(
            summary = "Symbols filtered and sorted by any level or score",
            description =
                    "The newest levels and score of each symbol. min_ and max_ bound a measure, both ends included, and"
                            + " leave out symbols that do not have it; symbols without the measure that is sorted by come last.")
    @APIResponseSchema(ScreenBody.class)
    public Uni<Response> screen(@Context UriInfo uri, @Context HttpHeaders headers) {
        Screen wanted = ScreenParameters.parse(uri.getQueryParameters());
        return brief.tagged(
                Exchange.of(uri, headers),
                () -> screen.rows().map(rows -> ScreenBody.of(wanted, wanted.of(rows.value()), rows.stale())),
                new BriefResponses.Form<>("screener", body -> body, ScreenRow.class, ScreenBody::items));
    }
}
