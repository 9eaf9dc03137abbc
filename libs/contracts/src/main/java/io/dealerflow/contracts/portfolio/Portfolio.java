package io.dealerflow.contracts.portfolio;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds and what it gained and lost, computed anew from all its fills: a late or a corrected fill gives the figures that it would have
 * given in order. Money is in the currency of the account.
 *
 * @param source   the service that computed it
 * @param asOf     of the newest fill or price that is in it
 * @param ingestTs when the last of them was received
 * @param account  as the source of the fills names it
 * @param positions of each instrument that was ever traded, in the order of the names
 * @param days     the newest dates, in their order and then by instrument
 * @param greeks   of the option positions, in the order of the underlyings
 * @param unpricedOptions option positions that are in no greeks, since no chain has priced them
 */
@RequiredUnlessNullable
public record Portfolio(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String account,
        CostMethod costMethod,
        List<Position> positions,
        List<Day> days,
        List<OptionGreeks> greeks,
        int unpricedOptions)
        implements Event {
    public static final int VERSION = 1;

    public Portfolio {
        text(eventId, "event_id");
        text(account, "account");
        positions = List.copyOf(positions);
        days = List.copyOf(days);
        greeks = List.copyOf(greeks);
    }

    @Override
    public String subject() {
        return account;
    }

    @Override
    public String type() {
        return "io.dealerflow.portfolio.v1";
    }

    /**
     * What an account holds of an instrument.
     *
     * @param multiplier    money for a change of the price by 1, of one contract, share or unit; null when it is not known: then no money is
     * @param quantity      below 0 when it is short; 0 after all was closed
     * @param averageCost   price that the quantity was opened at, in the mean; null when it is 0
     * @param realizedPnl   of what was closed, without fees
     * @param fees          commissions, {@code > 0} when they were paid
     * @param price         newest close of the instrument; null when none is known
     * @param priceDate     of that close
     * @param unrealizedPnl of what is held, at that price
     */
    @RequiredUnlessNullable
    public record Position(
            String instrument,
            @Nullable Double multiplier,
            double quantity,
            @Nullable Double averageCost,
            @Nullable Double realizedPnl,
            double fees,
            @Nullable Double price,
            @Nullable LocalDate priceDate,
            @Nullable Double unrealizedPnl) {}

    /**
     * One date of an instrument on which it was traded, or held with a close.
     *
     * @param date          New York's
     * @param quantity      at the end of the date
     * @param realizedPnl   on the date, without fees
     * @param fees          on the date
     * @param unrealizedPnl at the end of the date, at the newest close until then; null when there is none
     * @param pnl           realized, plus the change of unrealized since the date before, less fees; null when one of them is not known
     */
    @RequiredUnlessNullable
    public record Day(
            LocalDate date,
            String instrument,
            double quantity,
            @Nullable Double realizedPnl,
            double fees,
            @Nullable Double unrealizedPnl,
            @Nullable Double pnl) {}

    /**
     * Greeks of all option positions on an underlying, each as of the newest chain that priced the option.
     *
     * @param asOf      of the newest of these chains
     * @param positions how many
     * @param delta     dollars of the underlying
     * @param gamma     dollars of delta for a move of the underlying by 1 %
     * @param vega      dollars for a rise of volatilities by one point
     * @param theta     dollars for the passing of one calendar day
     */
    @RequiredUnlessNullable
    public record OptionGreeks(
            String underlying, Instant asOf, int positions, double delta, double gamma, double vega, double theta) {}
}
