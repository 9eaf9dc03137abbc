package io.dealerflow.ingest.rest;

import io.dealerflow.ingest.intake.AwayException;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The one place where outcomes become HTTP statuses. */
final class Answers {
    private static final int UNPROCESSABLE = 422;
    private static final int RETRY_AFTER_SECONDS = 10;

    private Answers() {}

    static Response of(IntakeOutcome outcome) {
        return switch (outcome) {
            case IntakeOutcome.Accepted accepted ->
                Response.ok(accepted.receipt()).build();
            case IntakeOutcome.Refused refused ->
                Response.status(UNPROCESSABLE).entity(refused.receipt()).build();
            case IntakeOutcome.Waiting waiting -> throw waiting(waiting);
            case IntakeOutcome.TooLarge tooLarge -> throw tooLarge(tooLarge.limitBytes());
        };
    }

    static HttpProblem tooLarge(long limitBytes) {
        return problem("upload-too-large", Response.Status.REQUEST_ENTITY_TOO_LARGE, "The upload is too large")
                .withDetail("At most " + limitBytes + " bytes are taken; nothing was kept.")
                .with("limit_bytes", limitBytes)
                .build();
    }

    static HttpProblem badSource(String source) {
        return problem("invalid-parameter", Response.Status.BAD_REQUEST, "A parameter is invalid")
                .withDetail("source: lower-case letters, digits, _ and -, at most 63, and not quarantine")
                .with("parameter", "source")
                .with("value", source.length() <= 80 ? source : source.substring(0, 80))
                .build();
    }

    private static HttpProblem waiting(IntakeOutcome.Waiting waiting) {
        boolean database = waiting.server() == AwayException.Server.DATABASE;
        String name = database ? "database" : "broker";
        return problem(name + "-unavailable", Response.Status.SERVICE_UNAVAILABLE, "The " + name + " does not answer")
                .withDetail("The file is landed and will be processed when the " + name
                        + " is back; sending it again does no harm.")
                .with("landed", true)
                .with("sha256", waiting.file().sha256())
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static HttpProblem.Builder problem(String reason, Response.Status status, String title) {
        return HttpProblem.builder()
                .withType(URI.create("/problems/" + reason))
                .withStatus(status)
                .withTitle(title);
    }
}
