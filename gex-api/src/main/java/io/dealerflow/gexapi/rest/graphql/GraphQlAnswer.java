package io.dealerflow.gexapi.rest.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.http.ProblemException;
import io.dealerflow.kit.http.Problems;
import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The answer to a query, in JSON. {@code extensions} of an error are the members of the problem that HTTP would answer. */
final class GraphQlAnswer {
    private static final Logger LOG = Logger.getLogger(GraphQlAnswer.class);

    private GraphQlAnswer() {}

    static String json(ExecutionResult result) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.put(
                    "errors",
                    result.getErrors().stream().map(GraphQlAnswer::error).toList());
        }
        if (result.isDataPresent()) {
            answer.put("data", result.getData());
        }
        return Wire.writeJsonText(answer);
    }

    private static Map<String, @Nullable Object> error(GraphQLError error) {
        Problem problem = problem(error);
        Map<String, @Nullable Object> members = new LinkedHashMap<>(error.toSpecification());
        members.put("message", problem.detail());
        members.put("extensions", extensions(problem));
        return members;
    }

    private static Map<String, Object> extensions(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>(problem.members());
        members.put("type", problem.type());
        members.put("title", problem.title());
        members.put("status", problem.status());
        return members;
    }

    private static Problem problem(GraphQLError error) {
        if (error instanceof ExceptionWhileDataFetching failed) {
            return problem(failed.getException());
        }
        ErrorClassification kind = error.getErrorType();
        if (kind == ErrorType.ExecutionAborted) {
            return Problem.of(
                    "query-too-complex",
                    Status.BAD_REQUEST,
                    "Query too complex",
                    "The query is not run: " + error.getMessage() + ". Ask in several requests.");
        }
        boolean ofAField = error.getPath() != null;
        if (ofAField && (kind == ErrorType.DataFetchingException || kind == ErrorType.NullValueInNonNullableField)) {
            return problem(new IllegalStateException(error.getMessage()));
        }
        return Problem.of("invalid-query", Status.BAD_REQUEST, "Invalid query", error.getMessage());
    }

    private static Problem problem(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean expected = cause instanceof ProblemException
                || cause instanceof InvalidParameterException
                || cause instanceof UnavailableException;
        if (!expected) {
            LOG.error("A field of a GraphQL query failed", cause);
        }
        return Problems.of(cause);
    }
}
