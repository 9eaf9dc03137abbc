package io.dealerflow.worker.news;

import io.dealerflow.contracts.raw.NewsItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which assets a news item is about: by the tickers that its feed gives, by cashtags, and by the names of {@code news-assets.tsv} in title and body. A
 * ticker that is not in that table is an asset of its own, as an option chain is.
 */
public final class NewsAssets {
    private static final String TABLE = "/news-assets.tsv";
    private static final int COLUMNS = 3;
    /** Of its body only as much as a lead has: further down others are mentioned in passing. */
    private static final int LEAD = 400;

    private static final Pattern TICKER = Pattern.compile("[A-Z][A-Z0-9]{0,5}(?:[.-][A-Z]{1,2})?");
    private static final Pattern CASHTAG = Pattern.compile("\\$([A-Za-z][A-Za-z0-9]{0,5})(?![A-Za-z0-9])");

    private final Map<String, String> assetsByTicker = new HashMap<>();
    private final List<Name> names = new ArrayList<>();
    private final Set<String> assets = new HashSet<>();

    /** A phrase by which an asset is mentioned. */
    private record Name(Pattern phrase, String asset) {}

    private NewsAssets(BufferedReader table) throws IOException {
        List<String> lines = table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        for (String line : lines) {
            String[] cells = line.split("\t", COLUMNS);
            if (cells.length < COLUMNS) {
                throw new IOException(TABLE + " has a line without " + COLUMNS + " columns: " + line);
            }
            assets.add(cells[0]);
            addTicker(cells[0], cells[0]);
            for (String ticker : parts(cells[1])) {
                addTicker(ticker, cells[0]);
            }
            for (String name : parts(cells[2])) {
                names.add(new Name(phrase(name), cells[0]));
            }
        }
    }

    private void addTicker(String ticker, String asset) throws IOException {
        if (assetsByTicker.put(ticker.toUpperCase(Locale.ROOT), asset) != null) {
            throw new IOException(TABLE + " has " + ticker + " twice");
        }
    }

    /** A small letter stands for the capital too. */
    private static Pattern phrase(String name) {
        StringBuilder pattern = new StringBuilder("(?<![\\p{L}\\p{N}])");
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            pattern.append(
                    Character.isLowerCase(letter)
                            ? "[" + letter + Character.toUpperCase(letter) + "]"
                            : Pattern.quote(String.valueOf(letter)));
        }
        return Pattern.compile(pattern.append("(?![\\p{L}\\p{N}])").toString());
    }

    /** With the table of this service. */
    public static NewsAssets shipped() {
        InputStream bytes = Objects.requireNonNull(NewsAssets.class.getResourceAsStream(TABLE), TABLE);
        try (var table = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return new NewsAssets(table);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the table has an asset of this name. */
    public boolean isAsset(String name) {
        return assets.contains(name);
    }

    /** The assets in alphabetical order; empty when none is known. */
    public List<String> assetsOf(NewsItem item) {
        Set<String> found = new TreeSet<>();
        for (String ticker : item.tickers()) {
            collectTicker(found, ticker);
        }
        String body = item.body();
        String text = item.title() + "\n" + body.substring(0, Math.min(LEAD, body.length()));
        Matcher cashtag = CASHTAG.matcher(text);
        while (cashtag.find()) {
            collectTicker(found, cashtag.group(1));
        }
        for (Name name : names) {
            if (name.phrase().matcher(text).find()) {
                found.add(name.asset());
            }
        }
        return List.copyOf(found);
    }

    private void collectTicker(Set<String> found, String ticker) {
        String upper = ticker.strip().toUpperCase(Locale.ROOT);
        String known = assetsByTicker.get(upper);
        if (known != null) {
            found.add(known);
        } else if (TICKER.matcher(upper).matches()) {
            found.add(upper);
        }
    }

    private static List<String> parts(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s*,\\s*", -1));
    }
}
