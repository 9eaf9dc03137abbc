package io.dealerflow.feature.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the bars of a series are.
 *
 * @param file   path or address
 * @param symbol of the series in a Parquet file of several; null in a file of one
 */
public record BarSource(String file, @Nullable String symbol) {
    private static final List<String> CSV = List.of(".csv.gz", ".csv");
    private static final List<String> PARQUET = List.of(".parquet", ".pq");
    private static final String FILE = ".file";
    private static final String SYMBOL = ".symbol";

    /** Whether bars can be read from a file of this name. */
    static boolean isReadable(String file) {
        return !ending(file).isEmpty();
    }

    static boolean isParquet(String file) {
        return PARQUET.contains(ending(file));
    }

    /** The name of a file without its ending: the series in a file of one. */
    static String series(String file) {
        String name = BarStorage.name(file);
        return name.substring(0, name.length() - ending(name).length());
    }

    private static String ending(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return Stream.concat(CSV.stream(), PARQUET.stream())
                .filter(lower::endsWith)
                .findFirst()
                .orElse("");
    }

    /**
     * Reads the bars.
     *
     * @param path of the file on this machine
     * @throws UnreadableBarsException naming file, line and column
     */
    public Closes read(Path path, ParquetFiles parquet) throws IOException {
        String name = BarStorage.name(file);
        return isParquet(file) ? parquet.read(name, path, symbol) : CsvBars.read(name, Files.newInputStream(path));
    }

    /** As parameters of a unit. */
    Map<String, String> parameters(String role) {
        Map<String, String> parameters = new HashMap<>(Map.of(role + FILE, file));
        if (symbol != null) {
            parameters.put(role + SYMBOL, symbol);
        }
        return parameters;
    }

    /** From the parameters of a unit. */
    static BarSource of(Map<String, String> parameters, String role) {
        String file = parameters.get(role + FILE);
        if (file == null) {
            throw new IllegalArgumentException("the parameter " + role + FILE + " is missing");
        }
        return new BarSource(file, parameters.get(role + SYMBOL));
    }
}
