package io.dealerflow.kit.http;

import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.kit.core.Trace;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds the request's trace id to the response. */
class TraceFilter {
    @ServerResponseFilter
    public void end(ContainerResponseContext response) {
        response.getHeaders().putSingle(HeaderNames.TRACEPARENT, Trace.current().traceparent());
    }
}
