"""Figures of recorded news feeds, read with feedparser, and of a sitemap, read with xml.etree: how ingest-service must read the same files.

    python news.py > ../../ingest-service/src/test/resources/news-figures.csv

Reads the files under DEALERFLOW_TEST_DATA/news/rss_xml, by default shared/data next to the checkout. A row per file: its number of items, the
how many of them repeat an earlier one, the first and last time of publication, and SHA-256 of the others as text, sorted: link, title with
single blanks, time of publication in milliseconds since 1970, number of words in the summary. An item repeats another when title and
summary have the same words; without a summary, of the same day. No text is written.
"""

import calendar
import datetime
import hashlib
import html
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

import feedparser

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def plain(markup):
    """Text of HTML."""
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", markup)).split())


def words(text):
    return re.findall(r"\w+", text.lower())


def feed(file):
    for entry in feedparser.parse(file.read_bytes())["entries"]:
        millis = calendar.timegm(entry["published_parsed"]) * 1000
        yield entry["link"], plain(entry["title"]), millis, plain(entry.get("summary", ""))


def sitemap(file):
    for url in tree.parse(file).getroot().findall(SITEMAP + "url"):
        news = url.find(NEWS + "news")
        time = datetime.datetime.fromisoformat(news.findtext(NEWS + "publication_date"))
        title = " ".join(news.findtext(NEWS + "title").split())
        yield url.findtext(SITEMAP + "loc"), title, round(time.timestamp() * 1000), ""


def instant(millis):
    time = datetime.datetime.fromtimestamp(millis / 1000, datetime.timezone.utc)
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def figures(file):
    is_sitemap = b"<urlset" in file.read_bytes()
    rows = list(sitemap(file) if is_sitemap else feed(file))
    seen = {}
    for row in rows:
        day = "" if row[3] else instant(row[2])[:10]
        seen.setdefault((day, *words(row[1]), "|", *words(row[3])), row)
    kept = [(*row[:3], len(words(row[3]))) for row in seen.values()]
    text = "\n".join(sorted("\t".join(str(field) for field in row) for row in kept))
    times = [row[2] for row in rows]
    print(
        file.name,
        len(rows),
        len(rows) - len(kept),
        instant(min(times)),
        instant(max(times)),
        hashlib.sha256(text.encode()).hexdigest(),
        sep=",",
    )


def main():
    default = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"
    folder = pathlib.Path(os.environ.get("DEALERFLOW_TEST_DATA", default))
    print("# feedparser and xml.etree; tools/reference/news.py makes it of recorded feeds; texts are hashed, not copied")
    print("file,items,repeats,first,last,sha256")
    for file in sorted(folder.glob("news/rss_xml/*.xml")):
        figures(file)


if __name__ == "__main__":
    sys.exit(main())
