package io.dealerflow.worker.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The classes of a model, in the order in which its graph has their probabilities. */
public record Classes(List<String> labels) {
    public Classes {
        labels = List.copyOf(labels);
    }

    /** The most probable class, the first of several. */
    public String mostProbable(float[] probabilities) {
        return labels.get(indexOfLargest(probabilities));
    }

    /** The probability of the most probable class. */
    public double confidence(float[] probabilities) {
        return probabilities[indexOfLargest(probabilities)];
    }

    /** @throws IllegalArgumentException when there are more or fewer than classes */
    public Map<String, Double> byName(float[] probabilities) {
        if (probabilities.length != labels.size()) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities of " + labels.size() + " classes");
        }
        Map<String, Double> byName = new TreeMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            byName.put(labels.get(i), (double) probabilities[i]);
        }
        return byName;
    }

    private static int indexOfLargest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
