package io.dealerflow.benchmarks;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.Market;
import java.util.List;

/** The same work by OpenGamma Strata, one contract after the other through its public functions. */
final class Strata {
    private Strata() {}

    static void gamma(List<Contract> contracts, Market market, double[] gamma) {
        double carry = market.rate() - market.dividendYield();
        for (int i = 0; i < gamma.length; i++) {
            Contract c = contracts.get(i);
            gamma[i] = BlackScholesFormulaRepository.gamma(
                    market.spot(), c.strike(), c.years(), c.volatility(), market.rate(), carry);
        }
    }

    static void greeks(List<Contract> contracts, Market market, FiveGreeks.Columns greeks) {
        double spot = market.spot();
        double rate = market.rate();
        double carry = rate - market.dividendYield();
        for (int i = 0; i < contracts.size(); i++) {
            Contract c = contracts.get(i);
            double strike = c.strike();
            double years = c.years();
            double sigma = c.volatility();
            boolean call = c.isCall();
            greeks.delta[i] = BlackScholesFormulaRepository.delta(spot, strike, years, sigma, rate, carry, call);
            greeks.gamma[i] = BlackScholesFormulaRepository.gamma(spot, strike, years, sigma, rate, carry);
            greeks.vega[i] = BlackScholesFormulaRepository.vega(spot, strike, years, sigma, rate, carry);
            greeks.vanna[i] = BlackScholesFormulaRepository.vanna(spot, strike, years, sigma, rate, carry);
            greeks.charm[i] = BlackScholesFormulaRepository.charm(spot, strike, years, sigma, rate, carry, call);
        }
    }

    static void impliedVolatilities(List<Contract> contracts, double[] prices, double[] volatilities) {
        for (int i = 0; i < prices.length; i++) {
            Contract c = contracts.get(i);
            volatilities[i] =
                    BlackFormulaRepository.impliedVolatility(prices[i], c.forward(), c.strike(), c.years(), c.isCall());
        }
    }

    /** Net gamma exposure of a book at each spot, dollars per 1 %. */
    static double[] profile(PreparedBook prepared, double[] spots) {
        double[] net = new double[spots.length];
        for (int i = 0; i < spots.length; i++) {
            net[i] = netGex(prepared, spots[i]);
        }
        return net;
    }

    private static double netGex(PreparedBook prepared, double spot) {
        Positions positions = prepared.positions();
        double sum = 0;
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            double gamma = BlackScholesFormulaRepository.gamma(
                    spot,
                    positions.strike(i),
                    reading.years(),
                    positions.volatility(i),
                    reading.rate(),
                    reading.forward().carry());
            sum += positions.signedUnits(i) * gamma;
        }
        return sum * spot * spot * 0.01;
    }
}
