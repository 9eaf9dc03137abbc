package io.dealerflow.quant.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Committed test data. */
public final class Resources {
    private Resources() {}

    /** The lines of a file, named from {@code io/dealerflow/quant}. */
    public static List<String> lines(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Resources.class.getResourceAsStream("/io/dealerflow/quant/" + file), file),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
