package io.dealerflow.gexapi.rest;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Looks up each name of a symbol in turn until one is known. */
public final class FirstKnown {
    private FirstKnown() {}

    /** The first answer that is not empty, or the last. */
    public static <T> Uni<T> of(List<String> names, Function<String, Uni<T>> ask, Predicate<T> isEmpty) {
        Uni<T> answer = ask.apply(names.getFirst());
        for (String name : names.subList(1, names.size())) {
            answer = answer.flatMap(found ->
                    isEmpty.test(found) ? ask.apply(name) : Uni.createFrom().item(found));
        }
        return answer;
    }
}
