package io.dealerflow.ingest.source.news;

import io.dealerflow.ingest.source.news.NewsDraft.Field;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of elements with the usual prefix of their namespace, whatever prefix the file uses: none for RSS, {@code atom}, {@code sm} for
 * sitemaps, {@code news}, {@code dc}, {@code content}.
 *
 * @param own    prefix of the feed's own namespace
 * @param ownUri that namespace
 */
record FeedWords(String own, String ownUri) {
    /** Of a file that is no feed. */
    static final FeedWords NONE = new FeedWords("?", "");

    /** Elements that only group others. */
    static final Set<String> GROUPS = Set.of("atom:author", "news:news", "news:publication");

    private static final Map<String, String> PREFIXES = Map.of(
            "http://purl.org/rss/1.0/", "",
            "http://www.w3.org/2005/Atom", "atom:",
            "http://purl.org/atom/ns#", "atom:",
            "http://purl.org/dc/elements/1.1/", "dc:",
            "http://purl.org/rss/1.0/modules/content/", "content:",
            "http://www.google.com/schemas/sitemap-news/0.9", "news:");
    private static final Map<String, String> ROOTS = Map.of("rss", "", "RDF", "", "feed", "atom:", "urlset", "sm:");
    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("title", Field.TITLE),
            Map.entry("atom:title", Field.TITLE),
            Map.entry("news:title", Field.TITLE),
            Map.entry("description", Field.SUMMARY),
            Map.entry("atom:summary", Field.SUMMARY),
            Map.entry("content:encoded", Field.CONTENT),
            Map.entry("atom:content", Field.CONTENT),
            Map.entry("link", Field.LINK),
            Map.entry("sm:loc", Field.LINK),
            Map.entry("atom:id", Field.PERMALINK),
            Map.entry("pubDate", Field.PUBLISHED),
            Map.entry("dc:date", Field.PUBLISHED),
            Map.entry("atom:published", Field.PUBLISHED),
            Map.entry("atom:issued", Field.PUBLISHED),
            Map.entry("news:publication_date", Field.PUBLISHED),
            Map.entry("atom:updated", Field.UPDATED),
            Map.entry("atom:modified", Field.UPDATED),
            Map.entry("sm:lastmod", Field.UPDATED),
            Map.entry("author", Field.AUTHOR),
            Map.entry("dc:creator", Field.AUTHOR),
            Map.entry("atom:name", Field.AUTHOR),
            Map.entry("category", Field.CATEGORY),
            Map.entry("dc:subject", Field.CATEGORY),
            Map.entry("news:keywords", Field.CATEGORY),
            Map.entry("news:stock_tickers", Field.TICKERS),
            Map.entry("dc:language", Field.LANGUAGE),
            Map.entry("news:language", Field.LANGUAGE));

    /** Those of a feed by its root; {@link #NONE} when it is no feed's. */
    static FeedWords of(String root, String namespace) {
        String own = ROOTS.get(root);
        return own == null ? NONE : new FeedWords(own, namespace);
    }

    static boolean isRoot(String name) {
        return ROOTS.containsKey(name);
    }

    /** The name with its usual prefix; one of a namespace that is not known has another prefix than all above. */
    String name(String namespace, String local) {
        if (namespace.equals(ownUri)) {
            return own + local;
        }
        return namespace.isEmpty() ? local : PREFIXES.getOrDefault(namespace, "?:") + local;
    }

    /** What the text of the element is; null when it is nothing of an item. */
    static @Nullable Field field(String name) {
        return FIELDS.get(name);
    }
}
