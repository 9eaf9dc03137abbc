package io.dealerflow.gexapi.rest.visualizer;

import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Health at the address of the GEX Visualizer; what is behind it stands below {@code /q/health}. */
@Path("/")
@Tag(name = "service")
@PermitAll
public class ServiceResource {
    private final SmallRyeHealthReporter health;
    private final String name;
    private final String version;

    ServiceResource(
            SmallRyeHealthReporter health,
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.health = health;
        this.name = name;
        this.version = version;
    }

    /**
     * Service, version and readiness.
     *
     * @param status {@code healthy}, or {@code unhealthy} with status 503
     */
    public record Health(
            @Schema(enumeration = {"healthy", "unhealthy"}) String status, String service, String version) {}

    @GET
    @Path("/health")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether the service is ready; /q/health/ready says what is not")
    @APIResponse(
            responseCode = "200",
            description = "Ready",
            content = @Content(schema = @Schema(implementation = Health.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not ready",
            content = @Content(schema = @Schema(implementation = Health.class)))
    public Uni<Response> health() {
        return health.getReadinessAsync()
                .map(ready -> ready.isDown()
                        ? Response.status(Status.SERVICE_UNAVAILABLE)
                                .entity(new Health("unhealthy", name, version))
                                .build()
                        : Response.ok(new Health("healthy", name, version)).build());
    }
}
