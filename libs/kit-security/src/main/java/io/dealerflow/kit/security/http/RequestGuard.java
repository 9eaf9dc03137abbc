package io.dealerflow.kit.security.http;

import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.SecurityConfig;
import io.dealerflow.kit.security.audit.Audit;
import io.dealerflow.kit.security.keys.Caller;
import io.dealerflow.kit.security.keys.Callers;
import io.dealerflow.kit.security.keys.Scope;
import io.dealerflow.kit.security.rate.Allowance;
import io.dealerflow.kit.security.rate.RateLimiter;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Limits the request rate of each caller, with the headers of the IETF's draft "RateLimit header fields for HTTP".
 * A caller with an invalid key is counted by its address, so that guessing keys is limited too.
 */
@Singleton
public class RequestGuard {
    private static final String API = "/api/";
    private static final String CALLER = "dealerflow.caller";
    private static final String ALLOWANCE = "dealerflow.allowance";

    private final CurrentIdentityAssociation identity;
    private final Callers callers;
    private final RateLimiter limiter;
    private final Audit audit;

    RequestGuard(CurrentIdentityAssociation identity, Callers callers, RateLimiter limiter, Audit audit) {
        this.identity = identity;
        this.callers = callers;
        this.limiter = limiter;
        this.audit = audit;
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<@Nullable Response> admit(RoutingContext request) {
        if (!isOfApi(request)) {
            return Uni.createFrom().nullItem();
        }
        return take(request, identity.getDeferredIdentity())
                .map(allowance ->
                        allowance.allowed() ? null : tooMany(allowance).response());
    }

    static boolean isOfApi(RoutingContext request) {
        return request.normalizedPath().startsWith(API);
    }

    /** Counts the request for its caller. */
    Uni<Allowance> take(RoutingContext request, Uni<SecurityIdentity> identity) {
        return identity.map(KeyAuthentication::caller)
                .onFailure()
                .recoverWithItem(callers.anonymous())
                .flatMap(caller -> {
                    request.put(CALLER, caller);
                    return Uni.createFrom().completionStage(limiter.take(bucket(caller, request), caller.plan()));
                })
                .invoke(allowance -> request.put(ALLOWANCE, allowance));
    }

    /**
     * Counts a request of the API against a further rate of its caller, for what costs more than other requests. The answer's headers are
     * those of this rate; fails with a 429 beyond it.
     *
     * @param name of the rate, which no plan has
     */
    public Uni<Void> takeAlso(RoutingContext request, String name, SecurityConfig.Plan rate) {
        return Uni.createFrom()
                .completionStage(() -> limiter.take(bucket(caller(request), request), name, rate))
                .invoke(allowance -> request.put(ALLOWANCE, allowance))
                .map(allowance -> {
                    if (!allowance.allowed()) {
                        throw tooMany(allowance).exception();
                    }
                    return allowance;
                })
                .replaceWithVoid();
    }

    /**
     * Has a request answered outside JAX-RS if its caller may read and has requests left. Any other request goes on to JAX-RS, which
     * says what is wrong with it.
     *
     * @param answer run in the context of the request, after the headers of the rate limit are set
     */
    public void admitReader(RoutingContext request, Runnable answer) {
        Credentials.of(request.request().headers())
                .ifPresentOrElse(
                        key -> callers.of(key)
                                .subscribe()
                                .with(caller -> admit(request, caller, answer), failure -> request.next()),
                        () -> admit(request, callers.anonymous(), answer));
    }

    private void admit(RoutingContext request, Caller caller, Runnable answer) {
        if (!caller.has(Scope.READ)) {
            request.next();
            return;
        }
        CompletableFuture<Allowance> taken = limiter.take(bucket(caller, request), caller.plan());
        if (taken.isDone()) {
            admit(request, taken.join(), answer);
        } else {
            Context context = request.vertx().getOrCreateContext();
            var _ = taken.thenAccept(allowance -> context.runOnContext(ignored -> admit(request, allowance, answer)));
        }
    }

    private static void admit(RoutingContext request, Allowance allowance, Runnable answer) {
        if (allowance.allowed()) {
            headers(allowance).forEach(request.response()::putHeader);
            answer.run();
        } else {
            request.next();
        }
    }

    private static String bucket(Caller caller, RoutingContext request) {
        return caller.isAnonymous() ? address(request) : caller.id();
    }

    private static String address(RoutingContext request) {
        return request.request().remoteAddress().hostAddress();
    }

    static Problem tooMany(Allowance allowance) {
        return Problem.of(
                        "too-many-requests",
                        Status.TOO_MANY_REQUESTS,
                        "Too many requests",
                        "More than " + allowance.requestsPerMinute() + " requests a minute, the rate of the plan "
                                + allowance.plan() + ".")
                .withHeader(HttpHeaders.RETRY_AFTER, allowance.retryAfterSeconds());
    }

    /** What tells the caller of its limit. */
    static Map<String, String> headers(Allowance allowance) {
        String plan = '"' + allowance.plan() + '"';
        return Map.of(
                "RateLimit-Policy",
                plan + ";q=" + allowance.requestsPerMinute() + ";w=60",
                "RateLimit",
                plan + ";r=" + allowance.remaining() + ";t=" + allowance.resetSeconds());
    }

    @ServerResponseFilter
    public void answered(ContainerResponseContext response, RoutingContext request) {
        Allowance allowance = request.get(ALLOWANCE);
        if (allowance != null) {
            headers(allowance).forEach(response.getHeaders()::putSingle);
        }
        Caller caller = request.get(CALLER);
        if (caller != null) {
            var http = request.request();
            audit.answered(caller, http.method().name(), http.uri(), address(request), response.getStatus());
        }
    }

    /** The caller that was authenticated as this identity. */
    public static Caller caller(SecurityIdentity identity) {
        return KeyAuthentication.caller(identity);
    }

    /** The caller of an API request. */
    public static Caller caller(RoutingContext request) {
        return Objects.requireNonNull(request.get(CALLER), "not a request of the API");
    }
}
