package io.dealerflow.quant.american;

import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import java.util.TreeMap;

/**
 * An option and the cash dividends that fall before its expiry, in the model of {@link CashDividends}.
 *
 * @param market with the quoted spot
 * @param payments those above zero up to expiry, by date, those of one date as one
 */
record EscrowedOption(AmericanOption option, Market market, List<Payment> payments) {
    static EscrowedOption of(AmericanOption option, Market market, CashDividends dividends) {
        TreeMap<Double, Double> before = new TreeMap<>();
        for (Payment payment : dividends.payments()) {
            if (payment.yearsToExDate() <= option.yearsToExpiry() && payment.amount() > 0) {
                before.merge(payment.yearsToExDate(), payment.amount(), Double::sum);
            }
        }
        List<Payment> payments = before.entrySet().stream()
                .map(day -> new Payment(day.getKey(), day.getValue()))
                .toList();
        return new EscrowedOption(option, market, payments);
    }

    EscrowedOption withVolatility(double volatility) {
        AmericanOption other = new AmericanOption(option.right(), option.strike(), option.yearsToExpiry(), volatility);
        return new EscrowedOption(other, market, payments);
    }

    EscrowedOption withRate(double rate) {
        return new EscrowedOption(option, new Market(market.spot(), rate, market.dividendYield()), payments);
    }

    /** Present value of the payments from the {@code first} on, counted from 0. */
    double escrow(int first) {
        double carry = market.rate() - market.dividendYield();
        double sum = 0;
        for (int i = first; i < payments.size(); i++) {
            sum += payments.get(i).presentValue(carry);
        }
        return sum;
    }

    /** The spot without the payments, not above zero where they are worth as much. */
    double escrowedSpot() {
        return market.spot() - escrow(0);
    }

    /** The market in which the European option is priced. */
    Market escrowed() {
        return new Market(escrowedSpot(), market.rate(), market.dividendYield());
    }

    boolean hasTwoBoundaries() {
        return PutTerms.of(option, market).hasTwoBoundaries();
    }

    /** Upper bound of prices: the spot for a call, the strike for a put, and more where a negative rate or yield pays on it. */
    double highestPrice() {
        boolean call = option.right() == Right.CALL;
        double discount = call ? market.dividendYield() : market.rate();
        double most = call ? market.spot() : option.strike();
        return most * Math.exp(Math.max(0, -discount * option.yearsToExpiry()));
    }

    /**
     * Whether waiting always pays: between ex-dates as without dividends, and at each of a call's, where the interest on the
     * strike to the next or to expiry is at least the dividend (J. Cox and M. Rubinstein, <i>Options Markets</i>, 1985,
     * section 4.5).
     */
    boolean neverExercised() {
        return PutTerms.of(option, market).neverExercised() && (option.right() == Right.PUT || interestPaysAll());
    }

    private boolean interestPaysAll() {
        double next = option.yearsToExpiry();
        for (Payment payment : payments.reversed()) {
            if (payment.amount() > -option.strike() * Math.expm1(-market.rate() * (next - payment.yearsToExDate()))) {
                return false;
            }
            next = payment.yearsToExDate();
        }
        return true;
    }
}
