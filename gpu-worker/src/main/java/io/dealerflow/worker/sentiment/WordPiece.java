package io.dealerflow.worker.sentiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Ids of the pieces of words: from the left the longest piece of the vocabulary that starts there, by the steps of
 * {@code models/news_sentiment/tokens.py}.
 */
final class WordPiece {
    private static final int MAX_WORD = 100;
    private static final String INSIDE = "##";

    private final Map<String, Integer> ids = new HashMap<>();
    private final Special special;
    private final int maxTokens;

    /** The ids of what is no piece of a word. */
    record Special(int unknown, int first, int last) {}

    /**
     * @param vocabulary pieces in the order of their ids
     * @param maxTokens  of a row, the first and the last included
     */
    WordPiece(List<String> vocabulary, Special special, int maxTokens) {
        for (String piece : vocabulary) {
            ids.put(piece, ids.size());
        }
        if (ids.size() != vocabulary.size()) {
            throw new IllegalArgumentException("a piece is in the vocabulary twice");
        }
        this.special = special;
        this.maxTokens = maxTokens;
    }

    /** The ids of a row; words that have no place left are not read. */
    long[] encode(List<String> words) {
        long[] row = new long[maxTokens];
        row[0] = special.first();
        int end = 1;
        for (String word : words) {
            for (int id : pieces(word)) {
                if (end < maxTokens - 1) {
                    row[end++] = id;
                }
            }
            if (end == maxTokens - 1) {
                break;
            }
        }
        row[end++] = special.last();
        return Arrays.copyOf(row, end);
    }

    /** The ids of a word's pieces; that of the unknown piece alone where the vocabulary has not all of them. */
    int[] pieces(String word) {
        int[] characters = word.codePoints().toArray();
        if (characters.length > MAX_WORD) {
            return new int[] {special.unknown()};
        }
        int[] found = new int[characters.length];
        int count = 0;
        int start = 0;
        while (start < characters.length) {
            int end = characters.length;
            OptionalInt id = id(characters, start, end);
            while (id.isEmpty() && end > start + 1) {
                end--;
                id = id(characters, start, end);
            }
            if (id.isEmpty()) {
                return new int[] {special.unknown()};
            }
            found[count++] = id.getAsInt();
            start = end;
        }
        return Arrays.copyOf(found, count);
    }

    private OptionalInt id(int[] characters, int start, int end) {
        String piece = new String(characters, start, end - start);
        Integer id = ids.get(start == 0 ? piece : INSIDE + piece);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
