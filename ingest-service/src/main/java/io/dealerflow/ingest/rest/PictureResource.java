package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;

/** The pictures in landing, by their key there. No other file of landing is answered: what was uploaded may be licensed. */
@Path("/api/v1/captures/{stream}/{date}/{name}")
public class PictureResource {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    /** The bytes of a key never change. */
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private final Landing landing;

    PictureResource(Landing landing) {
        this.landing = landing;
    }

    /**
     * One picture.
     *
     * @return its bytes as they were received; 404 when there is none under the key
     */
    @GET
    @Blocking
    @RolesAllowed(Scope.READ_ROLE)
    public Response picture(
            @PathParam("stream") String stream,
            @PathParam("date") String date,
            @PathParam("name") String name,
            @Context UriInfo uri)
            throws IOException {
        Parameters.of(uri.getQueryParameters(), Set.of());
        String key = String.join("/", stream, date, name);
        byte[] bytes = Upload.isSource(stream) && LandedFile.isKey(key) ? read(key) : new byte[0];
        return Response.ok(bytes, typeOf(bytes))
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .build();
    }

    private static String typeOf(byte[] bytes) {
        if (startsWith(bytes, PNG)) {
            return "image/png";
        }
        if (startsWith(bytes, JPEG)) {
            return "image/jpeg";
        }
        throw Problem.notFound("unknown-picture", "There is no picture under this key.")
                .exception();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length > start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** Empty where there is no such file, or one that is too large for a picture. */
    private byte[] read(String key) throws IOException {
        try (InputStream in = landing.open(LandedFile.of(key, 0, Instant.EPOCH))) {
            byte[] bytes = in.readNBytes(Capture.MAX_BYTES + 1);
            return bytes.length > Capture.MAX_BYTES ? new byte[0] : bytes;
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }
}
