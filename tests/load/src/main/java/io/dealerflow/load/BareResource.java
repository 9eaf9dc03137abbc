package io.dealerflow.load;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The least that Quarkus does for a request: it returns bytes from memory. */
@Path("/bare")
@Singleton
public class BareResource {
    private volatile byte[] body = {};

    void serve(byte[] bytes) {
        body = bytes;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] bytes() {
        return body;
    }

    /** The same after a body has been received. */
    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] answer(byte[] received) {
        return body;
    }
}
