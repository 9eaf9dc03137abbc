package io.dealerflow.systemtests;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A generated quote file in the exchange's 22-column form: expiries 30 days apart, strikes around spot, vols that smile, calls above spot and puts below:
 * net GEX changes sign within a percent of spot. */
final class QuoteFile {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int STRIKES = 41;
    private static final double STRIKE_STEP = 2.5;
    private static final double SPOT = 100;
    private static final int FIRST_ROW = 4;

    private final List<String> lines;

    private QuoteFile(List<String> lines) {
        this.lines = lines;
    }

    /** One expiry of 41 strikes, 82 contracts. */
    static QuoteFile of(String symbol, ZonedDateTime asOf) {
        return of(symbol, asOf, 1);
    }

    /** So many monthly expiries of 82 contracts each. */
    static QuoteFile of(String symbol, ZonedDateTime asOf, int expiries) {
        ZonedDateTime local = asOf.withZoneSameInstant(NEW_YORK);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(symbol + " TEST INDEX,Last: " + SPOT + ",Change:  0.5");
        lines.add("\"Date: "
                + DateTimeFormatter.ofPattern("MMMM d, yyyy 'at' h:mm a", Locale.US)
                        .format(local) + " "
                + (NEW_YORK.getRules().isDaylightSavings(local.toInstant()) ? "EDT" : "EST")
                + "\",Bid: 99.9,Ask: 100.1,Size: 1*1,\"Volume: 1,234\"");
        lines.add("Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,"
                + "Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest");
        for (int month = 1; month <= expiries; month++) {
            LocalDate expiry = local.toLocalDate().plusDays(30L * month);
            for (int i = 0; i < STRIKES; i++) {
                lines.add(row(symbol, expiry, SPOT + (i - STRIKES / 2) * STRIKE_STEP));
            }
        }
        return new QuoteFile(lines);
    }

    private static String row(String symbol, LocalDate expiry, double strike) {
        double vol = 0.2 + 0.3 * Math.pow(strike / SPOT - 1, 2);
        long openInterest = Math.round(1000 * Math.exp(-Math.pow((strike - SPOT) / 20, 2)));
        String osi = symbol + expiry.format(DateTimeFormatter.ofPattern("yyMMdd"));
        String thousandths = String.format(Locale.ROOT, "%08d", Math.round(strike * 1000));
        String calls = side(vol, strike > SPOT + STRIKE_STEP ? 2 * openInterest : openInterest);
        String puts = side(vol, strike < SPOT ? 2 * openInterest : openInterest);
        return DateTimeFormatter.ofPattern("EEE MMM dd yyyy", Locale.US).format(expiry) + "," + osi + "C" + thousandths
                + "," + calls + "," + String.format(Locale.ROOT, "%.2f", strike) + "," + osi + "P" + thousandths + ","
                + puts;
    }

    private static String side(double vol, long openInterest) {
        return String.format(Locale.ROOT, "0,0,0,0,5,%.4f,0,0.01,%d", vol, openInterest);
    }

    /** With the contracts of the {@code n}-th row, from 0, changed. */
    QuoteFile withRow(int n, UnaryOperator<String> change) {
        return withLine(FIRST_ROW + n, change);
    }

    /** With the {@code n}-th line, from 0, changed. */
    QuoteFile withLine(int n, UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(n, change.apply(changed.get(n)));
        return new QuoteFile(changed);
    }

    byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
