package io.dealerflow.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** Made-up files in the forms of their sources, as long as real ones. */
final class IngestFiles {
    /** Of the CFTC's yearly file. */
    static final int MARKETS = 300;

    static final int WEEKS = 52;

    private static final long SEED = 20260311;
    private static final int COT_COLUMNS = 129;
    private static final String COT_HEADER = "\"Market and Exchange Names\",\"As of Date in Form YYMMDD\","
            + "\"As of Date in Form YYYY-MM-DD\",\"CFTC Contract Market Code\",\"Open Interest (All)\","
            + "\"Noncommercial Positions-Long (All)\",\"Noncommercial Positions-Short (All)\","
            + "\"Noncommercial Positions-Spreading (All)\",\"Commercial Positions-Long (All)\","
            + "\"Commercial Positions-Short (All)\",\"Nonreportable Positions-Long (All)\","
            + "\"Nonreportable Positions-Short (All)\"";
    private static final int COT_READ = 12;

    private IngestFiles() {}

    /** A delayed-quote file of Cboe. */
    static byte[] chain(int contracts) {
        Random random = new Random(SEED);
        StringBuilder json = new StringBuilder("{\"timestamp\": \"2026-03-11 19:00:00\", \"data\": {\"options\": [");
        for (int i = 0; i < contracts; i++) {
            double bid = Math.round(random.nextDouble() * 10_000) / 100.0;
            json.append(i == 0 ? "" : ", ")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"option\": \"DEMO%s%c%08d\", \"bid\": %s, \"bid_size\": 11.0, \"ask\": %s, \"ask_size\": 12.0,"
                                    + " \"iv\": %.4f, \"open_interest\": %d.0, \"volume\": %d.0, \"delta\": %.4f, \"gamma\": %.4f,"
                                    + " \"vega\": 0.1, \"theta\": -0.02, \"rho\": 0.01, \"theo\": %s, \"change\": 0.0, \"open\": 0.0,"
                                    + " \"high\": 0.0, \"low\": 0.0, \"tick\": \"no_change\", \"last_trade_price\": %s,"
                                    + " \"last_trade_time\": \"2026-03-11T14:59:30\", \"percent_change\": 0.0, \"prev_day_close\": 1.5}",
                            LocalDate.of(2026, 3, 13)
                                    .plusWeeks(i / 400)
                                    .toString()
                                    .substring(2)
                                    .replace("-", ""),
                            i % 2 == 0 ? 'C' : 'P',
                            (50 + i % 400 / 2) * 1000,
                            bid,
                            bid + 0.05,
                            0.1 + random.nextDouble() / 2,
                            random.nextInt(20_000),
                            random.nextInt(2_000),
                            random.nextDouble() - 0.5,
                            random.nextDouble() / 10,
                            bid,
                            bid));
        }
        return json.append("], \"symbol\": \"DEMO\", \"current_price\": 150.5}}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A legacy report of a year, with as many columns as the CFTC's. */
    static byte[] cotYear() {
        StringBuilder csv = new StringBuilder(COT_HEADER);
        StringBuilder rest = new StringBuilder();
        for (int column = COT_READ; column < COT_COLUMNS; column++) {
            csv.append(",\"Not read ").append(column).append('"');
            rest.append(",    12345");
        }
        csv.append('\n');
        for (int market = 0; market < MARKETS; market++) {
            for (int week = 0; week < WEEKS; week++) {
                LocalDate day = LocalDate.of(2024, 1, 2).plusWeeks(week);
                csv.append(String.format(
                                Locale.ROOT,
                                "\"DEMO %d, A FUTURE - DEMO EXCHANGE\",240102,%s,%06d,%9d,   40000,   30000,   10000,   35000,   45000,   15000,   15000",
                                market,
                                day,
                                market,
                                100_000 + week))
                        .append(rest)
                        .append('\n');
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
