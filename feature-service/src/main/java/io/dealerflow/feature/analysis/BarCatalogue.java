package io.dealerflow.feature.analysis;

import io.dealerflow.objects.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The series of an input and where they are.
 *
 * @param series by name
 */
record BarCatalogue(String input, Map<String, BarSource> series) {
    /**
     * The series of a folder with a file of each, or of one file with a column of symbols; the index and its volatility may be files beside it.
     *
     * @param market names of series that lie beside a file of several
     * @param copies where a CSV file of several series is divided into files of one: path or address of a folder
     */
    static BarCatalogue of(BarStorage storage, ParquetFiles parquet, String input, List<String> market, String copies)
            throws IOException {
        List<String> files =
                storage.list(input).stream().filter(BarSource::isReadable).toList();
        Map<String, BarSource> series = new TreeMap<>();
        for (String file : files) {
            if (series.put(BarSource.series(file), new BarSource(file, null)) != null) {
                throw new UnreadableBarsException(input, "has two files of the series " + BarSource.series(file));
            }
        }
        if (series.isEmpty()) {
            throw new UnreadableBarsException(input, "has no .csv, .csv.gz or .parquet file");
        }
        var catalogue = new BarCatalogue(input, series);
        List<String> others = new ArrayList<>(series.keySet());
        market.forEach(name -> catalogue.find(name).ifPresent(others::remove));
        if (others.size() == 1) {
            String only = others.getFirst();
            Map<String, BarSource> inside =
                    inside(storage, parquet, catalogue.source(only).file(), copies);
            if (!inside.isEmpty()) {
                series.remove(only);
                series.putAll(inside);
            }
        }
        return catalogue;
    }

    /** The series inside a file with a column of symbols; empty when it is of one series. */
    private static Map<String, BarSource> inside(BarStorage storage, ParquetFiles parquet, String file, String copies)
            throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Path path = storage.fetch(file, scratch.folder());
            if (!BarSource.isParquet(file)) {
                return SymbolSplit.split(file, path, storage, copies);
            }
            return parquet.symbols(BarStorage.name(file), path).stream()
                    .collect(Collectors.toMap(symbol -> symbol, symbol -> new BarSource(file, symbol)));
        }
    }

    /**
     * The name of a series: that name in any case, else the only one of which it is a part, such as SPX of {@code SP_SPX}.
     */
    Optional<String> find(String name) {
        List<String> same =
                series.keySet().stream().filter(name::equalsIgnoreCase).toList();
        List<String> found = !same.isEmpty()
                ? same
                : series.keySet().stream()
                        .filter(candidate ->
                                Arrays.stream(candidate.split("[^A-Za-z0-9]+")).anyMatch(name::equalsIgnoreCase))
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** As {@link #find}. */
    String required(String name) {
        return find(name)
                .orElseThrow(() -> new UnreadableBarsException(
                        input,
                        "has no series " + name + ", or several; it has "
                                + series.keySet().stream().limit(20).collect(Collectors.joining(", "))));
    }

    BarSource source(String name) {
        BarSource source = series.get(name);
        if (source == null) {
            throw new IllegalArgumentException(input + " has no series " + name);
        }
        return source;
    }
}
