package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.api.FileProgress;
import io.dealerflow.ingest.intake.RawTables;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accepts files of any kind, and says how much of one can be read. */
@Path("/api/v1/files")
@Produces(MediaType.APPLICATION_JSON)
public class FileResource {
    private static final Set<String> OF_AN_UPLOAD =
            Set.of(Uploads.FILENAME, Uploads.SOURCE, Uploads.AS_OF, Uploads.KIND);
    private static final Set<String> OF_A_FILE = Set.of(Uploads.SOURCE, Uploads.KIND);
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Uploads uploads;
    private final RawTables tables;

    FileResource(Uploads uploads, RawTables tables) {
        this.uploads = uploads;
        this.tables = tables;
    }

    /**
     * Accepts one file.
     *
     * @param uri with {@code filename}, the sender's file name, informational (the content determines the format);
     *            {@code source}, the name under which the observations are stored, that of the format when it is absent;
     *            {@code kind}, the only kind as which the file may be read; {@code as_of}, the instant that the file describes where its
     *            own is absent, unreadable or wrong
     * @return 200 with the receipt of an accepted file, that of an option chain or of any other kind; 422 with that of a refused file;
     *         400, 413, 503 as problems
     */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.WRITE_ROLE)
    public Response upload(
            @Context UriInfo uri,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            @Nullable InputStream body)
            throws IOException {
        Parameters given = Parameters.of(uri.getQueryParameters(), OF_AN_UPLOAD);
        return uploads.accept(given, uploads.kind(given), length, body);
    }

    /**
     * Says how many events of an accepted file are in the raw table of its kind.
     *
     * @param sha256 of the file's bytes
     * @param uri    with {@code source} and {@code kind}, which tell files of the same bytes apart
     * @return the progress of the file accepted last; 404 when there is none
     */
    @GET
    @Path("/{sha256}")
    @Blocking
    @RolesAllowed(Scope.READ_ROLE)
    public FileProgress progress(@PathParam("sha256") String sha256, @Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), OF_A_FILE);
        if (!SHA_256.matcher(sha256).matches()) {
            throw new InvalidParameterException("sha256", "must be 64 hexadecimal digits in lower case");
        }
        return tables.progress(sha256, Uploads.source(given), uploads.kind(given))
                .orElseThrow(() -> Problem.notFound("unknown-file", "No file with these bytes has been accepted.")
                        .exception());
    }
}
