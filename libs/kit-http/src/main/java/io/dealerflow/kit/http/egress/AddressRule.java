package io.dealerflow.kit.http.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses may be connected to. Those of the own network may not: a URL that somebody else chose must not reach what that person
 * cannot (server-side request forgery).
 *
 * @param allowPrivate whether addresses of private networks and of this machine are allowed; wildcard and multicast never are
 */
public record AddressRule(boolean allowPrivate) {
    private static final int BYTE = 0xff;

    /** Whether this address may be connected to. */
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
