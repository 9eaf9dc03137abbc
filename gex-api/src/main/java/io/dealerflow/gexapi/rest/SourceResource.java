package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.api.SourceStatus;
import io.dealerflow.gexapi.sources.SourceStore;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sources of data. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ_ROLE)
@Tag(name = "sources", description = "Where data comes from")
public class SourceResource {
    private final SourceStore sources;

    SourceResource(SourceStore sources) {
        this.sources = sources;
    }

    @GET
    @Operation(summary = "Every source: what it has given, and how its connector fares")
    public Uni<List<SourceStatus>> list(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return sources.list();
    }
}
