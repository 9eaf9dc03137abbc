package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.query.HistoryQuery;
import io.dealerflow.gexapi.snapshot.HistoryPage;
import io.dealerflow.gexapi.snapshot.HistoryPoint;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Headlines of a symbol over time. */
@Path("/api/v1/gex/{symbol}/history")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "positioning")
@RolesAllowed(Scope.READ_ROLE)
public class HistoryResource {
    private final HistoryPages pages;

    HistoryResource(HistoryPages pages) {
        this.pages = pages;
    }

    /**
     * One page of a symbol's history.
     *
     * @param items      ascending by time
     * @param nextCursor reads the page before it in time; null when there is none
     */
    public record HistoryBody(
            String symbol,
            List<HistoryPoint> items,
            @Nullable String nextCursor) {
        /** With the cursor of the page before it. */
        public static HistoryBody of(HistoryPage page) {
            String cursor = page.earlier() == null ? null : HistoryQuery.cursor(page.earlier());
            return new HistoryBody(page.symbol(), page.points(), cursor);
        }
    }

    @GET
    @Operation(
            summary = "Headline figures over time",
            description =
                    "The newest page within the bounds, ascending; next_cursor leads to the page before it in time.")
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
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "5000", defaultValue = "500"))
    @APIResponseSchema(HistoryBody.class)
    public Uni<Response> history(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        HistoryQuery query = HistoryQuery.parse(uri.getQueryParameters());
        Exchange exchange = Exchange.of(uri, headers);
        return pages.page(symbol, query)
                .map(page -> exchange.table(
                        page.symbol() + "-history", HistoryPoint.class, page.points(), HistoryBody.of(page)));
    }
}
