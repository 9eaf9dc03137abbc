package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.gexapi.calculate.Calculation;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.expiry.PinRisk;
import io.dealerflow.quant.exposure.MaxPain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much the front expiry pulls spot to a strike.
 *
 * @param daysToExpiration calendar days between New York's dates
 * @param highOiStrikes    up to five strikes of the expiry with the largest open interest, largest first
 * @param pinRiskStrikes   the strike with the largest open interest within one expected move, and those of the five that lie within it
 * @param maxPainStrike    listed strike at which holders would be paid least; null when nothing is open
 * @param pinRiskScore     0 to 1: proximity, time, concentration and gamma, by the weights of record
 * @param expectedMove     up to settlement, units of the underlying
 * @param highPinRisk      whether the score reaches 0.7
 */
public record PinRiskAnalysis(
        String symbol,
        LocalDate expiration,
        long daysToExpiration,
        String spotPrice,
        List<String> highOiStrikes,
        List<String> pinRiskStrikes,
        @Nullable String maxPainStrike,
        double pinRiskScore,
        Instant analysisTimestamp,
        @JsonProperty("has_high_pin_risk") boolean highPinRisk,
        double expectedMove,
        Components components) {
    private static final int HIGH_STRIKES = 5;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** What the score is made of, each between 0 and 1. */
    public record Components(double proximity, double time, double concentration, double gamma) {}

    static PinRiskAnalysis of(String symbol, Calculation calculation, PinRisk pin) {
        Series series = pin.reading().series();
        double spot = calculation.book().spot();
        Instant asOf = calculation.book().asOf();
        LocalDate expiry = series.key().expiry();
        List<Double> busiest = busiest(series);
        Double maxPain = MaxPain.of(series, spot);
        PinRisk.Components parts = pin.components();
        return new PinRiskAnalysis(
                symbol,
                expiry,
                ChronoUnit.DAYS.between(LocalDate.ofInstant(asOf, NEW_YORK), expiry),
                PriceText.of(spot),
                busiest.stream().map(PriceText::of).toList(),
                within(busiest, pin, spot),
                maxPain == null ? null : PriceText.of(maxPain),
                Math.clamp(pin.value(), 0, 1),
                asOf,
                pin.isHigh(),
                pin.expectedMove(),
                new Components(parts.proximity(), parts.time(), parts.concentration(), parts.gamma()));
    }

    private static List<Double> busiest(Series series) {
        return IntStream.range(0, series.rungs())
                .filter(rung -> series.rungOpenInterest(rung) > 0)
                .boxed()
                .sorted(Comparator.comparingLong(series::rungOpenInterest).reversed())
                .limit(HIGH_STRIKES)
                .map(series::rungStrike)
                .toList();
    }

    private static List<String> within(List<Double> strikes, PinRisk pin, double spot) {
        return Stream.concat(
                        Stream.of(pin.strike()),
                        strikes.stream().filter(strike -> Math.abs(strike - spot) <= pin.expectedMove()))
                .distinct()
                .map(PriceText::of)
                .toList();
    }
}
