package io.dealerflow.report;

import io.dealerflow.report.narrative.Narrative;
import io.dealerflow.report.phrase.PhraseTable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is read or stored in JSON besides events, for native images. */
@RegisterForReflection(
        targets = {Narrative.class, PhraseTable.class},
        classNames = {
            "io.dealerflow.report.phrase.Condition",
            "io.dealerflow.report.phrase.Phrase",
            "io.dealerflow.report.phrase.PhraseTable$Topic"
        })
final class StoredReflection {
    private StoredReflection() {}
}
