package io.dealerflow.ingest.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Name and version of the service. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class InfoResource {
    private final ServiceInfo info;

    InfoResource(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.info = new ServiceInfo(service, version);
    }

    /** A service and its version. */
    public record ServiceInfo(String service, String version) {}

    @GET
    public ServiceInfo info() {
        return info;
    }
}
