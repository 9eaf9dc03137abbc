package io.dealerflow.kit.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
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

    /**
     * The value of {@link HttpHeaders#ALLOW} for the path of the current request, in order of name. Of the templates that match, such as
     * {@code /gex/calculate} and {@code /gex/{symbol}}, the one with the most literal characters is the path's.
     */
    static String ofCurrentRequest() {
        TreeMap<Integer, Set<String>> found = new TreeMap<>();
        ResteasyReactiveRequestContext context = CurrentRequestManager.get();
        if (context != null) {
            collect(context.getDeployment(), context.getPathWithoutPrefix(), found);
        }
        Set<String> methods = new TreeSet<>(Set.of(OPTIONS));
        if (!found.isEmpty()) {
            methods.addAll(found.lastEntry().getValue());
        }
        if (methods.contains(GET)) {
            methods.add(HEAD);
        }
        return String.join(", ", methods);
    }

    private static void collect(Deployment deployment, String path, Map<Integer, Set<String>> found) {
        RequestMapper<InitialMatch> classes = new RequestMapper<>(deployment.getClassMappers());
        RequestMatch<InitialMatch> match = classes.map(path);
        while (match != null) {
            String rest = match.remaining.isEmpty() ? "/" : match.remaining;
            for (ServerRestHandler handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    collect(routing, rest, match.template.literalCharacterCount, found);
                }
            }
            match = classes.continueMatching(path, match);
        }
    }

    private static void collect(
            ClassRoutingHandler routing, String rest, int literalsBefore, Map<Integer, Set<String>> found) {
        routing.getMappers().forEach((method, resources) -> {
            RequestMatch<?> match = method == null ? null : resources.map(rest);
            if (match != null) {
                found.computeIfAbsent(
                                literalsBefore + match.template.literalCharacterCount, literals -> new TreeSet<>())
                        .add(method);
            }
        });
    }
}
