package io.dealerflow.ingest.simulator;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.simulator.HistoryFiles.HistoryFile;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Commitments of Traders of the simulated economy as the CFTC's yearly files: disaggregated for crude (market SIM067), traders in financial
 * futures for SIMUSD (market SIM099). Speculators hold the more, the higher prices are; hedgers hold the other side of all.
 */
final class TraderReports {
    private static final Market CRUDE = new Market(
            "SIMULATED CRUDE - SIMULATED EXCHANGE",
            "SIM067",
            "disagg",
            List.of(
                    new Group("Prod_Merc", false),
                    new Group("Swap", true),
                    new Group("M_Money", true),
                    new Group("Other_Rept", true),
                    new Group("NonRept", false)),
            1_900_000,
            day -> Math.log(day.crude() / 75) / 0.25);
    private static final Market PAIR = new Market(
            "SIMULATED CURRENCY - SIMULATED EXCHANGE",
            "SIM099",
            "fin",
            List.of(
                    new Group("Dealer", true),
                    new Group("Asset_Mgr", true),
                    new Group("Lev_Money", true),
                    new Group("Other_Rept", true),
                    new Group("NonRept", false)),
            650_000,
            day -> Math.log(day.pair().close() / 1.2) / 0.06);

    /** From the day of a report until it is released for certain: on Monday when Friday's is put off. */
    private static final int DAYS_TO_RELEASE = 6;

    private static final int HEDGERS = 0;
    private static final int SPECULATORS = 2;
    private static final double NOISE = 0.02;
    private static final double MOST_SPECULATION = 0.3;
    private static final double EACH_SIDE = 0.1;
    private static final double SPREAD = 0.08;

    private TraderReports() {}

    private record Group(String name, boolean spreads) {}

    /**
     * @param groups hedgers first, speculators third
     * @param size   contracts, about the open interest
     * @param trend  how far prices are from their level, about −2 to 2
     */
    private record Market(
            String name, String code, String file, List<Group> groups, double size, ToDoubleFunction<Day> trend) {
        String header() {
            return "Market_and_Exchange_Names,Report_Date_as_YYYY-MM-DD,CFTC_Contract_Market_Code,"
                    + groups.stream().map(Market::columns).collect(Collectors.joining(","))
                    + ",Open_Interest_All,FutOnly_or_Combined\n";
        }

        private static String columns(Group group) {
            String columns = "%1$s_Positions_Long_All,%1$s_Positions_Short_All".formatted(group.name());
            return group.spreads() ? columns + ",%s_Positions_Spread_All".formatted(group.name()) : columns;
        }
    }

    /** Whether positions are reported as of this date. */
    static boolean isReportDay(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.TUESDAY;
    }

    /**
     * A file for each market, of the report days among the sessions of a year; none when there is none.
     *
     * @param last the last session that has ended
     */
    static List<HistoryFile> files(List<Day> days, LocalDate last, long seed) {
        LocalDate released = last.minusDays(DAYS_TO_RELEASE);
        List<Day> reported = days.stream()
                .filter(day -> isReportDay(day.date()) && !day.date().isAfter(released))
                .toList();
        return reported.isEmpty() ? List.of() : List.of(file(CRUDE, reported, seed), file(PAIR, reported, seed));
    }

    private static HistoryFile file(Market market, List<Day> reported, long seed) {
        String rows = reported.stream()
                .map(day -> row(market, day, seed))
                .collect(Collectors.joining("\n", market.header(), "\n"));
        int year = reported.getFirst().date().getYear();
        return HistoryFiles.text("SIM_" + market.file() + "_" + year + ".txt", FileKind.POSITIONING, rows);
    }

    private static String row(Market market, Day day, long seed) {
        long[] nets = nets(market, day, seed);
        List<String> positions = new ArrayList<>();
        long openInterest = 0;
        for (int i = 0; i < nets.length; i++) {
            long longs = contracts(market, EACH_SIDE) + Math.max(0, nets[i]);
            positions.add(longs + "," + (longs - nets[i]));
            openInterest += longs;
            if (market.groups().get(i).spreads()) {
                positions.add(Long.toString(contracts(market, SPREAD)));
                openInterest += contracts(market, SPREAD);
            }
        }
        return "\"%s\",%s,%s,%s,%d,FutOnly"
                .formatted(market.name(), day.date(), market.code(), String.join(",", positions), openInterest);
    }

    /** Long − short of each group; they add up to 0. */
    private static long[] nets(Market market, Day day, long seed) {
        var random = new SplittableRandom(
                seed ^ day.date().toEpochDay() << 20 ^ market.code().hashCode());
        long[] nets = new long[market.groups().size()];
        for (int i = HEDGERS + 1; i < nets.length; i++) {
            double speculation = i == SPECULATORS
                    ? Math.clamp(0.12 * market.trend().applyAsDouble(day), -MOST_SPECULATION, MOST_SPECULATION)
                    : 0;
            nets[i] = contracts(market, speculation + NOISE * random.nextGaussian());
            nets[HEDGERS] -= nets[i];
        }
        return nets;
    }

    private static long contracts(Market market, double share) {
        return Math.round(market.size() * share);
    }
}
