package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Accepts the body of a request as a file. */
@Singleton
class Uploads {
    static final String FILENAME = "filename";
    static final String SOURCE = "source";
    static final String AS_OF = "as_of";
    static final String KIND = "kind";

    private final Intake intake;
    private final UploadLimit limit;

    Uploads(Intake intake, UploadLimit limit) {
        this.intake = intake;
        this.limit = limit;
    }

    /**
     * Accepts one file.
     *
     * @param given  with those of the names above that the resource takes
     * @param kind   the only kind that is accepted; null to let the content decide
     * @param length of the body; null when it is not known
     * @throws InvalidParameterException naming the parameter at fault
     */
    Response accept(Parameters given, @Nullable FileKind kind, @Nullable Long length, @Nullable InputStream body)
            throws IOException {
        String filename = Objects.requireNonNullElse(given.anyText(FILENAME), "upload");
        Upload upload = new Upload(source(given), Upload.shortened(filename), asOf(given), kind);
        if (length != null && length > limit.bytes()) {
            limit.drain(body);
            throw ResponseMapper.tooLarge(limit.bytes());
        }
        InputStream bytes = body == null ? InputStream.nullInputStream() : body;
        IntakeOutcome outcome = intake.take(upload, bytes);
        if (outcome instanceof IntakeOutcome.TooLarge || outcome instanceof IntakeOutcome.Busy) {
            limit.drain(bytes);
        }
        return ResponseMapper.response(outcome);
    }

    /** The parameter {@link #KIND}, one of those that can be read; null where there is none. */
    @Nullable
    FileKind kind(Parameters given) {
        List<String> known = intake.kinds().stream().map(FileKind::wireName).toList();
        String name = given.choice(KIND, known);
        return name == null ? null : FileKind.of(name);
    }

    /** The parameter {@link #SOURCE}; null where there is none. */
    static @Nullable String source(Parameters given) {
        String source = given.text(SOURCE);
        if (source != null && !Upload.isSource(source)) {
            throw new InvalidParameterException(SOURCE, Upload.SOURCE_RULE);
        }
        return source;
    }

    private static @Nullable Instant asOf(Parameters given) {
        Instant asOf = given.instant(AS_OF);
        if (asOf != null && !Upload.isPossible(asOf)) {
            throw new InvalidParameterException(AS_OF, "must be after 1969 and before 2100, was '" + asOf + "'");
        }
        return asOf == null ? null : asOf.truncatedTo(ChronoUnit.MILLIS);
    }
}
