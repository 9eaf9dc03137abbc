package io.dealerflow.kit.rest;

import io.dealerflow.contracts.HeaderNames;
import io.dealerflow.kit.events.Trace;
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
