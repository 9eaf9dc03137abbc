package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.predict.Prediction;
import io.dealerflow.gexapi.predict.Predictions;
import io.dealerflow.gexapi.predict.Question;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.http.RequestGuard;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Questions to models. */
@Path("/api/v1/predict")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
@RolesAllowed(Scope.READ_ROLE)
public class PredictResource {
    private static final String PATH = "/api/v1/predict/";
    /** Of the rate at which models are asked. */
    private static final String RATE = "predict";

    private final Predictions predictions;
    private final RequestGuard guard;
    private final PredictBodies bodies;
    private final GexApiConfig.Predict config;

    PredictResource(Predictions predictions, RequestGuard guard, PredictBodies bodies, GexApiConfig config) {
        this.predictions = predictions;
        this.guard = guard;
        this.bodies = bodies;
        this.config = config.predict();
    }

    /**
     * A question that is not answered yet.
     *
     * @param statusUrl answers when there is an answer
     */
    public record Pending(String id, String statusUrl) {
        static Pending of(Question question) {
            return new Pending(question.id(), PATH + question.id());
        }
    }

    @POST
    @Predicts
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Asks a model",
            description =
                    "Waits for the answer for wait_ms. Beside the rate of its plan a key has a rate of questions, 30 a"
                            + " minute unless the server is configured otherwise. The answer is in the streams, too.")
    @APIResponseSchema(value = Prediction.class, responseCode = "200", responseDescription = "Answered")
    @APIResponse(
            responseCode = "202",
            description = "Not answered within wait_ms",
            content = @Content(schema = @Schema(implementation = Pending.class)))
    public Uni<Response> ask(@Nullable PredictRequest request, @Context RoutingContext context) {
        PredictRequest question = Given.body(request);
        ModelName model = question.wantedModel();
        List<ModelInput> inputs = question.wantedInputs();
        Duration wait = question.maxWait();
        return guard.takeAlso(context, RATE, config.rate())
                .chain(() -> predictions.ask(model, inputs))
                .invoke(() -> bodies.release(context))
                .chain(asked -> predictions.await(asked, wait))
                .map(PredictResource::answer);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "The answer to a question, if there is one")
    @Parameter(
            name = "id",
            in = ParameterIn.PATH,
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"))
    @APIResponseSchema(value = Prediction.class, responseCode = "200", responseDescription = "Answered")
    @APIResponse(
            responseCode = "202",
            description = "Not answered yet",
            content = @Content(schema = @Schema(implementation = Pending.class)))
    public Uni<Response> find(@RestPath String id, @Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        String text = Parameters.pathPart("id", id);
        return predictions.find(text).map(found -> answer(found.orElseThrow(() -> unknown(text))));
    }

    private static Response answer(Question question) {
        Prediction answer = question.answer();
        return answer == null
                ? Response.status(Status.ACCEPTED).entity(Pending.of(question)).build()
                : Response.ok(answer).build();
    }

    private static RuntimeException unknown(String id) {
        return Problem.notFound(
                        "unknown-prediction",
                        "There is no question " + id + ", or it was asked so long ago that it is no longer stored.")
                .exception();
    }
}
