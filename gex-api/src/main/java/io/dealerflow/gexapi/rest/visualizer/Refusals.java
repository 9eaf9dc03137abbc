package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.calculate.RefusedRequestException;
import io.dealerflow.gexapi.calculate.RequestFault;
import io.dealerflow.kit.http.Problem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A request that cannot be answered as it is: 422, with the faults in the form that clients of FastAPI know. */
public final class Refusals {
    private static final int UNPROCESSABLE = 422;

    @ServerExceptionMapper
    public Response refused(RefusedRequestException e) {
        List<RequestFault> faults = e.faults();
        String more = faults.size() == 1 ? "" : " And " + (faults.size() - 1) + " more, see errors.";
        return Problem.of(
                        "unprocessable-request",
                        new Unprocessable(),
                        "Unprocessable request",
                        faults.getFirst().sentence() + "." + more)
                .with("errors", faults)
                .response();
    }

    /** The status that Jakarta REST does not name. */
    private record Unprocessable() implements Response.StatusType {
        @Override
        public int getStatusCode() {
            return UNPROCESSABLE;
        }

        @Override
        public Response.Status.Family getFamily() {
            return Response.Status.Family.CLIENT_ERROR;
        }

        @Override
        public String getReasonPhrase() {
            return "Unprocessable Content";
        }
    }
}
