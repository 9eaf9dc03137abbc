package io.dealerflow.gexapi.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which targets are allowed. Addresses of the own network are not: a webhook must not reach what its owner cannot
 * (server-side request forgery).
 *
 * @param allowPrivate whether addresses of private networks and of this machine are allowed; wildcard and multicast never are
 * @param allowHttp    whether {@code http} is allowed
 */
public record Targets(boolean allowPrivate, boolean allowHttp) {
    private static final Pattern MAILBOX = Pattern.compile("[^@\\s<>,;:\"]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final int MAX_LENGTH = 2_000;
    private static final int BYTE = 0xff;

    /**
     * Reads a target.
     *
     * @throws IllegalArgumentException saying what is wrong with it, to follow its name in a sentence
     */
    public URI parse(String text, Webhook.Format format) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("is longer than " + MAX_LENGTH + " characters");
        }
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        return format == Webhook.Format.EMAIL ? mailbox(uri) : url(uri);
    }

    private static URI mailbox(URI uri) {
        if (!"mailto".equalsIgnoreCase(uri.getScheme())
                || !MAILBOX.matcher(uri.getSchemeSpecificPart()).matches()) {
            throw new IllegalArgumentException("must be mailto: and one address");
        }
        return uri;
    }

    private URI url(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
            throw new IllegalArgumentException("must start with https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("has no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must have no user and no fragment");
        }
        return uri;
    }

    /** Whether a target may be connected to at this address. */
    public boolean allows(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isMulticastAddress() && (allowPrivate || isPublic(address));
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address v4 -> isPublic(v4.getAddress());
            case Inet6Address v6 -> isGlobalUnicast(v6.getAddress());
            default -> false;
        };
    }

    /** Without the other ranges that the IANA IPv4 Special-Purpose Address Registry does not list as globally reachable. */
    private static boolean isPublic(byte[] v4) {
        int first = v4[0] & BYTE;
        int second = v4[1] & BYTE;
        int third = v4[2] & BYTE;
        boolean special = first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
        return !special;
    }

    /** In 2000::/3, without the ranges that embed an IPv4 address (6to4, Teredo) or are for documentation. */
    private static boolean isGlobalUnicast(byte[] v6) {
        int first = ((v6[0] & BYTE) << 8) | (v6[1] & BYTE);
        int second = ((v6[2] & BYTE) << 8) | (v6[3] & BYTE);
        return (first & 0xe000) == 0x2000
                && first != 0x2002
                && !(first == 0x2001 && (second < 0x200 || second == 0xdb8))
                && first != 0x3fff;
    }
}
