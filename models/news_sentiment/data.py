"""The labelled texts: Twitter-financial (MIT), SEntFiN 1.0 (MIT) and sentences made by this project."""

import csv
import gzip
import json
import re

import numpy as np

from common.paths import data
from news_sentiment.sentences import NEGATIVE, NEUTRAL, POSITIVE, sentences

LABELS = ["negative", "neutral", "positive"]
MADE = 9000
TWITTER_LABELS = [NEGATIVE, POSITIVE, NEUTRAL]  # the data set's 0 bearish, 1 bullish, 2 neutral


def twitter(name):
    path = data("news/twitter_financial") / name
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as file:
        return [(row["text"], TWITTER_LABELS[int(row["label"])]) for row in csv.DictReader(file)]


def sentfin():
    """Headlines all of whose entities have the same sentiment. The column of decisions is a Python dictionary with unescaped quotes."""
    rows = []
    with (data("news/sentfin") / "SEntFiN.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found = set(re.findall(r":\s*'(negative|neutral|positive)'", row["Decisions"]))
            if len(found) == 1:
                rows.append((row["Title"], LABELS.index(found.pop())))
    return rows


def fiqa_headlines():
    """Headlines of FiQA 2018 task 1 with the mean of their annotated scores, -1 to 1. Measured on, never trained on: its licence is unclear."""
    rows = []
    for part in ("train", "test"):
        items = json.loads((data("news/fiqa") / f"task1_headline_ABSA_{part}.json").read_text(encoding="utf-8"))
        scored = [(item["sentence"], [float(i["sentiment_score"]) for i in item["info"] if "sentiment_score" in i]) for item in items.values()]
        rows += [(text, float(np.mean(scores))) for text, scores in scored if scores]
    return rows


def splits(seed=7):
    """Training, calibration (neither trained on nor reported), validation of headlines, validation of tweets; no text is in two of them."""
    random = np.random.default_rng(seed)
    valid = twitter("sent_valid.csv")
    seen = {key(text) for text, _ in valid}

    def unseen(rows):
        kept = []
        for text, label in rows:
            if key(text) not in seen:
                seen.add(key(text))
                kept.append((text, label))
        return [kept[i] for i in random.permutation(len(kept))]

    tweets, headlines = unseen(twitter("sent_train.csv.gz")), unseen(sentfin())
    return {
        "train": tweets[500:] + headlines[1000:] + sentences(MADE, seed),
        "calibration": tweets[:500] + headlines[:500],
        "headlines": headlines[500:1000],
        "tweets": valid,
    }


def key(text):
    return " ".join(re.findall(r"\w+", re.sub(r"https?://\S+", "", text.lower())))
