package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.config.GexApiConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The root path: the dashboard for a browser, name and version for a program. */
@Path("/")
@Tag(name = "service")
@PermitAll
public class RootResource {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String DOCS = "/q/openapi";
    private static final String PAGE = "/dashboard/index.html";

    private final Service service;
    private final byte[] page = read();

    RootResource(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version,
            GexApiConfig config) {
        this.service = new Service(
                name,
                version,
                DOCS,
                config.captures().url().map(URI::toString).orElse(null),
                config.captures().streamUrl().map(URI::toString).orElse(null));
    }

    /**
     * Service and version.
     *
     * @param docs              path of the contract (OpenAPI)
     * @param capturesUrl       of ingest-service for browsers, which has the pictures of signals; null where none is configured
     * @param capturesStreamUrl of ingest-service for WebSockets, which takes captures of screens; null where none is configured
     */
    public record Service(
            String service,
            String version,
            String docs,
            @Nullable String capturesUrl,
            @Nullable String capturesStreamUrl) {}

    @GET
    @Produces(HTML + ";qs=1.0")
    @Operation(summary = "The dashboard")
    public Response dashboard() {
        return Response.ok(page, HTML)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.9")
    @Operation(summary = "Name and version of the service")
    public Response service() {
        return Response.ok(service, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static byte[] read() {
        try (InputStream in =
                Objects.requireNonNull(RootResource.class.getResourceAsStream(PAGE), "the page is in the jar")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
