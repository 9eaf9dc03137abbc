package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.finite;
import static io.dealerflow.contracts.event.Checks.positive;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A purchase or sale by an account. A position is the sum of quantities bought less those sold; a closed trade is two fills with one
 * {@code tradeId}.
 *
 * @param asOf       when it was executed
 * @param account    as its source names it
 * @param instrument as its source names it, for example {@code ESU5@CME}
 * @param quantity   contracts, shares or units, {@code > 0}
 * @param price      of one unit, in the units of the source; below 0 is possible for some futures
 * @param commission in the currency of the account; null where the source has none
 * @param tradeId    joins the fills that opened and closed a trade, or is the source's id of the fill; null where it has none
 * @param effect     null where the source does not say it
 * @param pnl        profit of the closed trade as the source computed it, in the currency of the account; on its closing fill only
 */
@RequiredUnlessNullable
public record Fill(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String account,
        String instrument,
        FillSide side,
        double quantity,
        double price,
        @Nullable Double commission,
        @Nullable String tradeId,
        @Nullable FillEffect effect,
        @Nullable Double pnl,
        @Nullable String comment)
        implements Event {
    public static final int VERSION = 1;

    public Fill {
        text(eventId, "event_id");
        text(account, "account");
        text(instrument, "instrument");
        positive(quantity, "quantity");
        finite(price, "price");
        if (commission != null) {
            finite(commission, "commission");
        }
        if (pnl != null) {
            finite(pnl, "pnl");
        }
    }

    @Override
    public String subject() {
        return account;
    }

    @Override
    public String type() {
        return "io.dealerflow.fill.v1";
    }
}
