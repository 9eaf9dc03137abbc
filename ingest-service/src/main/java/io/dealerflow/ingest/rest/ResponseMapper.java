package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.api.FileReceipt;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.http.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Maps outcomes of an upload to HTTP statuses. */
final class ResponseMapper {
    private static final int UNPROCESSABLE = 422;
    private static final int OUTAGE_RETRY_SECONDS = 10;
    private static final int BUSY_RETRY_SECONDS = 2;

    private ResponseMapper() {}

    static Response response(IntakeOutcome outcome) {
        return switch (outcome) {
            case IntakeOutcome.Accepted accepted ->
                Response.ok(receipt(accepted)).build();
            case IntakeOutcome.Refused refused ->
                Response.status(UNPROCESSABLE).entity(refused.receipt()).build();
            case IntakeOutcome.Pending pending -> throw pending(pending);
            case IntakeOutcome.TooLarge tooLarge -> throw tooLarge(tooLarge.limitBytes());
            case IntakeOutcome.Busy _ -> throw busy();
        };
    }

    static ProblemException tooLarge(long limitBytes) {
        return Problem.of(
                        "upload-too-large",
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        "The upload is too large",
                        "An upload has at most " + limitBytes + " bytes; nothing was stored.")
                .with("limit_bytes", limitBytes)
                .exception();
    }

    private static ProblemException busy() {
        return Problem.of(
                        "too-many-uploads",
                        Response.Status.SERVICE_UNAVAILABLE,
                        "Too many uploads are waiting",
                        "Nothing was stored. Send the file again later.")
                .with("landed", false)
                .withHeader(HttpHeaders.RETRY_AFTER, BUSY_RETRY_SECONDS)
                .exception();
    }

    private static ProblemException pending(IntakeOutcome.Pending pending) {
        return switch (pending.cause()) {
            case DATABASE_UNAVAILABLE -> unavailable(pending, "database");
            case BROKER_UNAVAILABLE -> unavailable(pending, "broker");
            case IN_PROGRESS ->
                landed(
                        pending,
                        Problem.of(
                                "publication-in-progress",
                                Response.Status.SERVICE_UNAVAILABLE,
                                "The file is being processed",
                                "The file is landed and another instance of the service is publishing its data. "
                                        + "Send it again later to get the result; a repeat does no harm."),
                        BUSY_RETRY_SECONDS);
        };
    }

    private static ProblemException unavailable(IntakeOutcome.Pending pending, String server) {
        return landed(
                pending,
                Problem.of(
                        server + "-unavailable",
                        Response.Status.SERVICE_UNAVAILABLE,
                        "The " + server + " does not answer",
                        "The file is landed and will be processed when the " + server
                                + " answers again; a repeat does no harm."),
                OUTAGE_RETRY_SECONDS);
    }

    private static ProblemException landed(IntakeOutcome.Pending pending, Problem problem, int retryAfterSeconds) {
        return problem.with("landed", true)
                .with("sha256", pending.file().sha256())
                .withHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                .exception();
    }

    private static Record receipt(IntakeOutcome.Accepted accepted) {
        IntakeOutcome.Result first = accepted.first();
        return first != null && first.observed().event() instanceof OptionChain chain
                ? chainReceipt(accepted, first, chain)
                : fileReceipt(accepted);
    }

    private static FileReceipt fileReceipt(IntakeOutcome.Accepted accepted) {
        IntakeOutcome.Extent extent = accepted.extent();
        int records = accepted.quality().accepted();
        return new FileReceipt(
                IngestReceipt.ACCEPTED,
                accepted.kind(),
                accepted.file().source(),
                records + accepted.quality().droppedTotal(),
                records,
                accepted.quality().dropped(),
                extent.firstAsOf(),
                extent.lastAsOf(),
                extent.subjects(),
                accepted.file().sha256(),
                accepted.recordsByType());
    }

    /** A chain file holds one observation. */
    private static IngestReceipt.Accepted chainReceipt(
            IntakeOutcome.Accepted accepted, IntakeOutcome.Result result, OptionChain chain) {
        return new IngestReceipt.Accepted(
                chain.underlying(),
                chain.asOf(),
                result.ingestTs(),
                chain.spot(),
                chain.contracts().size() + accepted.quality().droppedTotal(),
                chain.contracts().size(),
                accepted.quality().dropped(),
                chain.eventId(),
                accepted.file().sha256(),
                result.supersededBy());
    }
}
