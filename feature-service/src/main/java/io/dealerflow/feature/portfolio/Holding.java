package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.portfolio.CostMethod;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is held of one instrument while fills are applied in their order. Amounts are in points of the price: times the multiplier they are money. */
final class Holding {
    /** Less than this is nothing: what is left of sums of fractions. */
    private static final double NOTHING = 1e-9;

    private final CostMethod method;
    /** All of one sign, the first opened first; with the average method at most one. */
    private final Deque<Lot> lots = new ArrayDeque<>();

    private double realizedPoints;

    private record Lot(double quantity, double price) {}

    Holding(CostMethod method) {
        this.method = method;
    }

    /**
     * Applies a fill: it closes what is held with the other sign, and opens with what is left of it.
     *
     * @param quantity below 0 when it was sold
     */
    void apply(double quantity, double price) {
        double left = quantity;
        while (Math.abs(left) > NOTHING && !lots.isEmpty() && lots.getFirst().quantity() * left < 0) {
            Lot lot = lots.removeFirst();
            double closed = Math.copySign(Math.min(Math.abs(left), Math.abs(lot.quantity())), lot.quantity());
            realizedPoints += closed * (price - lot.price());
            left += closed;
            if (Math.abs(lot.quantity() - closed) > NOTHING) {
                lots.addFirst(new Lot(lot.quantity() - closed, lot.price()));
            }
        }
        if (Math.abs(left) > NOTHING) {
            open(left, price);
        }
    }

    private void open(double quantity, double price) {
        if (method == CostMethod.AVERAGE && !lots.isEmpty()) {
            Lot held = lots.removeFirst();
            double sum = held.quantity() + quantity;
            lots.add(new Lot(sum, (held.quantity() * held.price() + quantity * price) / sum));
        } else {
            lots.add(new Lot(quantity, price));
        }
    }

    double quantity() {
        return lots.stream().mapToDouble(Lot::quantity).sum();
    }

    /** Mean price that the quantity was opened at; NaN when nothing is held. */
    double averageCost() {
        return lots.isEmpty()
                ? Double.NaN
                : lots.stream().mapToDouble(lot -> lot.quantity() * lot.price()).sum() / quantity();
    }

    /** Of what was closed so far. */
    double realizedPoints() {
        return realizedPoints;
    }

    /** Of what is held, at a price. */
    double unrealizedPoints(double price) {
        return lots.stream()
                .mapToDouble(lot -> lot.quantity() * (price - lot.price()))
                .sum();
    }
}
