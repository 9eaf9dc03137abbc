package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.RefusalReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All formats in order of precedence: the first that recognises a file reads it. The last one reads files that none
 * recognises, and its refusal gives the reason. Where the sender gives a kind, only formats of that kind are considered.
 */
public final class Formats {
    /** Name in reports and metrics of a file that no format knows. */
    static final String UNKNOWN = "unknown";

    private static final int BUFFER = 1 << 16;

    private final List<Format> formats;

    /** @param formats at least one */
    public Formats(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    /**
     * A format's reading of a file.
     *
     * @param kind of the file; null where the format has several, and none of them was read
     */
    record Recognised(String format, @Nullable FileKind kind, Reading reading) {}

    /** Every kind that can be read. */
    public Set<FileKind> kinds() {
        Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
        formats.forEach(format -> kinds.addAll(format.kinds()));
        return kinds;
    }

    Recognised read(Arrival arrival, InputStream bytes) throws IOException {
        var content = new BufferedInputStream(bytes, BUFFER);
        content.mark(FileType.HEAD_BYTES);
        byte[] head = content.readNBytes(FileType.HEAD_BYTES);
        content.reset();
        FileKind wanted = arrival.file().kind();
        Format format = format(head, wanted);
        Reading reading = format.read(arrival, content);
        if (reading instanceof Reading.Refused refused && isUnknown(refused, format, wanted)) {
            return new Recognised(UNKNOWN, wanted, unknown(refused, wanted));
        }
        return new Recognised(format.name(), kind(format, arrival.file(), reading), reading);
    }

    /** Whether the last format, which has the files that no other recognises, does not know the file either. */
    private boolean isUnknown(Reading.Refused refused, Format format, @Nullable FileKind wanted) {
        List<Format> possible = possible(wanted);
        return refused.reason().equals(RefusalReason.UNKNOWN_FORMAT.name())
                && possible.size() > 1
                && format.name().equals(possible.getLast().name());
    }

    private Reading unknown(Reading.Refused refused, @Nullable FileKind wanted) {
        String names = possible(wanted).stream().map(Format::name).collect(Collectors.joining(", "));
        String sentence = "The file has none of the known formats"
                + (wanted == null ? "" : " of the kind " + wanted.wireName()) + ". Looked for: " + names + ".";
        return new Reading.Refused(refused.reason(), refused.location(), sentence, refused.quality());
    }

    private static @Nullable FileKind kind(Format format, LandedFile file, Reading reading) {
        if (reading instanceof Reading.Read read) {
            return read.kind();
        }
        return format.kinds().size() == 1 ? format.kinds().iterator().next() : file.kind();
    }

    /**
     * The upload with a source, and with a kind only where the content alone may be read as another: the file is read the same way
     * whenever its key is known.
     */
    Upload resolve(Upload upload, byte[] head) {
        Format format = format(head, upload.kind());
        boolean isForced = format.kinds().size() > 1
                || !format.name().equals(format(head, null).name());
        return new Upload(
                Objects.requireNonNullElse(upload.source(), format.source()),
                upload.filename(),
                upload.asOf(),
                isForced ? upload.kind() : null);
    }

    private Format format(byte[] head, @Nullable FileKind kind) {
        List<Format> possible = possible(kind);
        return possible.stream()
                .filter(each -> each.recognises(head))
                .findFirst()
                .orElseGet(() -> possible.isEmpty() ? formats.getLast() : possible.getLast());
    }

    private List<Format> possible(@Nullable FileKind kind) {
        return formats.stream()
                .filter(each -> kind == null || each.kinds().contains(kind))
                .toList();
    }
}
