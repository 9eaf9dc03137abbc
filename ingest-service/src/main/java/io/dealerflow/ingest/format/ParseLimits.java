package io.dealerflow.ingest.format;

/**
 * Limits of the parser for one file.
 *
 * @param maxBytes       after unpacking
 * @param maxRatio       unpacked bytes per packed byte, checked beyond the first mebibyte
 * @param maxContracts   good and bad
 * @param maxBadFraction share of contracts with a bad value beyond which the file is refused, 0.05 = 5 %
 */
public record ParseLimits(long maxBytes, int maxRatio, int maxContracts, double maxBadFraction) {
    /** 256 MiB, 1 : 200, a quarter of a million contracts, 5 %. */
    public static final ParseLimits DEFAULT = new ParseLimits(256L << 20, 200, 250_000, 0.05);
}
