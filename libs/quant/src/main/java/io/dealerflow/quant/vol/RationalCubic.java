package io.dealerflow.quant.vol;

/**
 * Shape-preserving rational cubic interpolation between two points with given slopes (R. Delbourgo and J. A. Gregory,
 * <i>Shape preserving piecewise rational interpolation</i>, SIAM J. Sci. Stat. Comput. 6, 1985), its control parameter
 * chosen to meet a second derivative at one end.
 */
record RationalCubic(End left, End right) {
    private static final double LOWEST_CONTROL = -1 + 1.5e-8;
    /** Beyond this the interpolant is a straight line. */
    private static final double HIGHEST_CONTROL = 1e15;

    /** A point of the curve and the slope there. */
    record End(double x, double y, double slope) {}

    /** Interpolated value, the second derivative at the left end being {@code curvature} where the shape allows it. */
    double fittingLeft(double x, double curvature) {
        return at(x, control(curvature, secant() - left.slope));
    }

    /** Interpolated value, the second derivative at the right end being {@code curvature} where the shape allows it. */
    double fittingRight(double x, double curvature) {
        return at(x, control(curvature, right.slope - secant()));
    }

    private double secant() {
        return (right.y - left.y) / (right.x - left.x);
    }

    private double control(double curvature, double denominator) {
        double numerator = 0.5 * (right.x - left.x) * curvature + (right.slope - left.slope);
        double wanted;
        if (numerator == 0) {
            wanted = 0;
        } else if (denominator == 0) {
            wanted = numerator > 0 ? HIGHEST_CONTROL : LOWEST_CONTROL;
        } else {
            wanted = numerator / denominator;
        }
        return Math.min(Math.max(wanted, shapeControl()), HIGHEST_CONTROL);
    }

    /** The least control that keeps a monotonic or convex curve monotonic or convex. */
    private double shapeControl() {
        double secant = secant();
        double change = right.slope - left.slope;
        double least = LOWEST_CONTROL;
        if (left.slope * secant >= 0 && right.slope * secant >= 0 && secant != 0) {
            least = Math.max(least, (left.slope + right.slope) / secant);
        }
        double leftGap = secant - left.slope;
        double rightGap = right.slope - secant;
        if (leftGap * rightGap > 0) {
            least = Math.max(least, Math.max(Math.abs(change / rightGap), Math.abs(change / leftGap)));
        }
        return least;
    }

    private double at(double x, double control) {
        double width = right.x - left.x;
        double share = (x - left.x) / width;
        double rest = 1 - share;
        if (!(control < HIGHEST_CONTROL)) {
            return right.y * share + left.y * rest;
        }
        double shareSquare = share * share;
        double restSquare = rest * rest;
        double above = right.y * shareSquare * share
                + (control * right.y - width * right.slope) * shareSquare * rest
                + (control * left.y + width * left.slope) * share * restSquare
                + left.y * restSquare * rest;
        return above / (1 + (control - 3) * share * rest);
    }
}
