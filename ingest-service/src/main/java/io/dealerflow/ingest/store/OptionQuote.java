package io.dealerflow.ingest.store;

import static io.dealerflow.ingest.store.Column.count;
import static io.dealerflow.ingest.store.Column.date;
import static io.dealerflow.ingest.store.Column.flag;
import static io.dealerflow.ingest.store.Column.number;
import static io.dealerflow.ingest.store.Column.text;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionSymbol;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One contract of a chain: entry {@code index} of the columns. */
record OptionQuote(OptionChain.Series series, OptionChain.Contracts contracts, int index) {
    static final List<Column<OptionQuote>> COLUMNS = List.of(
            text("osi", OptionQuote::osi),
            text("root", quote -> quote.series().root()),
            date("expiry", quote -> quote.series().expiry()),
            flag("is_call", OptionQuote::isCall),
            number("strike", quote -> quote.given(quote.contracts().strike())),
            number("bid", quote -> quote.given(quote.contracts().bid())),
            number("ask", quote -> quote.given(quote.contracts().ask())),
            number("last", quote -> quote.given(quote.contracts().last())),
            number("iv", quote -> quote.given(quote.contracts().iv())),
            number("delta", quote -> quote.given(quote.contracts().delta())),
            number("gamma", quote -> quote.given(quote.contracts().gamma())),
            count("volume", quote -> quote.contracts().volume()[quote.index()]),
            count("open_interest", quote -> quote.contracts().openInterest()[quote.index()]));

    static List<OptionQuote> of(OptionChain chain) {
        OptionChain.Contracts contracts = chain.contracts();
        return IntStream.range(0, contracts.size())
                .mapToObj(i -> new OptionQuote(chain.series().get(contracts.series()[i]), contracts, i))
                .toList();
    }

    private boolean isCall() {
        return contracts.call()[index];
    }

    private String osi() {
        Right right = isCall() ? Right.CALL : Right.PUT;
        return new OptionSymbol(series.root(), series.expiry(), right, contracts.strike()[index]).text();
    }

    /** A value that the source did not give is null. */
    private @Nullable Double given(double[] column) {
        return Double.isNaN(column[index]) ? null : (Double) column[index];
    }
}
