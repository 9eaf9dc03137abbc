package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.api.FileKind;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accepts recorded option chains: the body of the request is one file. */
@Path("/api/v1/option-chains")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE_ROLE)
public class OptionChainResource {
    private static final Set<String> PARAMETERS = Set.of(Uploads.FILENAME, Uploads.SOURCE, Uploads.AS_OF);

    private final Uploads uploads;

    OptionChainResource(Uploads uploads) {
        this.uploads = uploads;
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
        return uploads.accept(given, FileKind.OPTION_CHAIN, length, body);
    }
}
