package io.dealerflow.report.narrative;

import io.dealerflow.report.narrative.Sheet.Asset;
import io.dealerflow.report.narrative.Sheet.Claim;
import io.dealerflow.report.narrative.Sheet.Direction;
import io.dealerflow.report.narrative.Sheet.Figure;
import io.dealerflow.report.narrative.Sheet.Subject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One sentence of a narrative, taken apart. */
final class Sentence {
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Pattern WORD = Pattern.compile("#\\d+|[A-Za-z][A-Za-z0-9'_]*(?:-[A-Za-z]+)*");
    private static final Pattern ACRONYM = Pattern.compile("[A-Z0-9_]{2,}");
    private static final Set<String> ACRONYMS = Set.of("GEX", "IV", "ATM", "USD");
    private static final Set<Direction> COMPARING =
            EnumSet.of(Direction.ABOVE, Direction.BELOW, Direction.NEAR, Direction.AT);
    private static final Set<Direction> FALLING =
            EnumSet.of(Direction.BELOW, Direction.DOWN, Direction.NEGATIVE, Direction.SHORT);
    private static final Set<String> APPROXIMATELY =
            Set.of("about", "around", "nearly", "almost", "roughly", "approximately");
    private static final int LONGEST_PHRASE = 3;

    private final List<Fault> faults = new ArrayList<>();
    private final Sheet sheet;
    private final Optional<Asset> asset;
    private final List<Term> terms;

    /** A word or phrase with a meaning; of all null, a word that says nothing by itself. */
    private record Term(
            String text,
            @Nullable Subject subject,
            @Nullable Direction direction,
            @Nullable Numeral numeral) {}

    /** @param before the asset that the sentence before was about */
    Sentence(String text, Sheet sheet, Optional<Asset> before) {
        this.sheet = sheet;
        String withoutDates = DATE.matcher(text).replaceAll(" ");
        List<Numeral> numerals = Numeral.in(withoutDates);
        List<String> tokens = WORD.matcher(Numeral.marked(withoutDates))
                .results()
                .map(found -> found.group())
                .toList();
        this.asset = subject(tokens, before);
        List<String> known = new ArrayList<>();
        tokens.forEach(token -> vocabulary(token, known));
        this.terms = terms(known, numerals);
        if (!text.endsWith(".")) {
            faults.add(new Fault(text, "a sentence ends with a period"));
        }
        dates(text);
        boolean says = terms.stream().anyMatch(term -> term.numeral() != null || term.direction() != null);
        if (says && asset.isEmpty()) {
            faults.add(new Fault(text, "it is not clear which asset this is about: name one first"));
        } else {
            directions();
            numbers();
        }
    }

    List<Fault> faults() {
        return faults;
    }

    /** The asset that it is about, for the next sentence too. */
    Optional<Asset> asset() {
        return asset;
    }

    private Optional<Asset> subject(List<String> tokens, Optional<Asset> before) {
        var named = new TreeSet<>(tokens);
        named.retainAll(sheet.symbols());
        if (named.size() > 1) {
            faults.add(new Fault(String.join(", ", named), "a sentence may name one asset only"));
        }
        return named.isEmpty() ? before : sheet.asset(named.first());
    }

    /** Symbols and names are left out of what is known: they say nothing by themselves. */
    private void vocabulary(String token, List<String> known) {
        if (token.startsWith("#") || sheet.symbols().contains(token) || isName(token)) {
            known.add(token);
            return;
        }
        boolean acronym = ACRONYM.matcher(token).matches();
        String lower = token.toLowerCase(Locale.ROOT);
        if (acronym && !ACRONYMS.contains(token) && !Words.directions().containsKey(lower)) {
            faults.add(new Fault(token, "no symbol or name of the facts"));
            return;
        }
        boolean understood = Words.isPlain(lower)
                || Words.counts().containsKey(lower)
                || partOfPhrase(lower, Words.subjects())
                || partOfPhrase(lower, Words.directions());
        if (!understood) {
            faults.add(new Fault(token, "not one of the words that a narrative may use"));
        }
        known.add(lower);
    }

    private boolean isName(String token) {
        return asset.map(found -> found.names().contains(token)).orElse(false);
    }

    private static boolean partOfPhrase(String word, Map<String, ?> phrases) {
        return phrases.keySet().stream()
                .anyMatch(phrase -> List.of(phrase.split(" ", -1)).contains(word));
    }

    private static List<Term> terms(List<String> tokens, List<Numeral> numerals) {
        List<Term> terms = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            int taken = 1;
            Term term = new Term(tokens.get(i), null, null, numeral(tokens.get(i), numerals));
            for (int length = Math.min(LONGEST_PHRASE, tokens.size() - i); length >= 1; length--) {
                String phrase = String.join(" ", tokens.subList(i, i + length));
                Subject subject = Words.subjects().get(phrase);
                Direction direction = Words.directions().get(phrase);
                if (subject != null || direction != null) {
                    term = new Term(phrase, subject, direction, null);
                    taken = length;
                    break;
                }
            }
            terms.add(term);
            i += taken;
        }
        return terms;
    }

    private static @Nullable Numeral numeral(String token, List<Numeral> numerals) {
        if (token.startsWith("#")) {
            return numerals.get(Integer.parseInt(token.substring(1)));
        }
        Integer count = Words.counts().get(token);
        return count == null ? null : Numeral.count(token, count);
    }

    private void dates(String text) {
        DATE.matcher(text).results().forEach(found -> {
            if (!isKnown(found.group())) {
                faults.add(new Fault(found.group(), "not a date of the facts"));
            }
        });
    }

    private boolean isKnown(String date) {
        try {
            LocalDate day = LocalDate.parse(date);
            return day.equals(sheet.date())
                    || asset.map(found -> found.dates().contains(day)).orElse(false);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void directions() {
        for (int i = 0; i < terms.size(); i++) {
            Direction direction = isAtSubject(i) ? Direction.AT : terms.get(i).direction();
            if (direction != null && !isConvention(i)) {
                claim(i, direction);
            }
        }
    }

    /** As in "spot is at the call wall", but not "the call wall at 4000". */
    private boolean isAtSubject(int i) {
        int next = i + 1;
        if (next < terms.size() && terms.get(next).text().equals("the")) {
            next++;
        }
        return terms.get(i).text().equals("at")
                && next < terms.size()
                && terms.get(next).subject() != null;
    }

    /** As in "under CALLS_LONG_PUTS_SHORT". */
    private boolean isConvention(int i) {
        return terms.get(i).text().equals("under")
                && i + 1 < terms.size()
                && isName(terms.get(i + 1).text());
    }

    private void claim(int i, Direction direction) {
        Subject subject = subjectBefore(i);
        Subject object = null;
        for (int after = i + 1; COMPARING.contains(direction) && after < terms.size() && object == null; after++) {
            object = terms.get(after).subject();
        }
        String said = terms.get(i).text();
        if (subject == null) {
            faults.add(new Fault(said, "what this is said of must come before it in the sentence"));
        } else if (COMPARING.contains(direction) && object == null) {
            faults.add(new Fault(said, "what it is compared with must follow in the sentence"));
        } else if (!asset.orElseThrow().claims().contains(new Claim(subject, direction, object))) {
            String of = subject.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String to = object == null
                    ? ""
                    : " " + object.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            faults.add(new Fault(of + " " + said + to, "the facts do not say this"));
        }
    }

    private @Nullable Subject subjectBefore(int i) {
        for (int before = i - 1; before >= 0; before--) {
            if (terms.get(before).subject() != null) {
                return terms.get(before).subject();
            }
        }
        return null;
    }

    private void numbers() {
        boolean falling =
                terms.stream().anyMatch(term -> term.direction() != null && FALLING.contains(term.direction()));
        for (int i = 0; i < terms.size(); i++) {
            Numeral numeral = terms.get(i).numeral();
            if (numeral == null) {
                continue;
            }
            Subject subject = subjectBefore(i);
            if (asset.orElseThrow().figures().stream()
                            .noneMatch(figure -> isAbout(figure, subject) && numeral.prints(figure, falling))
                    || (numeral.signed() && follows(i, "by"))) {
                faults.add(new Fault(
                        numeral.text(), "not a figure of what it is said of, or not in its unit or with its sign"));
            }
        }
    }

    /** Whether the word before the number, but for "about", is this: "fell by -1" says the opposite. */
    private boolean follows(int i, String word) {
        int before = i - 1;
        while (before >= 0 && APPROXIMATELY.contains(terms.get(before).text())) {
            before--;
        }
        return before >= 0 && terms.get(before).text().equals(word);
    }

    private boolean isAbout(Figure figure, @Nullable Subject subject) {
        return (figure.of().isEmpty() || (subject != null && figure.of().contains(subject)))
                && (figure.needs().isEmpty()
                        || terms.stream().anyMatch(term -> figure.needs().contains(term.text())));
    }
}
