package io.dealerflow.ingest.source.news;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in the form by which items are compared (RFC 3986, section 6): https whatever the scheme, host in lower case and ASCII, no
 * default port, no fragment, no slash at the end, no parameters that only say where the reader came from; the others sorted.
 */
final class CanonicalUrl {
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://(?:[^/?#@]*@)?(?<host>[^/?#:@]+)(?::(?<port>\\d{0,5}))?(?<path>/[^?#]*)?(?:\\?(?<query>[^#]*))?(?:#.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern TRACKING_GROUP =
            Pattern.compile("(utm_|at_|ns_|mc_|hsa_|pk_|mtm_|matomo_|guce_|soc_|__).*");
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "wbraid",
            "gbraid",
            "_ga",
            "_gl",
            "cmp",
            "cmpid",
            "ocid",
            "smid",
            "smtyp",
            "ref",
            "ref_src",
            "ref_url",
            "referrer",
            "sref",
            "sh",
            "taid",
            "guccounter",
            "feedtype",
            "feedname",
            "mod",
            "xtor",
            "ftcamp",
            "ncid",
            "icid",
            "tsrc",
            ".tsrc",
            "spm",
            "trk");
    private static final Set<String> DEFAULT_PORTS = Set.of("", "80", "443");
    private static final int MAX_LENGTH = 4096;

    private CanonicalUrl() {}

    /**
     * The canonical form of a link.
     *
     * @param base of relative links; null where there is none
     * @return empty when it is no address on the web
     */
    static Optional<String> of(String link, @Nullable String base) {
        if (link.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher parts = ADDRESS.matcher(absolute(link.strip(), base));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String port = Optional.ofNullable(parts.group("port")).orElse("");
        return host(parts.group("host"))
                .map(host -> "https://" + host + (DEFAULT_PORTS.contains(port) ? "" : ":" + port)
                        + path(Optional.ofNullable(parts.group("path")).orElse(""))
                        + query(Optional.ofNullable(parts.group("query")).orElse("")));
    }

    private static String absolute(String link, @Nullable String base) {
        if (link.startsWith("//")) {
            return "https:" + link;
        }
        if (base == null || ADDRESS.matcher(link).matches()) {
            return link;
        }
        try {
            return URI.create(encoded(base)).resolve(encoded(link)).toString();
        } catch (IllegalArgumentException e) {
            return link; // neither is an address
        }
    }

    private static Optional<String> host(String host) {
        try {
            return Optional.of(IDN.toASCII(host).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String path(String path) {
        try {
            String normal =
                    URI.create("https://host" + encoded(path)).normalize().getRawPath();
            return normal.replaceFirst("/+$", "");
        } catch (IllegalArgumentException e) {
            return encoded(path);
        }
    }

    private static String query(String query) {
        List<String> kept = Arrays.stream(query.replace("&amp;", "&").split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .map(CanonicalUrl::encoded)
                .sorted()
                .toList();
        return kept.isEmpty() ? "" : kept.stream().collect(Collectors.joining("&", "?", ""));
    }

    private static boolean isTracking(String parameter) {
        int end = parameter.indexOf('=');
        String name = (end < 0 ? parameter : parameter.substring(0, end)).toLowerCase(Locale.ROOT);
        return TRACKING.contains(name) || TRACKING_GROUP.matcher(name).matches();
    }

    /** Percent-encoding of what may not stand in an address, in upper case, and of no character that needs none. */
    private static String encoded(String text) {
        String plain = ENCODED.matcher(text).replaceAll(match -> {
            char character = (char) Integer.parseInt(match.group(1), 16);
            return Matcher.quoteReplacement(
                    isUnreserved(character)
                            ? String.valueOf(character)
                            : match.group().toUpperCase(Locale.ROOT));
        });
        var result = new StringBuilder(plain.length());
        for (byte value : plain.getBytes(StandardCharsets.UTF_8)) {
            if (value > ' ' && value < 0x7f && "\"<>\\^`{|}".indexOf(value) < 0) {
                result.append((char) value);
            } else {
                result.append("%%%02X".formatted(value & 0xff));
            }
        }
        return result.toString().replaceAll("%(?![0-9A-F]{2})", "%25");
    }

    private static boolean isUnreserved(char character) {
        return character < 0x7f && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
    }
}
