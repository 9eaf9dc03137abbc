package io.dealerflow.kit.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.dealerflow.kit.core.UnavailableException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Maps failures to HTTP statuses: an outage is a 503, an internal error a 500, and both are logged. */
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private final OutageLog outages;

    Problems(OutageLog outages) {
        this.outages = outages;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    public Response invalidParameter(InvalidParameterException e) {
        return of(e).response();
    }

    /** What a failure is answered with, wherever it is answered: a fault of the program where it is none of the expected ones. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case InvalidParameterException e ->
                Problem.of("invalid-parameter", Status.BAD_REQUEST, "Invalid parameter", String.valueOf(e.getMessage()))
                        .with("parameter", e.parameter());
            case UnavailableException e ->
                Problem.of(
                                "unavailable",
                                Status.SERVICE_UNAVAILABLE,
                                "Temporarily unavailable",
                                String.valueOf(e.getMessage()))
                        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            default ->
                Problem.of(
                        "internal-error",
                        Status.INTERNAL_SERVER_ERROR,
                        "Internal error",
                        "The service failed to answer this request. It has been logged under the trace of this response.");
        };
    }

    @ServerExceptionMapper
    public Response unavailable(UnavailableException e, @Nullable SimpleResourceInfo resource) {
        outages.failed(OutageLog.nameOf(resource), e);
        return of(e).response();
    }

    @ServerExceptionMapper
    public Response invalidBody(MismatchedInputException e) {
        return Problem.of("invalid-body", Status.BAD_REQUEST, "Invalid body", "The body is not what " + place(e))
                .response();
    }

    private static String place(MismatchedInputException e) {
        String path = e.getPath().isEmpty() ? "" : e.getPath().getLast().getFieldName();
        return path == null || path.isEmpty() ? "this request takes." : "this request takes: see '" + path + "'.";
    }

    /** Refusals of the framework: unknown path, method or media type; a body that is not JSON. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e, UriInfo uri) {
        Response given = e.getResponse();
        if (given.getStatus() >= Status.INTERNAL_SERVER_ERROR.getStatusCode() && given.getEntity() == null) {
            return bug(e, uri);
        }
        if (given.hasEntity() || given.getStatus() < Status.BAD_REQUEST.getStatusCode()) {
            return given;
        }
        Problem problem = ofStatus(given.getStatus(), "/" + uri.getPath().replaceFirst("^/+", ""));
        return given.getStatus() == Status.METHOD_NOT_ALLOWED.getStatusCode()
                ? problem.withHeader(HttpHeaders.ALLOW, AllowedMethods.ofCurrentRequest())
                        .response()
                : problem.response();
    }

    /**
     * Reading the body failed: the sender has gone, or sent more than the server's limit. Of the second the server has told it by the
     * time that this is called, and no other answer can follow.
     */
    @ServerExceptionMapper
    public Response unreadBody(IOException e, UriInfo uri, RoutingContext context) {
        if (!context.response().ended() && !context.response().closed()) {
            return bug(e, uri);
        }
        LOG.debugf(e, "The body of a request for /%s was not read to its end", uri.getPath());
        return ofStatus(Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(), uri.getPath())
                .response();
    }

    /** Any other failure is an internal error. */
    @ServerExceptionMapper
    public Response bug(Throwable e, UriInfo uri) {
        LOG.errorf(e, "A request for /%s failed", uri.getPath().replaceFirst("^/+", ""));
        return of(e).response();
    }

    /** The problem of a status that the framework chose. */
    static Problem ofStatus(int code, String path) {
        Status status = Status.fromStatusCode(code);
        String title = status == null ? "Status " + code : status.getReasonPhrase();
        String detail = switch (code) {
            case 404 -> path + " does not exist; /q/openapi lists what does.";
            case 405 -> path + " does not take this method.";
            case 406 -> path + " is not available in the media type of the Accept header.";
            case 413 -> "The body is too large.";
            case 415 -> path + " does not take a body of this media type.";
            default -> title + ".";
        };
        return new Problem(
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), code, title, detail, Map.of(), Map.of());
    }
}
