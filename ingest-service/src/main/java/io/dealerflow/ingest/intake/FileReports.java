package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.contracts.quality.FileOutcome;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.quality.RuleResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reports on the quality of files. Their ids are a hash of what they say. */
final class FileReports {
    private static final IntakeOutcome.Extent NOTHING = new IntakeOutcome.Extent(0, null, null, List.of());

    private FileReports() {}

    private record Judged(
            @Nullable FileKind kind,
            String format,
            QualityReport quality,
            @Nullable BadRecord refusal,
            @Nullable String message,
            IntakeOutcome.Extent extent,
            List<RuleResult> rules) {}

    /** Of a file that was read to its end. */
    static FileQuality accepted(Manifest.Entry entry, IntakeOutcome.Extent extent, List<RuleResult> rules) {
        Reading.Read read = entry.read();
        LandedFile file = entry.arrival().file();
        return of(
                entry.arrival(),
                file.key(),
                new Judged(read.kind(), entry.format(), read.quality(), null, null, extent, rules));
    }

    /** Of a file that will be in quarantine. */
    static FileQuality refused(Arrival arrival, Formats.Recognised recognised, Reading.Refused refused) {
        return of(
                arrival,
                Landing.quarantineKey(arrival.file()),
                new Judged(
                        recognised.kind(),
                        recognised.format(),
                        refused.quality(),
                        refused.location().record(refused.reason()),
                        refused.message(),
                        NOTHING,
                        List.of()));
    }

    private static FileQuality of(Arrival arrival, String key, Judged judged) {
        String hash = EventIds.sha256(Wire.writeJson(event("-", arrival, key, judged)));
        LandedFile file = arrival.file();
        return event(EventIds.of(file.source(), key, file.receivedAt(), hash), arrival, key, judged);
    }

    private static FileQuality event(String eventId, Arrival arrival, String key, Judged judged) {
        LandedFile file = arrival.file();
        QualityReport quality = judged.quality();
        FileKind kind = judged.kind();
        return new FileQuality(
                eventId,
                file.source(),
                file.receivedAt(),
                file.receivedAt(),
                FileQuality.VERSION,
                kind == null ? null : kind.wireName(),
                judged.format(),
                arrival.filename(),
                key,
                file.sha256(),
                judged.refusal() == null ? FileOutcome.ACCEPTED : FileOutcome.REFUSED,
                quality.received(),
                judged.refusal() == null ? quality.accepted() : 0,
                quality.bad(),
                quality.dropped(),
                quality.badRecords(),
                judged.refusal(),
                judged.message(),
                judged.extent().events(),
                judged.extent().firstAsOf(),
                judged.extent().lastAsOf(),
                judged.extent().subjects(),
                judged.rules());
    }
}
