package io.dealerflow.gexapi.rest.graphql;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL over HTTP. The engine's own route is closed by configuration: here a request passes the keys, rate limit, audit and size
 * limit of all others.
 */
@Path("/api/v1/graphql")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "graphql", description = "The same queries in GraphQL")
@RolesAllowed(Scope.READ_ROLE)
public class GraphQlResource {
    /** What the engine's own route says of a request: fields may be answered later. */
    private static final Map<String, Object> NOT_BLOCKING = Map.of("runBlocking", false);

    private final ExecutionService engine;

    GraphQlResource(ExecutionService engine) {
        this.engine = engine;
    }

    /**
     * A request.
     *
     * @param query         the document
     * @param variables     by name
     * @param operationName which operation of the document; null for the only one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(requiredProperties = "query")
    public record GraphQlRequest(
            @Nullable String query,
            @Nullable Map<String, @Nullable Object> variables,
            @JsonProperty("operationName") @Nullable String operationName) {}

    @POST
    @Operation(
            summary = "A query in GraphQL",
            description =
                    "The schema is to be had by introspection. Depth and complexity are limited. The status is 200"
                            + " also where errors are answered: extensions of an error are its problem.")
    @APIResponse(
            responseCode = "200",
            description = "data and errors, as the specification of GraphQL has them",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> query(@Nullable GraphQlRequest request) {
        if (request == null || request.query() == null || request.query().isBlank()) {
            throw new InvalidParameterException("query", "is missing");
        }
        JsonObject input = input(request);
        return Uni.createFrom()
                .<ExecutionResponse>emitter(answer -> engine.executeAsync(
                        input, new HashMap<>(NOT_BLOCKING), new Writer(answer::complete, answer::fail)))
                .map(answer -> GraphQlAnswer.json(answer.getExecutionResult()))
                .map(json -> Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build());
    }

    private static JsonObject input(GraphQlRequest request) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("query", request.query());
        if (request.variables() != null) {
            members.put("variables", request.variables());
        }
        if (request.operationName() != null) {
            members.put("operationName", request.operationName());
        }
        try (JsonReader reader = Json.createReader(new StringReader(Wire.writeJsonText(members)))) {
            return reader.readObject();
        }
    }

    /** Passes on what the engine answers. */
    private record Writer(Consumer<ExecutionResponse> answer, Consumer<Throwable> failure)
            implements ExecutionResponseWriter {
        @Override
        public void write(ExecutionResponse response) {
            answer.accept(response);
        }

        @Override
        public void fail(Throwable e) {
            failure.accept(e);
        }
    }
}
