package io.dealerflow.kit.http;

import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.kit.core.Trace;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells the caller which trace its request was part of. */
class TraceFilter {
    @ServerResponseFilter
    public void end(ContainerResponseContext response) {
        response.getHeaders().putSingle(HeaderNames.TRACEPARENT, Trace.current().traceparent());
    }
}
