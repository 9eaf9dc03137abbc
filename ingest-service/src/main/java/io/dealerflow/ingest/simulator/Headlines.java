package io.dealerflow.ingest.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Invented news about the simulated symbols, good, bad and neither, as a feed (JSON Feed 1.1) of one item. The same seed and number give the same words. */
public final class Headlines {
    private static final List<String> SYMBOLS = List.of("SIMX", "SIMCL", "SIMUSD");
    private static final List<String> GOOD = List.of(
            "%s climbs %s%% after strong %s lift demand",
            "%s jumps %s%% as %s beat every estimate",
            "%s reaches a record high, up %s%%, as %s improve",
            "Analysts raise their targets for %s by %s%% after solid %s");
    private static final List<String> BAD = List.of(
            "%s drops %s%% after weak %s hurt confidence",
            "%s slumps %s%% as %s miss estimates",
            "%s falls to its lowest in a year, down %s%%, as %s worsen",
            "Analysts cut their targets for %s by %s%% after disappointing %s");
    private static final List<String> NEITHER = List.of(
            "%s to hold its yearly meeting; agenda has %s items, %s among them",
            "%s opens an office for %s employees who will work on %s",
            "What to know about %s: %s questions about its %s");
    private static final List<String> TOPICS = List.of(
            "orders",
            "quarterly earnings",
            "sales figures",
            "export volumes",
            "retail receipts",
            "margins",
            "deliveries",
            "inventories");
    private static final List<String> GOOD_BODIES =
            List.of("Profit rose sharply and the outlook was raised.", "Buyers returned and volumes grew strongly.");
    private static final List<String> BAD_BODIES =
            List.of("The outlook was cut and sales fell sharply.", "Profit fell and the forecast was cut.");
    private static final List<String> OTHER_BODIES =
            List.of("No figures were given.", "The statement was published on the usual day.");

    private Headlines() {}

    /** @param number of the item: another number is another item */
    public static byte[] feed(long seed, long number, Instant published) {
        var random = new SplittableRandom(seed * 31 + number);
        String symbol = SYMBOLS.get((int) Math.floorMod(number, (long) SYMBOLS.size()));
        double tone = random.nextDouble();
        List<String> templates = tone < 0.4 ? GOOD : tone < 0.8 ? BAD : NEITHER;
        List<String> bodies = tone < 0.4 ? GOOD_BODIES : tone < 0.8 ? BAD_BODIES : OTHER_BODIES;
        String amount = templates.equals(NEITHER)
                ? Integer.toString(random.nextInt(3, 90))
                : String.format(Locale.ROOT, "%.2f", random.nextDouble(0.4, 6));
        String title = String.format(Locale.ROOT, pick(random, templates), symbol, amount, pick(random, TOPICS));
        // The words have nothing that JSON would have to escape.
        return """
                {"version": "https://jsonfeed.org/version/1.1", "title": "Simulated news", "language": "en", "items": [
                {"id": "https://simulator.invalid/%d/%d", "title": "%s", "content_text": "%s", "date_published": "%s"}]}
                """.formatted(seed, number, title, pick(random, bodies), published)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String pick(SplittableRandom random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
