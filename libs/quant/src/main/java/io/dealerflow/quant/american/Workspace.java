package io.dealerflow.quant.american;

/** Working memory of one scheme: the boundary of the option, a second one close to it, and the premium over either. */
final class Workspace {
    final ExerciseBoundary boundary;
    final ExerciseBoundary nearby;
    final ExercisePremium premium;

    Workspace(Scheme scheme) {
        boundary = new ExerciseBoundary(scheme);
        nearby = boundary.another();
        premium = new ExercisePremium(scheme);
    }
}
