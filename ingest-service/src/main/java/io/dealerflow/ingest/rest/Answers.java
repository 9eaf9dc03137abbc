package io.dealerflow.ingest.rest;

import io.dealerflow.ingest.intake.AwayException;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.http.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

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

    static ProblemException tooLarge(long limitBytes) {
        return Problem.of(
                        "upload-too-large",
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        "The upload is too large",
                        "At most " + limitBytes + " bytes are taken; nothing was kept.")
                .with("limit_bytes", limitBytes)
                .exception();
    }

    private static ProblemException waiting(IntakeOutcome.Waiting waiting) {
        boolean database = waiting.server() == AwayException.Server.DATABASE;
        String name = database ? "database" : "broker";
        return Problem.of(
                        name + "-unavailable",
                        Response.Status.SERVICE_UNAVAILABLE,
                        "The " + name + " does not answer",
                        "The file is landed and will be processed when the " + name
                                + " is back; sending it again does no harm.")
                .with("landed", true)
                .with("sha256", waiting.file().sha256())
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .exception();
    }
}
