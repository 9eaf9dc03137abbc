package io.dealerflow.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * Which methods a path takes, for the header {@code Allow} that <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6">RFC
 * 9110</a> asks of every 405. The framework refuses the method without saying so; its own routes are asked.
 */
final class AllowedMethods {
    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final String OPTIONS = "OPTIONS";

    private AllowedMethods() {}

    /** The value of {@link HttpHeaders#ALLOW} for the path of a request, in order of name. */
    static String of(ContainerRequestContext request) {
        Set<String> methods = new TreeSet<>(Set.of(OPTIONS));
        if (request instanceof ResteasyReactiveContainerRequestContext own
                && own.getServerRequestContext() instanceof ResteasyReactiveRequestContext context) {
            collect(context.getDeployment(), context.getPathWithoutPrefix(), methods);
        }
        if (methods.contains(GET)) {
            methods.add(HEAD);
        }
        return String.join(", ", methods);
    }

    private static void collect(Deployment deployment, String path, Set<String> methods) {
        RequestMapper<InitialMatch> classes = new RequestMapper<>(deployment.getClassMappers());
        RequestMatch<InitialMatch> match = classes.map(path);
        while (match != null) {
            String rest = match.remaining.isEmpty() ? "/" : match.remaining;
            for (ServerRestHandler handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    collect(routing, rest, methods);
                }
            }
            match = classes.continueMatching(path, match);
        }
    }

    private static void collect(ClassRoutingHandler routing, String rest, Set<String> methods) {
        routing.getMappers().forEach((method, resources) -> {
            if (method != null && resources.map(rest) != null) {
                methods.add(method);
            }
        });
    }
}
