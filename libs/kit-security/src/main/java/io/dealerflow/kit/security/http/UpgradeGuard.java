package io.dealerflow.kit.security.http;

import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.rate.Allowance;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;

/**
 * Limits the rate at which a caller opens WebSockets, which do not pass {@link RequestGuard}: a request to upgrade counts as any
 * other, and is refused with a problem before the upgrade.
 */
@ApplicationScoped
class UpgradeGuard {
    /** After the caller is authenticated, before its roles are checked. */
    private static final int PRIORITY = SecurityHandlerPriorities.AUTHORIZATION + 10;

    private final RequestGuard guard;
    private final IdentityProviderManager identities;

    UpgradeGuard(RequestGuard guard, IdentityProviderManager identities) {
        this.guard = guard;
        this.identities = identities;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext request) {
        if (!"websocket".equalsIgnoreCase(request.request().getHeader("Upgrade")) || !RequestGuard.isOfApi(request)) {
            request.next();
            return;
        }
        Context context = Objects.requireNonNull(Vertx.currentContext(), "handlers run in a context");
        guard.take(request, QuarkusHttpUser.getSecurityIdentity(request, identities))
                .subscribe()
                .with(
                        allowance -> context.runOnContext(ignored -> answer(request, allowance)),
                        failure -> context.runOnContext(ignored -> request.fail(failure)));
    }

    private static void answer(RoutingContext request, Allowance allowance) {
        if (allowance.allowed()) {
            request.next();
            return;
        }
        Problem problem = RequestGuard.tooMany(allowance);
        HttpServerResponse response = request.response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        RequestGuard.headers(allowance).forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        var _ = response.end(problem.json());
    }
}
