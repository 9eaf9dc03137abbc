package io.dealerflow.quant.american;

/** Gauss–Legendre quadrature on [-1, 1] (Abramowitz and Stegun, 25.4.29): points by Newton's method. */
final class GaussLegendre {
    private static final double CLOSE = 1e-15;
    private static final int MOST_STEPS = 100;

    private final double[] points;
    private final double[] weights;

    GaussLegendre(int count) {
        points = new double[count];
        weights = new double[count];
        for (int i = 0; i < count; i++) {
            double point = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope = 1;
            double step = 1;
            for (int tries = 0; tries < MOST_STEPS && Math.abs(step) > CLOSE; tries++) {
                double value = 1;
                double previous = 0;
                for (int j = 0; j < count; j++) {
                    double next = ((2 * j + 1) * point * value - j * previous) / (j + 1);
                    previous = value;
                    value = next;
                }
                slope = count * (point * value - previous) / (point * point - 1);
                step = value / slope;
                point -= step;
            }
            points[i] = point;
            weights[i] = 2 / ((1 - point * point) * slope * slope);
        }
    }

    double point(int index) {
        return points[index];
    }

    double weight(int index) {
        return weights[index];
    }
}
