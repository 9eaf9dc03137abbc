package io.dealerflow.ingest.source.news;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Plain text of items. */
final class NewsText {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NewsText() {}

    /** The text of HTML in one line, without markup, scripts and control characters. */
    static String plain(String html) {
        boolean isMarkup = html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
        String text = isMarkup ? Jsoup.parseBodyFragment(html).text() : html;
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** Plain text as HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** The words alone: texts that differ in case, punctuation, blanks or forms of the same characters are equal. */
    static String words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(folded).replaceAll(" ").strip();
    }
}
