package io.dealerflow.kit.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Problems of requests that reach no resource: an unknown path, a body beyond the server's limit. */
class UnroutedProblems {
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    void register(@Observes Router router) {
        router.errorHandler(NOT_FOUND, context -> answer(context, NOT_FOUND));
        router.route().order(FIRST).failureHandler(UnroutedProblems::failed);
    }

    /** A failure after the answer, such as that of a WebSocket whose key was refused, needs no second one. */
    private static void failed(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        int status = context.statusCode();
        if (status >= BAD_REQUEST
                && status < SERVER_ERROR
                && !context.response().headWritten()) {
            answer(context, status);
        } else {
            context.next();
        }
    }

    private static void answer(RoutingContext context, int status) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Problems.ofStatus(status, context.normalizedPath()).json());
    }
}
