package io.dealerflow.kit.security.http;

import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.InvalidKeyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems of authentication and authorisation: 401 and 403. */
class SecurityProblems {
    @ServerExceptionMapper
    public Response noKey(UnauthorizedException e) {
        return unauthorized(
                "This request needs an API key: send it as Authorization: Bearer df_… or as X-API-Key.",
                KeyAuthentication.CHALLENGE);
    }

    @ServerExceptionMapper
    public Response invalidKey(AuthenticationFailedException e) {
        String detail = e.getCause() instanceof InvalidKeyException invalid
                ? String.valueOf(invalid.getMessage())
                : "The credentials are not valid.";
        return unauthorized(detail, KeyAuthentication.CHALLENGE + ", error=\"invalid_token\"");
    }

    @ServerExceptionMapper
    public Response outOfScope(ForbiddenException e) {
        return Problem.of(
                        "forbidden",
                        Status.FORBIDDEN,
                        "Forbidden",
                        "The scopes of this API key do not cover this request.")
                .withHeader(
                        HttpHeaders.WWW_AUTHENTICATE, KeyAuthentication.CHALLENGE + ", error=\"insufficient_scope\"")
                .response();
    }

    private static Response unauthorized(String detail, String challenge) {
        return Problem.of("unauthorized", Status.UNAUTHORIZED, "Unauthorized", detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .response();
    }
}
