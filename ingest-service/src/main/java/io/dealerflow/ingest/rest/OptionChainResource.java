package io.dealerflow.ingest.rest;

import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accepts recorded option chains: the body of the request is one file. */
@Path("/api/v1/option-chains")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE_ROLE)
public class OptionChainResource {
    private static final Set<String> PARAMETERS = Set.of("filename", "source", "as_of");
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final String QUARANTINE = "quarantine";
    private static final int FILENAME_LENGTH = 200;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final Intake intake;
    private final UploadLimit limit;

    OptionChainResource(Intake intake, UploadLimit limit) {
        this.intake = intake;
        this.limit = limit;
    }

    /**
     * Accepts one file.
     *
     * @param uri with {@code filename}, the sender's file name, informational (the content determines the format), and
     *            {@code source}, the name under which the observation is stored: lower-case letters, digits, {@code _} and {@code -};
     *            {@code as_of}, the instant that the quotes describe where the file's own is absent, unreadable or wrong
     * @return 200 with the receipt of an accepted, 422 with that of a refused file; 400, 413, 503 as problems
     */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    public Response upload(
            @Context UriInfo uri,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            @Nullable InputStream body)
            throws IOException {
        Parameters given = Parameters.of(uri.getQueryParameters(), PARAMETERS);
        String filename = Objects.requireNonNullElse(given.anyText("filename"), "upload");
        String source = Objects.requireNonNullElse(given.text("source"), "cboe");
        if (!SOURCE.matcher(source).matches() || source.equals(QUARANTINE)) {
            throw new InvalidParameterException(
                    "source", "must be lower-case letters, digits, _ and -, at most 63, and not " + QUARANTINE);
        }
        if (length != null && length > limit.bytes()) {
            limit.drain(body);
            throw ResponseMapper.tooLarge(limit.bytes());
        }
        Upload upload = new Upload(source, shortened(filename), asOf(given));
        InputStream bytes = body == null ? InputStream.nullInputStream() : body;
        IntakeOutcome outcome = intake.take(upload, bytes);
        if (outcome instanceof IntakeOutcome.TooLarge || outcome instanceof IntakeOutcome.Busy) {
            limit.drain(bytes);
        }
        return ResponseMapper.response(outcome);
    }

    private static @Nullable Instant asOf(Parameters given) {
        Instant asOf = given.instant("as_of");
        if (asOf != null && (asOf.isBefore(EARLIEST) || !asOf.isBefore(LATEST))) {
            throw new InvalidParameterException("as_of", "must be after 1969 and before 2100, was '" + asOf + "'");
        }
        return asOf == null ? null : asOf.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String shortened(String filename) {
        return filename.length() <= FILENAME_LENGTH ? filename : filename.substring(0, FILENAME_LENGTH);
    }
}
