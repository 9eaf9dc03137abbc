package io.dealerflow.dbn;

/**
 * Limits while reading. Memory use is bounded by them and by the bytes received, never by a length or count that a file declares.
 *
 * @param maxBytes         after unpacking
 * @param maxRatio         unpacked bytes per packed byte, checked beyond the first mebibyte
 * @param maxMetadataBytes length of the metadata
 * @param maxSymbols       symbols and mapping intervals in the metadata
 */
public record DbnLimits(long maxBytes, int maxRatio, int maxMetadataBytes, int maxSymbols) {
    /** 4 GiB, 1 : 200, 256 MiB, one million. */
    public static final DbnLimits DEFAULT = new DbnLimits(4L << 30, 200, 256 << 20, 1_000_000);
}
