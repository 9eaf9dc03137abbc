package io.dealerflow.quant.smile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The linear half of an SVI fit: for a given centre and roundness the best level and wing slopes are a small least-squares
 * problem (S. De Marco, C. Martini, <i>Quasi-explicit calibration of Gatheral's SVI model</i>, Zeliade 2009).
 *
 * <p>With {@code y = (k - m) / sigma} total variance is {@code a + u (sqrt(y^2+1) + y)/2 + v (sqrt(y^2+1) - y)/2}, where
 * {@code u = b sigma (1 + rho)} and {@code v = b sigma (1 - rho)} are the slopes of the right and left wing per {@code y}:
 * Lee's bound is the box {@code 0 <= u, v <= 2 sigma}.
 */
final class QuasiExplicit {
    private final double[] k;
    private final double[] variance;
    /** Of a squared error of total variance, so that it counts like one of volatility; they sum to 1. */
    private final double[] weight;

    private final double mostVariance;

    private QuasiExplicit(int n, double mostVariance) {
        k = new double[n];
        variance = new double[n];
        weight = new double[n];
        this.mostVariance = mostVariance;
    }

    /** Parameters and their error: the weighted mean of squared total-variance errors in units of volatility. */
    record Solution(Svi svi, double error) {}

    static QuasiExplicit of(List<SmilePoint> points, double years) {
        double weights = points.stream().mapToDouble(SmilePoint::weight).sum();
        double most = points.stream().mapToDouble(SmilePoint::volatility).max().orElseThrow();
        QuasiExplicit fit = new QuasiExplicit(points.size(), most * most * years);
        for (int i = 0; i < points.size(); i++) {
            SmilePoint point = points.get(i);
            double perVolatility = 2 * years * point.volatility();
            fit.k[i] = point.logMoneyness();
            fit.variance[i] = point.volatility() * point.volatility() * years;
            fit.weight[i] = point.weight() / weights / (perVolatility * perVolatility);
        }
        return fit;
    }

    /** The best smile with a centre and roundness; null when the points do not determine it. */
    @Nullable
    Solution at(double m, double sigma) {
        double[][] gram = new double[3][3];
        double[] moment = new double[3];
        accumulate(m, sigma, gram, moment);
        double steepest = Svi.STEEPEST_WING * sigma;
        double[] high = {mostVariance, steepest, steepest};
        double @Nullable [] x =
                new BoxQuadratic(gram, moment, new double[] {Double.NEGATIVE_INFINITY, 0, 0}, high).minimum();
        if (x == null || x[0] + Math.sqrt(x[1] * x[2]) <= 0) {
            x = new BoxQuadratic(gram, moment, new double[] {0, 0, 0}, high).minimum();
        }
        return x == null ? null : solution(m, sigma, x);
    }

    private void accumulate(double m, double sigma, double[][] gram, double[] moment) {
        double[] basis = new double[3];
        for (int i = 0; i < k.length; i++) {
            double y = (k[i] - m) / sigma;
            double root = Math.sqrt(y * y + 1);
            basis[0] = 1;
            basis[1] = 0.5 * (root + y);
            basis[2] = 0.5 * (root - y);
            for (int row = 0; row < 3; row++) {
                moment[row] += weight[i] * basis[row] * variance[i];
                for (int column = 0; column < 3; column++) {
                    gram[row][column] += weight[i] * basis[row] * basis[column];
                }
            }
        }
    }

    private Solution solution(double m, double sigma, double[] x) {
        double wings = x[1] + x[2];
        double rho = wings == 0 ? 0 : Math.clamp((x[1] - x[2]) / wings, -1.0, 1.0);
        Svi svi = new Svi(x[0], wings / (2 * sigma), rho, m, sigma);
        double error = 0;
        for (int i = 0; i < k.length; i++) {
            double off = svi.totalVariance(k[i]) - variance[i];
            error += weight[i] * off * off;
        }
        return new Solution(svi, error);
    }
}
