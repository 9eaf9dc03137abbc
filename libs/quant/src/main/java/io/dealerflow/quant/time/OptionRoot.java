package io.dealerflow.quant.time;

import java.util.Map;
import java.util.Set;

/** Root of a US option symbol: its underlying, settlement, and whether its deliverable was adjusted. */
public final class OptionRoot {
    /** Cboe and Nasdaq PHLX contract specifications: series of these roots settle at the opening. */
    private static final Set<String> AM_SETTLED =
            Set.of("SPX", "NDX", "RUT", "VIX", "VIXW", "DJX", "RUI", "RLG", "RLV", "SOX");

    private static final Map<String, String> UNDERLYINGS = Map.of(
            "SPXW", "SPX",
            "SPXPM", "SPX",
            "NDXP", "NDX",
            "RUTW", "RUT",
            "VIXW", "VIX",
            "OEXW", "OEX",
            "XEO", "OEX",
            "SIMXW", "SIMX");

    private OptionRoot() {}

    /** AM for SPX, NDX, RUT, DJX, RUI, RLG, RLV, SOX, VIX and VIXW; every other root is taken to settle at the close. */
    public static SettlementStyle settlement(String root) {
        return AM_SETTLED.contains(root) ? SettlementStyle.AM : SettlementStyle.PM;
    }

    /** Symbol of the index or stock: SPX for SPXW, AMD for AMD1, the root itself otherwise. */
    public static String underlying(String root) {
        String listed = root.replaceAll("[0-9]+$", "");
        return UNDERLYINGS.getOrDefault(listed, listed);
    }

    /** Whether the root carries a digit (AMD1): its deliverable differs from 100 shares. */
    public static boolean isAdjusted(String root) {
        return root.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
