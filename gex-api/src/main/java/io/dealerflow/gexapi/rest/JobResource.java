package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.api.ScheduleReport;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.jobs.JobAction;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.gexapi.jobs.JobReports;
import io.dealerflow.gexapi.jobs.JobSink;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Jobs. The services that do them keep how far they are. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN_ROLE)
@Tag(
        name = "jobs",
        description = "Work that is divided into units and shared by workers, such as analyses of bar histories")
public class JobResource {
    private static final String SOURCE = "gex-api";
    private static final String ID_PATTERN = "^[A-Za-z0-9_.-]{1,64}$";
    private static final String KIND_PATTERN = "^[a-z][a-z0-9-]{0,31}$";
    private static final String WORKERS_PATTERN = "^[1-9][0-9]?$";
    private static final String UNIT = "unit";
    private static final int ACCEPTED = 202;
    private static final long LIST_DEFAULT = 20;
    private static final long LIST_MAX = 1_000;
    private static final int MAX_PARAMETERS = 20;
    private static final int MAX_VALUE = 2_000;

    private final JobReports reports;
    private final JobSink requests;
    private final Clock clock;

    JobResource(JobReports reports, JobSink requests, Clock clock) {
        this.reports = reports;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * A job to be done.
     *
     * @param kind       such as analysis
     * @param parameters of the kind, texts by name; none by default
     */
    @Schema(requiredProperties = "kind")
    public record JobSubmission(
            @Schema(pattern = KIND_PATTERN) @Nullable String kind,
            @Nullable Map<String, String> parameters) {}

    /** A job that is requested; a worker that knows its kind takes it. */
    public record JobAccepted(String jobId, String statusUrl) {}

    @GET
    @RolesAllowed(Scope.READ_ROLE)
    @Operation(summary = "Jobs, the newest first, without their units")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "20"))
    public Uni<List<JobReport>> list(@Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), Set.of("limit"));
        return reports.newest((int) given.whole("limit", LIST_DEFAULT, 1, LIST_MAX));
    }

    @GET
    @Path("/schedules")
    @RolesAllowed(Scope.READ_ROLE)
    @Operation(summary = "Schedules that start jobs, with their next and last runs")
    public Uni<List<ScheduleReport>> schedules(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return reports.schedules();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.READ_ROLE)
    @Operation(
            summary = "A job with its units",
            description = "Not found until a worker has taken it, which is a moment after it is requested.")
    @Parameter(
            name = UNIT,
            in = ParameterIn.QUERY,
            description = "This unit alone, with what a chart of its result shows",
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.TEXT, maxLength = ContractTexts.LONGEST))
    public Uni<JobReport> find(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = ID_PATTERN)) @RestPath String id,
            @Context UriInfo uri) {
        return known(id, Parameters.of(uri.getQueryParameters(), Set.of(UNIT)).text(UNIT));
    }

    private Uni<JobReport> known(String id, @Nullable String unit) {
        String jobId = Parameters.pathPart("id", id);
        return reports.find(jobId, unit)
                .map(found -> found.orElseThrow(() -> Problem.notFound(
                                "unknown-job", "There is no job " + jobId + ", or no worker has taken it yet.")
                        .exception()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(ACCEPTED)
    @Operation(
            summary = "Requests a job",
            description =
                    "It may read and write folders of the machine that works on it: only the scope admin can request"
                            + " one.")
    @APIResponseSchema(value = JobAccepted.class, responseCode = "202", responseDescription = "Requested")
    public Uni<JobAccepted> submit(@Nullable JobSubmission submission) {
        if (submission == null) {
            throw new InvalidParameterException("body", "must be an object");
        }
        String kind = submission.kind();
        if (kind == null || !kind.matches(KIND_PATTERN)) {
            throw new InvalidParameterException("kind", "must be the name of a kind of job such as analysis");
        }
        Map<String, String> parameters = submission.parameters() == null ? Map.of() : submission.parameters();
        requireValid(parameters);
        String jobId = UUID.randomUUID().toString();
        return requests.publish(request(jobId, kind, JobAction.RUN, parameters))
                .replaceWith(() -> new JobAccepted(jobId, "/api/v1/jobs/" + jobId));
    }

    @SuppressWarnings("NullAway") // JSON may have nulls
    private static void requireValid(Map<String, String> parameters) {
        boolean isSmall = parameters.size() <= MAX_PARAMETERS
                && parameters.values().stream().allMatch(value -> value != null && value.length() <= MAX_VALUE);
        if (!isSmall) {
            throw new InvalidParameterException(
                    "parameters",
                    "must be at most " + MAX_PARAMETERS + " texts of at most " + MAX_VALUE + " characters");
        }
        String workers = parameters.get(JobRequest.WORKERS);
        if (workers != null && !workers.matches(WORKERS_PATTERN)) {
            throw new InvalidParameterException("parameters", "must have 1 to 99 " + JobRequest.WORKERS);
        }
    }

    @POST
    @Path("/{id}/cancel")
    @ResponseStatus(ACCEPTED)
    @Operation(summary = "Has no further unit of a job begun; a job that has ended stays as it is")
    @APIResponseSchema(value = JobAccepted.class, responseCode = "202", responseDescription = "Requested")
    public Uni<JobAccepted> cancel(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = ID_PATTERN)) @RestPath String id) {
        return known(id, null)
                .chain(job -> requests.publish(request(job.jobId(), job.kind(), JobAction.CANCEL, Map.of()))
                        .replaceWith(() -> new JobAccepted(job.jobId(), "/api/v1/jobs/" + job.jobId())));
    }

    private JobRequest request(String jobId, String kind, JobAction action, Map<String, String> parameters) {
        Instant now = clock.instant();
        String id = EventIds.of(SOURCE, jobId, now, action.name());
        return new JobRequest(id, SOURCE, now, now, JobRequest.VERSION, jobId, kind, action, null, parameters);
    }
}
