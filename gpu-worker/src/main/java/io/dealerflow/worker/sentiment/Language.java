package io.dealerflow.worker.sentiment;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a text is in English, by the rule of {@code models/news_sentiment/language.py}; the model has learnt no other language. */
final class Language {
    private static final Pattern LETTERS = Pattern.compile("[a-z]+");
    private static final double OUTSIDE_SHARE = 0.3;
    private static final double SPLIT_WITH_FOREIGN = 1.7;
    private static final double SPLIT_ALONE = 2.2;
    private static final int LONGEST = 14;
    private static final int FEWEST = 4;

    private final Set<String> english;
    private final Set<String> foreign;
    private final WordPiece wordPiece;

    /**
     * @param english frequent words of English
     * @param foreign frequent words of other languages that English has not
     */
    Language(Set<String> english, Set<String> foreign, WordPiece wordPiece) {
        this.english = Set.copyOf(english);
        this.foreign = Set.copyOf(foreign);
        this.wordPiece = wordPiece;
    }

    /** @param words of {@link Words} */
    boolean isEnglish(List<String> words) {
        if (isOtherScript(words)) {
            return false;
        }
        int englishWords = 0;
        int foreignWords = 0;
        int shortWords = 0;
        int pieces = 0;
        for (String word : words) {
            if (LETTERS.matcher(word).matches()) {
                englishWords += english.contains(word) ? 1 : 0;
                foreignWords += foreign.contains(word) ? 1 : 0;
                if (word.length() <= LONGEST) {
                    shortWords++;
                    pieces += wordPiece.pieces(word).length;
                }
            }
        }
        double split = (double) pieces / Math.max(shortWords, 1);
        if (foreignWords >= englishWords + 2
                || (foreignWords >= 1 && englishWords == 0 && split >= SPLIT_WITH_FOREIGN)) {
            return false;
        }
        return !(englishWords == 0 && shortWords >= FEWEST && split >= SPLIT_ALONE);
    }

    private static boolean isOtherScript(List<String> words) {
        long letters = 0;
        long outside = 0;
        for (String word : words) {
            letters += word.codePoints().filter(Character::isLetter).count();
            outside += word.codePoints()
                    .filter(letter -> Character.isLetter(letter) && (letter < 'a' || letter > 'z'))
                    .count();
        }
        return letters > 0 && outside >= OUTSIDE_SHARE * letters;
    }
}
