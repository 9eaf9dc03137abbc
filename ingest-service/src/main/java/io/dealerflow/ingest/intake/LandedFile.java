package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file in landing. Its key, {@code <source>/<date>/<sha256>[@<as-of>][+<kind>].<ext>}, and its {@link FileDescription} suffice to
 * read it again.
 *
 * @param sha256     of its bytes, 64 hexadecimal digits
 * @param asOf       instant given by the sender, to the millisecond; null when it is read from the file
 * @param kind       kind given by the sender, where the content alone would be read as another; null when it is not
 * @param key        its path below the landing folder
 * @param bytes      its length
 * @param receivedAt when it was first received
 */
public record LandedFile(
        String source,
        String sha256,
        @Nullable Instant asOf,
        @Nullable FileKind kind,
        String key,
        long bytes,
        Instant receivedAt) {
    private static final DateTimeFormatter AS_OF =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern KEY = Pattern.compile(
            "(?<source>[^/]+)/\\d{4}-\\d{2}-\\d{2}/(?<sha>[0-9a-f]{64})(?:@(?<asof>\\d{8}T\\d{9}Z))?(?:\\+(?<kind>"
                    + Arrays.stream(FileKind.values()).map(FileKind::wireName).collect(Collectors.joining("|"))
                    + "))?\\.[a-z.]+");

    /** @throws IllegalArgumentException when {@code key} is not that of a landed file */
    public static LandedFile of(String key, long bytes, Instant receivedAt) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw new IllegalArgumentException(key + " is not the key of a landed file");
        }
        String asOf = parts.group("asof");
        String kind = parts.group("kind");
        return new LandedFile(
                parts.group("source"),
                parts.group("sha"),
                asOf == null ? null : AS_OF.parse(asOf, Instant::from),
                kind == null ? null : FileKind.of(kind),
                key,
                bytes,
                receivedAt);
    }

    /** Whether {@code key} is that of a landed file. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches() && !FileDescription.isKey(key);
    }

    /** The last part of a key. */
    static String name(String sha256, Upload upload, String extension) {
        Instant asOf = upload.asOf();
        FileKind kind = upload.kind();
        return sha256
                + (asOf == null ? "" : "@" + AS_OF.format(asOf))
                + (kind == null ? "" : "+" + kind.wireName())
                + "." + extension;
    }
}
