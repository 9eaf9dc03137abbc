package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.IngestReceipt;

/** What became of a file that was sent. */
public sealed interface IntakeOutcome {
    /** Recorded and published. */
    record Accepted(IngestReceipt.Accepted receipt) implements IntakeOutcome {}

    /** In quarantine, with its receipt beside it. */
    record Refused(IngestReceipt.Refused receipt) implements IntakeOutcome {}

    /** In landing, to be recorded or published as soon as the server that is away is back. */
    record Waiting(LandedFile file, AwayException.Server server) implements IntakeOutcome {}

    /** Not kept. */
    record TooLarge(long limitBytes) implements IntakeOutcome {}
}
