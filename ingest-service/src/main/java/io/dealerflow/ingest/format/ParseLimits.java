package io.dealerflow.ingest.format;

/**
 * Limits of a reader for one file.
 *
 * @param maxBytes       after unpacking
 * @param maxRatio       unpacked bytes per packed byte, checked beyond the first mebibyte
 * @param maxContracts   of an option chain, good and bad
 * @param maxBadFraction share of records with a bad value beyond which the file is refused, 0.05 = 5 %
 * @param maxRecords     of any other file, good and bad
 */
public record ParseLimits(long maxBytes, int maxRatio, int maxContracts, double maxBadFraction, int maxRecords) {
    private static final int RECORDS = 500_000;

    /** 256 MiB, 1 : 200, a quarter of a million contracts, 5 %, half a million records. */
    public static final ParseLimits DEFAULT = new ParseLimits(256L << 20, 200, 250_000, 0.05);

    /** Of half a million records. */
    public ParseLimits(long maxBytes, int maxRatio, int maxContracts, double maxBadFraction) {
        this(maxBytes, maxRatio, maxContracts, maxBadFraction, RECORDS);
    }

    /** These limits with at most {@code bytes} unpacked bytes. */
    public ParseLimits withMaxBytes(long bytes) {
        return new ParseLimits(bytes, maxRatio, maxContracts, maxBadFraction, maxRecords);
    }

    /** These limits with at most {@code records} records. */
    public ParseLimits ofAtMost(int records) {
        return new ParseLimits(maxBytes, maxRatio, maxContracts, maxBadFraction, Math.min(maxRecords, records));
    }
}
