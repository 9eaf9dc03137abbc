package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.api.DeadLetterList;
import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.gexapi.deadletters.DeadLetterService;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.http.ProblemException;
import io.dealerflow.kit.messaging.DeadLetterFilter;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Dead letters of every service. {@link ContractParameters} describes the parameters that select some. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters", description = "Records that a consumer could not process, and their replay")
@Blocking
@RolesAllowed(Scope.ADMIN_ROLE)
public class DeadLetterResource {
    private static final Set<String> LIST_PARAMETERS = Set.of("topic", "consumer", "reason", "limit");
    private static final Set<String> REPLAY_PARAMETERS = Set.of("topic", "consumer", "reason", "id", "again");
    private static final Pattern ID = Pattern.compile("([A-Za-z0-9._-]+\\.dlq)-(\\d{1,6})@(\\d{1,18})");
    private static final String ID_PATTERN = "^[A-Za-z0-9._-]+\\.dlq-[0-9]{1,6}@[0-9]{1,18}$";
    private static final long LIST_DEFAULT = 100;
    private static final long LIST_LIMIT = 1_000;

    private record Place(TopicPartition partition, long offset) {}

    private final DeadLetterService letters;

    DeadLetterResource(DeadLetterService letters) {
        this.letters = letters;
    }

    @GET
    @Operation(summary = "Counts by topic, consumer and reason, and the newest letters without their values")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    public DeadLetterList list(@Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), LIST_PARAMETERS);
        return letters.list(filter(given), (int) given.whole("limit", LIST_DEFAULT, 1, LIST_LIMIT));
    }

    @GET
    @Path("/{id:(?!replay$)[^/]+}")
    @Operation(summary = "One dead letter with its value; the id is topic-partition@offset")
    public DeadLetterList.Letter find(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = ID_PATTERN)) @RestPath String id,
            @Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Place place = place(id);
        return letters.find(place.partition(), place.offset()).orElseThrow(() -> unknown(id));
    }

    @POST
    @Path("/replay")
    @Operation(
            summary = "Sends letters again, each to the consumer that failed on it",
            description =
                    "The letter with that id, or those that match topic, consumer and reason. Letters that were replayed"
                            + " before are left out unless again=true. A consumer that fails again leaves a new letter.")
    @Parameter(name = "id", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING, pattern = ID_PATTERN))
    @Parameter(name = "again", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.BOOLEAN))
    @APIResponse(responseCode = "200", description = "How many were sent again")
    @APIResponse(responseCode = "404", description = "There is no letter of this id")
    public DeadLetterList.Replay replay(@Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), REPLAY_PARAMETERS);
        boolean again = "true".equals(given.choice("again", List.of("true", "false")));
        String id = given.anyText("id");
        if (id == null) {
            return letters.replay(filter(given), again);
        }
        if (uri.getQueryParameters().keySet().stream().anyMatch(LIST_PARAMETERS::contains)) {
            throw new InvalidParameterException("id", "already selects one; leave topic, consumer and reason out");
        }
        Place place = place(id);
        return letters.replay(place.partition(), place.offset(), again).orElseThrow(() -> unknown(id));
    }

    private static DeadLetterFilter filter(Parameters given) {
        List<String> reasons = Arrays.stream(DeadLetterReason.values())
                .map(DeadLetterReason::name)
                .toList();
        return new DeadLetterFilter(given.anyText("topic"), given.anyText("consumer"), given.choice("reason", reasons));
    }

    private static Place place(@Nullable String id) {
        Matcher matcher = ID.matcher(id == null ? "" : id);
        if (!matcher.matches()) {
            throw new InvalidParameterException("id", "must be topic-partition@offset of a dead-letter topic");
        }
        return new Place(
                new TopicPartition(matcher.group(1), Integer.parseInt(matcher.group(2))),
                Long.parseLong(matcher.group(3)));
    }

    private static ProblemException unknown(String id) {
        return Problem.notFound("unknown-dead-letter", "There is no dead letter " + id + ".")
                .exception();
    }
}
