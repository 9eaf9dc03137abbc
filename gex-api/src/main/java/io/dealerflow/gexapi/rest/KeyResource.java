package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.http.RequestGuard;
import io.dealerflow.kit.security.keys.ApiKey;
import io.dealerflow.kit.security.keys.ApiKeys;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** API keys: create, list, rotate, revoke. */
@Path("/api/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN_ROLE)
@Tag(name = "keys", description = "API keys; for administrators")
public class KeyResource {
    private static final int CREATED = 201;

    private final ApiKeys keys;

    KeyResource(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * Attributes of a new key.
     *
     * @param name      informational, 1 to 100 characters
     * @param scopes    some of read, write, admin; each includes those before it
     * @param expiresAt null for never
     * @param plan      rate plan; standard when null
     */
    @Schema(requiredProperties = {"name", "scopes"})
    public record KeyRequest(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable String plan) {
        ApiKeys.Wanted wanted() {
            List<String> texts = Objects.requireNonNullElse(scopes, List.of());
            return new ApiKeys.Wanted(
                    Objects.requireNonNullElse(name, ""),
                    Set.copyOf(texts.stream()
                            .map(text -> Scope.parse(String.valueOf(text)))
                            .distinct()
                            .toList()),
                    expiresAt,
                    Objects.requireNonNullElse(plan, ApiKeys.STANDARD_PLAN));
        }
    }

    /**
     * A key with its text, which is shown only once.
     *
     * @param secret the text, to be sent as {@code Authorization: Bearer} or {@code X-API-Key}
     */
    public record IssuedKey(String secret, @JsonUnwrapped ApiKey key) {
        static IssuedKey of(ApiKeys.Issued issued) {
            return new IssuedKey(issued.secret().text(), issued.key());
        }
    }

    @GET
    @Operation(summary = "Every key, the newest first, without its text")
    public Uni<List<ApiKey>> list(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return keys.list();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(CREATED)
    @Operation(summary = "Creates a key. Its text is in this answer only")
    @APIResponseSchema(value = IssuedKey.class, responseCode = "201", responseDescription = "Created")
    public Uni<IssuedKey> create(@Nullable KeyRequest request, @Context RoutingContext context) {
        if (request == null) {
            throw new InvalidParameterException("body", "must be an object with name and scopes");
        }
        return keys.create(request.wanted(), RequestGuard.caller(context)).map(IssuedKey::of);
    }

    @POST
    @Path("/{id}/rotate")
    @Operation(summary = "Replaces the text of a key; the old one is refused at once, by other replicas within seconds")
    public Uni<IssuedKey> rotate(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return keys.rotate(parse(id)).map(IssuedKey::of);
    }

    @POST
    @Path("/{id}/revoke")
    @Operation(summary = "Revokes a key permanently; refused at once, by other replicas within seconds")
    public Uni<ApiKey> revoke(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return keys.revoke(parse(id));
    }

    private static UUID parse(String id) {
        return Given.id(id, "a key, as GET /api/v1/keys lists it");
    }
}
