package io.dealerflow.positioning;

import io.dealerflow.quant.chain.SeriesKey;
import java.time.Instant;
import java.util.List;

/** The attributes of an observed option chain that determine its books; without its contracts. */
public interface Observed {
    String eventId();

    /** The instant that its quotes describe. */
    Instant asOf();

    /** When it entered the system. */
    Instant ingestTs();

    /** The series that it covers; {@link BookIndex#seriesOf} of its chain. */
    List<SeriesKey> series();
}
