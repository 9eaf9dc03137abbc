package io.dealerflow.ingest.source.cftc;

import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.contracts.raw.TraderGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the reports. Their names differ between the yearly files of text, older and newer, and the JSON of the CFTC's public
 * reporting site ("Noncommercial Positions-Long (All)", "NonComm_Positions_Long_All", "noncomm_positions_long_all"); each has one slot.
 * Figures of old and other crop years are not read.
 */
final class CotColumns {
    /** No slot: a column that is not read. */
    static final int NONE = -1;

    private static final Map<String, Integer> SLOTS = new HashMap<>();

    static final int MARKET = slot("cftc_contract_market_code");
    static final int NAME = slot("market_and_exchange_names");
    static final int DATE = slot("report_date_as_yyyy_mm_dd", "as_of_date_in_form_yyyy_mm_dd");
    static final int US_DATE =
            slot("report_date_as_mm_dd_yyyy", "as_of_date_form_mm_dd_yyyy", "as_of_date_in_form_mm_dd_yyyy");
    static final int SCOPE = slot("futonly_or_combined");
    static final int UNITS = slot("contract_units");
    static final int OPEN_INTEREST = slot("open_interest");

    static final List<Layout> LAYOUTS = List.of(
            new Layout(
                    CotReportType.LEGACY,
                    List.of(
                            group(TraderGroup.NONCOMMERCIAL, "noncomm", true),
                            group(TraderGroup.COMMERCIAL, "comm", false),
                            group(TraderGroup.NONREPORTABLE, "nonrept", false))),
            new Layout(
                    CotReportType.DISAGGREGATED,
                    List.of(
                            group(TraderGroup.PRODUCER_MERCHANT, "prod_merc", false),
                            group(TraderGroup.SWAP_DEALER, "swap", true),
                            group(TraderGroup.MANAGED_MONEY, "m_money", true),
                            group(TraderGroup.OTHER_REPORTABLE, "other_rept", true),
                            group(TraderGroup.NONREPORTABLE, "nonrept", false))),
            new Layout(
                    CotReportType.FINANCIAL,
                    List.of(
                            group(TraderGroup.DEALER, "dealer", true),
                            group(TraderGroup.ASSET_MANAGER, "asset_mgr", true),
                            group(TraderGroup.LEVERAGED_FUNDS, "lev_money", true),
                            group(TraderGroup.OTHER_REPORTABLE, "other_rept", true),
                            group(TraderGroup.NONREPORTABLE, "nonrept", false))));

    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^_|_$");

    private CotColumns() {}

    /** Groups of a report. */
    record Layout(CotReportType report, List<GroupSlots> groups) {
        /** Slots of the positions, without which a file is not of this report. */
        List<Integer> positions() {
            List<Integer> slots = new ArrayList<>();
            for (GroupSlots group : groups) {
                slots.add(group.longs().positions());
                slots.add(group.shorts().positions());
                if (group.spreads() != null) {
                    slots.add(group.spreads().positions());
                }
            }
            return slots;
        }
    }

    /** Columns of a group. */
    record GroupSlots(
            TraderGroup name,
            SideSlots longs,
            SideSlots shorts,
            @Nullable SideSlots spreads) {}

    /** Columns of one direction of a group. */
    record SideSlots(int positions, int change, int share, int traders) {}

    /** Number of slots. */
    static int size() {
        return (int) SLOTS.values().stream().distinct().count();
    }

    /** The slot of a column, or {@link #NONE}. */
    static int slotOf(String column) {
        return SLOTS.getOrDefault(canonical(column), NONE);
    }

    /** The name of a slot in refusals of files that lack it. */
    static String name(int slot) {
        return SLOTS.entrySet().stream()
                .filter(entry -> entry.getValue() == slot)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    /** One name for all spellings. Misspelt columns of the CFTC's own are among them. */
    private static String canonical(String column) {
        String name = SEPARATORS.matcher(column.toLowerCase(Locale.ROOT)).replaceAll("_");
        return ENDS.matcher(name)
                .replaceAll("")
                .replaceFirst("_all$", "")
                .replaceFirst("^of_oi_", "pct_of_oi_")
                .replace("noncommercial", "noncomm")
                .replace("commercial", "comm")
                .replace("nonreportable", "nonrept")
                .replace("postions", "positions")
                .replaceFirst("spreading$|spead$", "spread");
    }

    private static GroupSlots group(TraderGroup name, String code, boolean spreads) {
        return new GroupSlots(name, side(code, "long"), side(code, "short"), spreads ? side(code, "spread") : null);
    }

    private static SideSlots side(String code, String side) {
        return new SideSlots(
                slot(code + "_positions_" + side),
                slot("change_in_" + code + "_" + side),
                slot("pct_of_oi_" + code + "_" + side),
                slot("traders_" + code + "_" + side));
    }

    /** Names of one slot; the same names have the same. */
    private static int slot(String... names) {
        int slot = SLOTS.getOrDefault(
                names[0], (int) SLOTS.values().stream().distinct().count());
        for (String name : names) {
            SLOTS.put(name, slot);
        }
        return slot;
    }
}
