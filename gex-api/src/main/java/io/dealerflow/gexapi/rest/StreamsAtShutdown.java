package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.feed.Subscribers;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Method;

/**
 * Ends the streams before the service waits for open requests. For the framework a request that became a WebSocket never ends, not even
 * with its connection: a service that ever had one would wait for {@code quarkus.shutdown.timeout}. So it counts as ended before it is
 * upgraded.
 */
@ApplicationScoped
@RegisterForReflection(targets = QuarkusRequestWrapper.class)
class StreamsAtShutdown {
    private static final int ORDER = -SecurityHandlerPriorities.AUTHENTICATION - 50;

    private final Subscribers subscribers;
    private final Method done;

    StreamsAtShutdown(Subscribers subscribers) throws NoSuchMethodException {
        this.subscribers = subscribers;
        this.done = QuarkusRequestWrapper.class.getDeclaredMethod("done");
        done.setAccessible(true);
    }

    void register(@Observes Router router) {
        router.get(StreamSocket.PATH).order(ORDER).handler(this::countAsEnded);
    }

    private void countAsEnded(RoutingContext request) {
        try {
            done.invoke(QuarkusRequestWrapper.get(request.request()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        request.next();
    }

    void end(@Observes ShutdownDelayInitiatedEvent event) {
        subscribers.end();
    }
}
