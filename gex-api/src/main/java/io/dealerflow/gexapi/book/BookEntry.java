package io.dealerflow.gexapi.book;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.positioning.BookIndex;
import io.dealerflow.positioning.Observed;
import io.dealerflow.quant.chain.SeriesKey;
import java.time.Instant;
import java.util.List;

/** The series that an observation covers, without its contracts. */
public record BookEntry(String eventId, Instant asOf, Instant ingestTs, List<SeriesKey> series) implements Observed {
    public BookEntry {
        series = List.copyOf(series);
    }

    public static BookEntry of(OptionChain chain) {
        return new BookEntry(chain.eventId(), chain.asOf(), chain.ingestTs(), BookIndex.seriesOf(chain));
    }
}
