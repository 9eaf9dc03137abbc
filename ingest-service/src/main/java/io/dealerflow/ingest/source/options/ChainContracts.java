package io.dealerflow.ingest.source.options;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Dates;
import io.dealerflow.ingest.format.Moment;
import io.dealerflow.ingest.format.MomentText;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.cboe.ChainAssembler;
import io.dealerflow.ingest.source.cboe.ChainField;
import io.dealerflow.ingest.source.cboe.ChainReadings;
import io.dealerflow.ingest.source.cboe.ContractDefect;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionSymbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contracts of one file, given as texts by field. A contract names its root, or has an OSI symbol, with which its other fields must agree.
 * Volume and open interest are 0 where there is none; prices, volatility and greeks may be absent.
 */
final class ChainContracts {
    private static final Map<String, Right> RIGHTS =
            Map.of("call", Right.CALL, "c", Right.CALL, "put", Right.PUT, "p", Right.PUT);

    private final LandedFile file;
    private final ChainAssembler chain;
    private final double[] figures = new double[ChainField.values().length];
    private @Nullable Instant asOf;
    private double spot = Double.NaN;

    ChainContracts(LandedFile file, ParseLimits limits) {
        this.file = file;
        this.chain = new ChainAssembler(limits);
        this.asOf = file.asOf();
    }

    /** The texts of one contract; blank where there is none. */
    interface Texts {
        String text(ContractField field);

        /** What the file calls it, for a refusal. */
        String name(ContractField field);
    }

    private static final class BadContractException extends Exception {
        private static final long serialVersionUID = 1L;

        private final ContractDefect defect;
        private final ContractField field;

        BadContractException(ContractDefect defect, ContractField field) {
            super(defect.description(), null, false, false);
            this.defect = defect;
            this.field = field;
        }
    }

    void add(Texts texts, int line) throws RefusalException {
        try {
            OptionSymbol symbol = symbol(texts);
            Arrays.fill(figures, Double.NaN);
            for (ContractField field : ContractField.values()) {
                ChainField figure = field.figure();
                if (figure != null) {
                    figures[figure.index()] = figure(texts, field, figure);
                }
            }
            chain.accept(symbol, figures, () -> location(texts, ContractField.SYMBOL, line));
        } catch (BadContractException e) {
            chain.drop(e.defect, location(texts, e.field, line));
        }
    }

    /** Price of the underlying; the last one counts. */
    void spot(String text, String field, int line) throws RefusalException {
        double price = Numbers.parse(text);
        if (!(price > 0) || price > ChainField.MAX_PRICE) {
            throw invalid(field, text, line, "The price of the underlying is not a positive number.");
        }
        spot = price;
    }

    /** Instant of the quotes; one that the sender gave goes first. */
    void asOf(String text, String field, int line) throws RefusalException {
        if (file.asOf() != null) {
            return;
        }
        try {
            asOf = switch (MomentText.parse(text, field)) {
                case Moment.At at -> at.instant();
                case Moment.Local local -> local.time().toInstant(ZoneOffset.UTC);
                case Moment.Day _ -> throw invalid(field, text, line, "The quotes have a date, but no time.");
            };
        } catch (BadValueException e) {
            throw invalid(field, text, line, "The time of the quotes is not a time such as 2026-03-13T14:30:00Z.");
        }
    }

    /** @param end line where the file ends */
    Reading finish(int end) throws RefusalException {
        if (Double.isNaN(spot)) {
            throw missing("spot_price", end, "The chain has no price of the underlying.");
        }
        if (asOf == null) {
            throw missing("as_of", end, "The chain does not say of when its quotes are; give as_of with the file.");
        }
        return ChainReadings.of(
                chain.finish(new ChainAssembler.Header(asOf, spot), new SourceLocation(end, null, null)), file);
    }

    private static OptionSymbol symbol(Texts texts) throws BadContractException {
        String text = required(texts, ContractField.SYMBOL).toUpperCase(Locale.ROOT);
        Optional<OptionSymbol> whole = OptionSymbol.parse(text);
        if (whole.isPresent()) {
            requireSame(texts, whole.get());
            return whole.get();
        }
        LocalDate expiry = expiry(texts);
        Right right = right(texts);
        double strike = strike(texts);
        String root = text.startsWith("^") ? text.substring(1) : text;
        try {
            return new OptionSymbol(root, expiry, right, strike);
        } catch (IllegalArgumentException e) {
            boolean isRoot = OptionSymbol.parse(root + "260101C00001000").isPresent();
            throw new BadContractException(
                    isRoot ? ContractDefect.ABSURD : ContractDefect.BAD_SYMBOL,
                    isRoot ? ContractField.STRIKE : ContractField.SYMBOL);
        }
    }

    /** What the contract says beside its OSI symbol must not contradict it. */
    private static void requireSame(Texts texts, OptionSymbol symbol) throws BadContractException {
        if (!texts.text(ContractField.STRIKE).isEmpty() && strike(texts) != symbol.strike()) {
            throw new BadContractException(ContractDefect.INCONSISTENT, ContractField.STRIKE);
        }
        if (!texts.text(ContractField.EXPIRATION).isEmpty() && !expiry(texts).equals(symbol.expiry())) {
            throw new BadContractException(ContractDefect.INCONSISTENT, ContractField.EXPIRATION);
        }
        if (!texts.text(ContractField.OPTION_TYPE).isEmpty() && right(texts) != symbol.right()) {
            throw new BadContractException(ContractDefect.INCONSISTENT, ContractField.OPTION_TYPE);
        }
    }

    private static double strike(Texts texts) throws BadContractException {
        double strike = Numbers.parse(required(texts, ContractField.STRIKE));
        if (Double.isNaN(strike)) {
            throw new BadContractException(ContractDefect.NOT_A_NUMBER, ContractField.STRIKE);
        }
        if (strike <= 0) {
            throw new BadContractException(ContractDefect.NEGATIVE, ContractField.STRIKE);
        }
        return strike;
    }

    private static LocalDate expiry(Texts texts) throws BadContractException {
        String text = required(texts, ContractField.EXPIRATION);
        try {
            return Dates.iso(text, "");
        } catch (BadValueException e) {
            throw new BadContractException(ContractDefect.NOT_A_DATE, ContractField.EXPIRATION);
        }
    }

    private static Right right(Texts texts) throws BadContractException {
        Right right = RIGHTS.get(required(texts, ContractField.OPTION_TYPE).toLowerCase(Locale.ROOT));
        if (right == null) {
            throw new BadContractException(ContractDefect.ABSURD, ContractField.OPTION_TYPE);
        }
        return right;
    }

    private static double figure(Texts texts, ContractField field, ChainField figure) throws BadContractException {
        String text = texts.text(field);
        if (text.isEmpty()) {
            return figure == ChainField.VOLUME || figure == ChainField.OPEN_INTEREST ? 0 : Double.NaN;
        }
        double value = Numbers.parse(text);
        ContractDefect defect = figure.defect(value);
        if (defect != null) {
            throw new BadContractException(defect, field);
        }
        return value;
    }

    private static String required(Texts texts, ContractField field) throws BadContractException {
        String text = texts.text(field);
        if (text.isEmpty()) {
            throw new BadContractException(ContractDefect.MISSING, field);
        }
        return text;
    }

    private static SourceLocation location(Texts texts, ContractField field, int line) {
        return new SourceLocation(line, texts.name(field), texts.text(field));
    }

    private static RefusalException invalid(String field, String value, int line, String message) {
        return new RefusalException(RefusalReason.INVALID_HEADER, new SourceLocation(line, field, value), message);
    }

    private static RefusalException missing(String field, int line, String message) {
        return new RefusalException(RefusalReason.MISSING_HEADER, new SourceLocation(line, field, null), message);
    }
}
