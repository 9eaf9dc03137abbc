package io.dealerflow.gexapi.calculate;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.quant.time.MonthlyExpiry;
import io.dealerflow.quant.time.OptionRoot;
import io.dealerflow.quant.time.OptionSymbol;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The series of a chain, in the order in which they are met. A contract's symbol is that of the underlying, an option root
 * (SPXW), or a whole OSI symbol. An index whose standard series settle at the opening has those on its monthly dates only, so
 * under its own symbol every other date settles at the close.
 */
final class SeriesNames {
    private static final double MULTIPLIER = 100;
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2199;
    /** All its series settle at the opening. */
    private static final String VIX = "VIX";

    private record Written(String symbol, String expiration) {}

    private record Name(String root, LocalDate expiry) {}

    private final Map<Written, Integer> written = new HashMap<>();
    private final Map<Name, Integer> names = new HashMap<>();
    private final List<Name> series = new ArrayList<>();
    private Written last = new Written("", "");
    private int lastIndex;

    /**
     * The index of a contract's series.
     *
     * @param expiration an ISO date, else {@link DateTimeException}
     */
    int indexOf(String symbol, String expiration) {
        if (!last.symbol.equals(symbol) || !last.expiration.equals(expiration)) {
            Written next = new Written(symbol, expiration);
            lastIndex = written.computeIfAbsent(next, this::index);
            last = next;
        }
        return lastIndex;
    }

    /** As the last contract wrote it. */
    String lastSymbol() {
        return last.symbol;
    }

    /** As the last contract wrote it. */
    String lastExpiration() {
        return last.expiration;
    }

    private int index(Written text) {
        Name name = new Name(root(text.symbol), date(text.expiration));
        return names.computeIfAbsent(name, added -> {
            series.add(added);
            return series.size() - 1;
        });
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("no option expires in " + date.getYear());
        }
        return date;
    }

    private static String root(String symbol) {
        String plain = Symbols.plain(symbol);
        return OptionSymbol.parse(plain).map(OptionSymbol::root).orElse(plain);
    }

    /**
     * Every series met, by index.
     *
     * @param underlying the symbol that the caller asks about; under its own symbol a digit in it says nothing of a deliverable
     */
    List<OptionChain.Series> all(String underlying) {
        String own = Symbols.plain(underlying);
        return series.stream()
                .map(name -> new OptionChain.Series(
                        name.root.equals(own) ? withoutDigits(own) : name.root,
                        name.expiry,
                        settlement(name),
                        MULTIPLIER))
                .toList();
    }

    private static String withoutDigits(String symbol) {
        String letters = symbol.replaceAll("[0-9]", "");
        return letters.isBlank() ? "X" : letters;
    }

    private static Settlement settlement(Name name) {
        boolean opening = OptionRoot.settlement(name.root) == SettlementStyle.AM;
        boolean listed =
                OptionRoot.underlying(name.root).equals(VIX) || MonthlyExpiry.isMonthly(name.expiry, name.root);
        return opening && listed ? Settlement.AM : Settlement.PM;
    }
}
