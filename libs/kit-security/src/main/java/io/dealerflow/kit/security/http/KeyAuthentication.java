package io.dealerflow.kit.security.http;

import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.security.keys.Caller;
import io.dealerflow.kit.security.keys.Callers;
import io.dealerflow.kit.security.keys.Scope;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/** Authenticates by API key; roles are scopes. A caller without a key has the configured anonymous scopes. */
@ApplicationScoped
class KeyAuthentication implements HttpAuthenticationMechanism {
    static final String CHALLENGE = "Bearer realm=\"dealerflow\"";
    private static final String CALLER = "dealerflow.caller";
    private static final int UNAUTHORIZED = 401;

    private final Callers callers;

    KeyAuthentication(Callers callers) {
        this.callers = callers;
    }

    /** The caller of an identity that this mechanism made. */
    static Caller caller(SecurityIdentity identity) {
        return identity.getAttribute(CALLER);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        return Credentials.of(context.request().headers())
                .map(key -> callers.of(key)
                        .onFailure(failure -> !(failure instanceof UnavailableException))
                        .transform(AuthenticationFailedException::new))
                .orElseGet(() -> Uni.createFrom().item(callers.anonymous()))
                .map(KeyAuthentication::identity);
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id()))
                .setAnonymous(caller.isAnonymous())
                .addRoles(Scope.roles(caller.scopes()))
                .addAttribute(CALLER, caller)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, HttpHeaders.WWW_AUTHENTICATE, CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
