package io.dealerflow.kit.http;

import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.kit.core.Trace;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets a request's trace name its log lines and the events that it leads to, and tells the caller which it was. */
class TraceFilter {
    @ServerRequestFilter
    public void begin(ContainerRequestContext request) {
        Trace.continuing(request.getHeaderString(HeaderNames.TRACEPARENT)).enter();
    }

    @ServerResponseFilter
    public void end(ContainerResponseContext response) {
        response.getHeaders().putSingle(HeaderNames.TRACEPARENT, Trace.current().traceparent());
        Trace.leave();
    }
}
