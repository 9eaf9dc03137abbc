package io.dealerflow.gexapi.rest.graphql;

import graphql.GraphQL;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.ChainedInstrumentation;
import io.smallrye.graphql.spi.EventingService;
import io.smallrye.graphql.spi.config.Config;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a query, applied before it runs: depth, and complexity, in which a field costs 1 and what is looked up or priced {@value
 * #QUESTION} more. Documents are not cached: the texts of callers would fill the heap.
 */
public final class QueryLimits implements EventingService {
    static final int QUESTION = 20;

    private static final Set<String> WITH_QUESTIONS = Set.of("Query", "Book");

    /** Null enables it. */
    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder builder) {
        Config limits = Config.get();
        int depth = limits.getQueryDepthInstrumentation().orElseThrow();
        int complexity = limits.getQueryComplexityInstrumentation().orElseThrow();
        return builder.instrumentation(new ChainedInstrumentation(
                        new MaxQueryDepthInstrumentation(depth),
                        new MaxQueryComplexityInstrumentation(complexity, QueryLimits::cost)))
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(parse.apply(input)));
    }

    private static int cost(FieldComplexityEnvironment field, int children) {
        boolean asks = children > 0
                && !field.getField().getName().startsWith("__")
                && WITH_QUESTIONS.contains(field.getParentType().getName());
        return 1 + children + (asks ? QUESTION : 0);
    }
}
