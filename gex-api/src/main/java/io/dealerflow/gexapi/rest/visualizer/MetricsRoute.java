package io.dealerflow.gexapi.rest.visualizer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/** Metrics at the address of the GEX Visualizer: the text of {@code /q/metrics}, whatever the Accept header says, as there. */
@Singleton
class MetricsRoute {
    private static final String HERE = "/metrics/?";
    private static final String METRICS = "/q/metrics";

    void register(@Observes Router router) {
        router.getWithRegex(HERE).handler(MetricsRoute::answer);
    }

    private static void answer(RoutingContext request) {
        request.request().headers().set(HttpHeaders.ACCEPT, MediaType.TEXT_PLAIN);
        request.reroute(METRICS);
    }
}
