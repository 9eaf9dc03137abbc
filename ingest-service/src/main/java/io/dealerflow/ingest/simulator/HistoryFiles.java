package io.dealerflow.ingest.simulator;

import io.dealerflow.contracts.api.FileKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The history of the simulated economy as the files that vendors would send, one of each kind a calendar year: bars of SIMX, rates of SIMUSD
 * and SIMJPY, futures of SIMC, and series of yields, spreads, the dollar index, the implied volatility of SIMX and the balance sheet of the central bank. Reports on traders
 * are those of {@link TraderReports}. The same seed and years give the same bytes.
 */
public final class HistoryFiles {
    private static final String SERIES =
            "SIMIR3M,SIMUS3M,SIMUS2Y,SIMUS10Y,SIMJP10Y,SIMAU10Y,SIMHY,SIMIG,SIMDXY,SIMCL,SIMVIX,SIMFED";
    private static final String PRICES = "timestamp,open,high,low,close";
    private static final String NO_VALUE = ".";

    private HistoryFiles() {}

    /** A file, and what it is to be read as; the bytes are not to be changed. */
    @SuppressWarnings("ArrayRecordComponent")
    public record HistoryFile(String name, FileKind kind, byte[] bytes) {}

    /**
     * The files of the years that end with {@code last}.
     *
     * @param last  the last session that has ended
     * @param years of daily data, at least 1; reports on traders go three years further back, which is what their statistics look at
     */
    public static List<HistoryFile> until(LocalDate last, int years, long seed) {
        List<HistoryFile> files = new ArrayList<>();
        for (int year = last.getYear() - years - 2; year <= last.getYear(); year++) {
            LocalDate to = year == last.getYear() ? last : LocalDate.of(year, 12, 31);
            List<Day> days = Economy.days(seed, LocalDate.of(year, 1, 1), to);
            files.addAll(TraderReports.files(days, last, seed));
            if (year > last.getYear() - years && !days.isEmpty()) {
                files.addAll(daily(days, year));
            }
        }
        return files;
    }

    private static List<HistoryFile> daily(List<Day> days, int year) {
        String end = "_" + year + ".csv";
        // Series first: the regime of SIMX is asked for when there are bars, and takes the implied volatility as well.
        return List.of(
                text(
                        "SIM_series" + end,
                        FileKind.MACRO,
                        table("observation_date," + SERIES, days, HistoryFiles::values)),
                text("SIMX" + end, FileKind.BARS, table("date,open,high,low,close,volume", days, HistoryFiles::bar)),
                text("SIMUSD" + end, FileKind.FX, table(PRICES, days, day -> prices(day.date(), day.pair(), 5))),
                text("SIMJPY" + end, FileKind.FX, table(PRICES, days, day -> prices(day.date(), day.yen(), 3))),
                new HistoryFile("SIMC_" + year + ".dbn.zst", FileKind.FUTURES, CrudeCurve.file(days)));
    }

    private static String bar(Day day) {
        return prices(day.date(), day.index(), 2) + "," + day.volume();
    }

    private static String values(Day day) {
        Day.Rates rates = day.rates();
        boolean published = TraderReports.isReportDay(day.date().plusDays(-1));
        return day.date() + ","
                + DoubleStream.of(
                                rates.sim3m(),
                                rates.us3m(),
                                rates.us2y(),
                                rates.us10y(),
                                rates.jp10y(),
                                rates.au10y(),
                                day.highYield(),
                                day.investment(),
                                day.dollar(),
                                day.crude(),
                                day.implied())
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(","))
                + "," + (published ? Long.toString(Math.round(day.balance())) : NO_VALUE);
    }

    private static String prices(LocalDate date, Day.Prices prices, int decimals) {
        String price = ",%." + decimals + "f";
        return String.format(
                Locale.ROOT, date + price.repeat(4), prices.open(), prices.high(), prices.low(), prices.close());
    }

    private static String table(String header, List<Day> days, Function<Day, String> row) {
        return days.stream().map(day -> row.apply(day) + "\n").collect(Collectors.joining("", header + "\n", ""));
    }

    static HistoryFile text(String name, FileKind kind, String text) {
        return new HistoryFile(name, kind, text.getBytes(StandardCharsets.UTF_8));
    }
}
