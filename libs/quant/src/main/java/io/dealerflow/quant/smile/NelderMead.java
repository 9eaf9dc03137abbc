package io.dealerflow.quant.smile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleBinaryOperator;

/** The downhill simplex method in two dimensions (J. Nelder, R. Mead, 1965). */
final class NelderMead {
    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-8;

    private final DoubleBinaryOperator function;

    NelderMead(DoubleBinaryOperator function) {
        this.function = function;
    }

    /** A place and the function's value there. */
    record Vertex(double x, double y, double value) {}

    /** Descends from a start with a first simplex of the given extent. */
    Vertex descend(Vertex start, double stepX, double stepY) {
        Vertex[] simplex = {start, at(start.x() + stepX, start.y()), at(start.x(), start.y() + stepY)};
        for (int step = 0; step < MOST_STEPS; step++) {
            Arrays.sort(simplex, Comparator.comparingDouble(Vertex::value));
            if (isSmall(simplex)) {
                break;
            }
            improve(simplex);
        }
        Arrays.sort(simplex, Comparator.comparingDouble(Vertex::value));
        return simplex[0];
    }

    Vertex at(double x, double y) {
        return new Vertex(x, y, function.applyAsDouble(x, y));
    }

    private void improve(Vertex[] simplex) {
        Vertex worst = simplex[2];
        Vertex reflected = along(simplex, 2);
        if (reflected.value() < simplex[0].value()) {
            Vertex expanded = along(simplex, 3);
            simplex[2] = expanded.value() < reflected.value() ? expanded : reflected;
        } else if (reflected.value() < simplex[1].value()) {
            simplex[2] = reflected;
        } else {
            Vertex contracted = reflected.value() < worst.value() ? along(simplex, 1.5) : along(simplex, 0.5);
            if (contracted.value() < Math.min(worst.value(), reflected.value())) {
                simplex[2] = contracted;
            } else {
                simplex[1] = between(simplex[0], simplex[1]);
                simplex[2] = between(simplex[0], simplex[2]);
            }
        }
    }

    /** From the worst vertex towards the middle of the others (1) and past it (2 is the reflection). */
    private Vertex along(Vertex[] simplex, double distance) {
        double middleX = 0.5 * (simplex[0].x() + simplex[1].x());
        double middleY = 0.5 * (simplex[0].y() + simplex[1].y());
        Vertex worst = simplex[2];
        return at(worst.x() + distance * (middleX - worst.x()), worst.y() + distance * (middleY - worst.y()));
    }

    private Vertex between(Vertex a, Vertex b) {
        return at(0.5 * (a.x() + b.x()), 0.5 * (a.y() + b.y()));
    }

    private static boolean isSmall(Vertex[] simplex) {
        double extent = 0;
        for (Vertex vertex : simplex) {
            extent = Math.max(extent, Math.abs(vertex.x() - simplex[0].x()));
            extent = Math.max(extent, Math.abs(vertex.y() - simplex[0].y()));
        }
        return extent < TOLERANCE;
    }
}
