package io.dealerflow.ingest.source.news;

import java.util.List;

/** Small feeds, written by hand. */
public final class NewsSamples {
    private NewsSamples() {}

    /** An RSS 2.0 feed of these items. */
    public static String rss(String... items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
                <channel><title>A Feed</title><link>https://feed.example.test/</link><language>en-us</language>
                """ + String.join("\n", items) + "\n</channel></rss>\n";
    }

    /** An RSS item. */
    public static String item(String link, String title, String description) {
        return "<item><title>%s</title><link>%s</link><description>%s</description><pubDate>Wed, 04 Mar 2026 10:30 EST</pubDate></item>"
                .formatted(title, link, description);
    }

    /** An Atom feed of these entries. */
    public static String atom(String... entries) {
        return "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://atom.example.test/posts/' xml:lang='de'>"
                + "<title>Feed</title>" + String.join("\n", entries) + "</feed>";
    }

    /** A sitemap of news of one article. */
    public static String sitemap(String link, String title) {
        return """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
                        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                <url><loc>%s</loc><image:image><image:loc>https://i.example.test/1.png</image:loc></image:image>
                <n:news><n:publication><n:name>Paper</n:name><n:language>en</n:language></n:publication>
                <n:publication_date>2026-03-04T15:30:00.900Z</n:publication_date><n:title>%s</n:title>
                <n:keywords>Markets, Rates</n:keywords><n:stock_tickers>NYSE:ABC, NASDAQ:DEF</n:stock_tickers></n:news></url>
                </urlset>
                """.formatted(link, title);
    }

    /** A JSON Feed of these items. */
    public static String json(String... items) {
        return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Feed\", \"language\": \"en\", \"items\": ["
                + String.join(",", List.of(items)) + "]}";
    }
}
