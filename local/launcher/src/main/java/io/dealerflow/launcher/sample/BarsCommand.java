package io.dealerflow.launcher.sample;

import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dealerflow sample bars}. */
@Command(
        name = "bars",
        description = {
            "Writes histories of hourly bars: contracts that follow an index, each with a beta of its own, SPX and"
                    + " VIX.",
            "",
            "The folder is input for: dealerflow analyze --input DIR --output DIR"
        },
        mixinStandardHelpOptions = true)
final class BarsCommand implements Callable<Integer> {
    private static final int MOST_CONTRACTS = 10_000;
    private static final int MOST_BARS = 1_000_000;

    @Option(names = "--contracts", paramLabel = "N", defaultValue = "10", description = "Contracts. Default: 10.")
    private int contracts;

    @Option(
            names = "--bars",
            paramLabel = "N",
            defaultValue = "28048",
            description = "Bars of each series. Default: 28048, 16 years.")
    private int bars;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the files: one that is empty, or not there.")
    @SuppressWarnings("NullAway.Init") // picocli
    private Path output;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireBetween("--contracts", contracts, MOST_CONTRACTS);
        requireBetween("--bars", bars, MOST_BARS);
        try {
            Files.createDirectories(output);
            requireEmpty();
            write();
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "cannot write " + output + ": " + e.getMessage(), e);
        }
        System.out.println("wrote " + bars + " bars of SPX, VIX and " + contracts + " contracts to " + output);
        return ExitCodes.DONE;
    }

    private void write() throws IOException {
        var market = new SampleMarket(bars);
        market.spx().write(output.resolve("SPX.csv"));
        market.vix().write(output.resolve("VIX.csv"));
        IntStream.rangeClosed(1, contracts).parallel().forEach(number -> {
            Path file = output.resolve("C%05d.csv".formatted(number));
            try {
                market.contract(number).write(file);
            } catch (IOException e) {
                throw new CommandFailure(ExitCodes.FAILED, "cannot write " + file + ": " + e.getMessage(), e);
            }
        });
    }

    private void requireBetween(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " must be 1 to " + most + ", was " + value);
        }
    }

    private void requireEmpty() throws IOException {
        try (Stream<Path> present = Files.list(output)) {
            if (present.findAny().isPresent()) {
                throw new ParameterException(spec.commandLine(), "--output must be an empty folder: " + output);
            }
        }
    }
}
