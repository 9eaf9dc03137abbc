package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.FileProgress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables that consumers of the raw topics fill. */
public interface RawTables {
    /**
     * How many events of an accepted file can be read.
     *
     * @param source null for any
     * @param kind   null for any
     * @return of the file that was received last; empty when none is recorded
     * @throws io.dealerflow.kit.core.UnavailableException when the database does not answer
     */
    Optional<FileProgress> progress(String sha256, @Nullable String source, @Nullable FileKind kind);
}
