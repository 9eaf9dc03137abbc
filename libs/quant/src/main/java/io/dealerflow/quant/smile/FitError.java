package io.dealerflow.quant.smile;

import static io.dealerflow.quant.Units.VOLATILITY_POINT;

import java.util.List;

/**
 * Error of a fitted smile.
 *
 * @param points       number of volatilities fitted
 * @param rmse         root of the weighted mean squared error, volatility points (1 = 0.01)
 * @param largest      largest error of any point whatever its weight, volatility points
 */
public record FitError(int points, double rmse, double largest) {
    static FitError of(Svi svi, double years, List<SmilePoint> points) {
        double weights = 0;
        double squares = 0;
        double largest = 0;
        for (SmilePoint point : points) {
            double variance = Math.max(0, svi.totalVariance(point.logMoneyness()));
            double error = (Math.sqrt(variance / years) - point.volatility()) / VOLATILITY_POINT;
            weights += point.weight();
            squares += point.weight() * error * error;
            largest = Math.max(largest, Math.abs(error));
        }
        return new FitError(points.size(), Math.sqrt(squares / weights), largest);
    }
}
