package io.dealerflow.gexapi.rest;

import io.dealerflow.kit.security.http.RequestGuard;
import io.dealerflow.kit.security.keys.Caller;
import io.dealerflow.kit.security.keys.Callers;
import io.dealerflow.kit.security.keys.Scope;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Permissions of the caller. */
@Path("/api/v1/access")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "keys")
public class AccessResource {
    private final Callers callers;

    AccessResource(Callers callers) {
        this.callers = callers;
    }

    /**
     * Access of the caller.
     *
     * @param caller    name of the key; anonymous without one, and with one that is not valid
     * @param scopes    of the caller
     * @param anonymous scopes without a key
     */
    public record Access(String caller, List<Scope> scopes, List<Scope> anonymous) {}

    @GET
    @Operation(summary = "The caller, its scopes, and the scopes without a key")
    public Access access(@Context RoutingContext context) {
        Caller caller = RequestGuard.caller(context);
        return new Access(
                caller.name(),
                sorted(caller.scopes()),
                sorted(callers.anonymous().scopes()));
    }

    private static List<Scope> sorted(Collection<Scope> scopes) {
        return scopes.stream().sorted().toList();
    }
}
