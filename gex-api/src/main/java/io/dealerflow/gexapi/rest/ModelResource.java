package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.models.ModelStore;
import io.dealerflow.gexapi.models.ServedState;
import io.dealerflow.gexapi.query.SignalParameters;
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

/** The models that are served, also while no worker runs. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
@RolesAllowed(Scope.READ_ROLE)
public class ModelResource {
    private final ModelStore models;

    ModelResource(ModelStore models) {
        this.models = models;
    }

    /** The models, by name. */
    public record ModelsBody(List<ServedState> models) {}

    @GET
    @Operation(
            summary = "Which version of each model is served, with its card and the last evaluation of its drift",
            description = "A model is listed once a worker has activated a version of it.")
    public Uni<ModelsBody> list(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return models.list().map(ModelsBody::new);
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One model, with its card")
    @Parameter(
            name = "name",
            in = ParameterIn.PATH,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"news-sentiment", "chart-pattern", "regime", "ensemble", "forecast"}))
    public Uni<ServedState> one(@RestPath String name, @Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        String text = Parameters.pathPart("name", name);
        Uni<Optional<ServedState>> found = SignalParameters.MODELS.contains(text)
                ? models.find(SignalParameters.modelOf(text))
                : Uni.createFrom().item(Optional.empty());
        return found.map(state -> state.orElseThrow(() -> unknown(text)));
    }

    private static RuntimeException unknown(String name) {
        return Problem.notFound(
                        "unknown-model", "No version of " + name + " is served. /api/v1/models lists what is served.")
                .exception();
    }
}
