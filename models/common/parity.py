"""What the programs of this folder make of invented and of recorded inputs, for the tests of gpu-worker, which repeats them in Java.

    python -m common.parity ../gpu-worker/src/test/resources/parity

Of recorded texts, bars and days only digests and figures are written: a row is named by its file and number.
"""

import base64
import csv
import hashlib
import io
import json
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

import numpy as np
import pandas as pd
from PIL import Image

from chart_pattern.pixels import network_input
from common import artifacts
from common.bars import NAMES, SYMBOLS, WARM_UP, ends, generated, load, table, vix_known
from common.paths import DATA
from news_sentiment.foreign import HEADLINES
from news_sentiment.language import is_english
from news_sentiment.predict import of_items
from news_sentiment.sentences import sentences
from news_sentiment.tokens import WordPiece
from regime.train import filtered

BARS, SEED = 1400, 29
"""As in the self-tests of ensemble and forecast."""

ODD_TEXTS = [
    "", " ", "\u2014", "profit rose " * 60, "x" * 100, "x" * 101, "Caf\u00e9 \u201cNord\u201d &amp; Co. $ABC up 3,5% \u2014 \u20ac2bn https://example.org/a?b=c&d done", "&amp;quot;A&amp;#39;s&nbsp;B&lt;C&gt;",
    "$TSLA $toolongx $a_ $A1 $ $$AB, $AB.C", "http://a\u00a0b HTTPS://C https:// x", "\u0130STANBUL \u00df \u03a3\u0391\u03a3 \u01c5 \ufb01n", "a\u0301e\u0308 \u00e9\u00e8\u1ec7 n\u0303", "a\u200bb\u00adc\u2028d\u2029e\u3000f\ufeffg",
    "a\x00b\x07c\ufffdd\te\r\nf\x85g", "\uc740\ud589 \uc21c\uc774\uc775", "\u94f6\u884c rose 3%", "\U0001f680 to the moon \U0001f468\u200d\U0001f469 \u2764\ufe0f", "\U00020000\U0002f800 \uff21\uff22\uff11", "1,234.5-6 (7) [8] {9} ~`^|\\_@#",
    "\u0645\u0631\u062d\u0628\u0627 \u0939\u093f\u0928\u094d\u0926\u0940 \u0e44\u0e17\u0e22", "profit " + "der die das und " * 3, "Zur\u00fcck im Plus", "R\u00e9sultats en hausse", "\u2160\u00b2\u00bd\u2122\u00a9\u00b0\u20ac\u00a3\u00a5", "don't can't O\u2019Neil's mid-cap",
]


def written(path, lines):
    path.write_text("# models/common/parity.py regenerates it; never paste the output of the worker\n" + "".join(line + "\n" for line in lines), encoding="utf-8")


def figures(values):
    return [round(float(v), 7) for v in values]


def digest(content):
    return hashlib.sha256(content).hexdigest()


def session():
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(artifacts.folder("news_sentiment") / "news_sentiment.onnx"), options, providers=["CPUExecutionProvider"])


def texts(tokenizer):
    """A line per text: the text, whether it is called English, its ids; items of headline and body with their probabilities."""
    made = [text for text, _ in sentences(60, 211)] + HEADLINES + ODD_TEXTS
    for text in made:
        yield json.dumps({"text": text, "english": is_english(text, tokenizer), "ids": tokenizer.encode(text)})


def items(tokenizer):
    made = [text for text, _ in sentences(40, 212)]
    headlines = made[:20] + HEADLINES[:4] + made[20:24] + ["Profit rose"] * 3
    bodies = made[20:40] + made[:4] + HEADLINES[4:8] + ["", " \n", "\u2014"]
    for headline, body, found in zip(headlines, bodies, of_items(session(), tokenizer, headlines, bodies)):
        yield json.dumps({"headline": headline, "body": body, "probabilities": figures(found)})


def formula(width, height):
    """A picture that any program can make: three sums of products of the coordinates."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([(x * 7 + y * 13) % 256, (x * y) % 256, (x * x + 3 * y) % 251], axis=2).astype(np.uint8)


SIZES = [(1, 1), (160, 96), (161, 97), (159, 95), (320, 192), (37, 401), (903, 560), (1366, 768), (1920, 1080), (8192, 3)]


def encoded(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return base64.b64encode(buffer.getvalue()).decode()


def pictures():
    """Small files of every kind that is read, with the digest of the pixels that the network takes."""
    colours = Image.fromarray(formula(53, 34))
    alpha = colours.convert("RGBA")
    alpha.putalpha(Image.fromarray(((np.mgrid[0:34, 0:53].sum(axis=0) * 5) % 256).astype(np.uint8)))
    grey = Image.fromarray(formula(53, 34)[:, :, 0])
    smooth = Image.fromarray(np.clip(np.stack([np.mgrid[0:60, 0:90][0] * 4, np.mgrid[0:60, 0:90][1] * 2, 255 - np.mgrid[0:60, 0:90].sum(axis=0)], axis=2), 0, 255).astype(np.uint8))
    palette = colours.quantize(17)
    kinds = {
        "png-rgb": (colours, "PNG", {}), "png-rgba": (alpha, "PNG", {}), "png-grey": (grey, "PNG", {}), "png-grey-alpha": (alpha.convert("LA"), "PNG", {}), "png-palette": (palette, "PNG", {}),
        "png-palette-transparent": (palette, "PNG", {"transparency": 3}), "png-bits": (grey.convert("1"), "PNG", {}), "png-rgb-transparent": (colours, "PNG", {"transparency": (0, 0, 0)}), "png-grey-transparent": (grey, "PNG", {"transparency": 13}),
        "png-icc": (colours, "PNG", {"icc_profile": profile()}), "jpeg": (smooth, "JPEG", {"quality": 90}), "jpeg-444": (smooth, "JPEG", {"quality": 95, "subsampling": 0}), "jpeg-422": (smooth, "JPEG", {"quality": 80, "subsampling": 1}),
        "jpeg-progressive": (smooth, "JPEG", {"quality": 80, "progressive": True}), "jpeg-grey": (grey, "JPEG", {"quality": 85}), "jpeg-icc": (smooth, "JPEG", {"quality": 90, "icc_profile": profile()}),
    }
    for name, (image, kind, options) in kinds.items():
        content = encoded(image, kind, **options)
        pixels = network_input(Image.open(io.BytesIO(base64.b64decode(content))))
        yield json.dumps({"name": name, "file": content, "sha256": digest(pixels.tobytes())})
    for width, height in SIZES:
        yield json.dumps({"name": f"formula-{width}x{height}", "width": width, "height": height, "sha256": digest(network_input(Image.fromarray(formula(width, height))).tobytes())})


def profile():
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def predictions(rows):
    features = rows[NAMES].to_numpy(np.float32)
    ensemble = artifacts.run(artifacts.folder("ensemble") / "ensemble.onnx", {"features": features})
    forecast = artifacts.run(
        artifacts.folder("forecast") / "forecast.onnx", {"features": features, "close": rows["close"].to_numpy(np.float32), "sigma": rows["sigma"].to_numpy(np.float32)})
    return ensemble, forecast


def row_lines(name, rows):
    ensemble, forecast = predictions(rows)
    for i, (number, row) in enumerate(rows.iterrows()):
        yield json.dumps({
            "series": name, "bar": int(number), "features": figures(row[NAMES]), "sigma": float(f"{row['sigma']:.9g}"), "size_probabilities": figures(ensemble["probabilities"][i]), "expected_move": round(float(ensemble["expected_move"][i]), 7),
            "lower": round(float(forecast["lower"][i]), 5), "upper": round(float(forecast["upper"][i]), 5)})


def made_bars():
    bars, vix = generated(BARS, SEED)
    yield "time,open,high,low,close,vix"
    for row, known in zip(bars.itertuples(index=False), vix):
        yield f"{int(row.time)},{row.open:.4f},{row.high:.4f},{row.low:.4f},{row.close:.4f},{known:.2f}"


def made_rows():
    rows = table(*generated(BARS, SEED))
    yield from row_lines("made", rows.iloc[[WARM_UP, WARM_UP + 3, 700, 909, 1001, 1204, BARS - 2]])
    for package in ("ensemble", "forecast"):
        metrics = json.loads((artifacts.folder(package) / "metrics.json").read_text(encoding="utf-8"))
        yield json.dumps({"self_test": package, "value": metrics["self_test"]})


def model_of(package):
    model = json.loads((artifacts.folder(package) / "model.json").read_text(encoding="utf-8"))
    return {name: np.array(value) for name, value in model["parameters"].items()} | {"initial": np.array(model["preprocessing"]["initial"])}


def regime_lines(days, rows):
    """The posterior and the expected volatility of some days, from the parameters alone: the graph is not run."""
    log_range = np.log((100 * np.log(days["high"] / days["low"])).rolling(5).mean())
    features = np.stack([np.log(days["vix"]), log_range], axis=1)
    usable = np.isfinite(features).all(axis=1)
    parameters = model_of("regime")
    posterior = filtered(parameters, features[usable])
    volatility = np.exp(posterior @ parameters["log_volatility"])
    at = np.cumsum(usable) - 1
    for row in rows:
        yield json.dumps({"day": days["date"].iloc[row], "row": int(row), "posterior": figures(posterior[at[row]]), "volatility_pct": round(float(volatility[at[row]]), 5)})


def made_days():
    random = np.random.default_rng(41)
    close = 100 * np.exp(np.cumsum(random.normal(0, 0.01, 300)))
    spread = np.exp(random.normal(np.log(0.006), 0.4, 300))
    vix = np.exp(np.log(18) + np.cumsum(random.normal(0, 0.05, 300)))
    days = pd.DataFrame({"date": pd.bdate_range("2024-01-02", periods=300).strftime("%Y-%m-%d"), "high": close * (1 + spread), "low": close * (1 - spread), "close": close, "vix": vix}).round(4)
    days.loc[random.choice(300, 25, replace=False), "vix"] = np.nan
    return days


def recorded_texts():
    for name in ("cnbc", "nytimes", "small_reuters_rss"):
        path = DATA / "news" / "rss_xml" / f"{name}.xml"
        for i, item in enumerate(tree.parse(path).getroot().iter("item")):
            yield f"news/rss_xml/{path.name}", i, item.findtext("title") or "", item.findtext("description") or ""
    with open(DATA / "news" / "sentfin" / "SEntFiN.csv", encoding="utf-8", newline="") as file:
        for i, row in enumerate(csv.DictReader(file)):
            if i % 60 == 0:
                yield "news/sentfin/SEntFiN.csv", i, row["Title"], ""
    with open(DATA / "news" / "twitter_financial" / "sent_valid.csv", encoding="utf-8", newline="") as file:
        for i, row in enumerate(csv.DictReader(file)):
            if i % 15 == 0:
                yield "news/twitter_financial/sent_valid.csv", i, row["text"], ""


def recorded_news(tokenizer):
    rows = list(recorded_texts())
    found = of_items(session(), tokenizer, [row[2] for row in rows], [row[3] for row in rows])
    for (file, number, headline, body), probabilities in zip(rows, found):
        ids = " ".join(map(str, tokenizer.encode(headline)))
        yield json.dumps({"file": file, "row": number, "ids_sha256": digest(ids.encode())[:16], "english": is_english(headline, tokenizer), "probabilities": figures(probabilities)})


def recorded_rows():
    for symbol in SYMBOLS:
        bars = load(symbol)
        yield from row_lines(symbol, table(bars, vix_known(load("VIX_1h"), ends(bars))).iloc[np.linspace(WARM_UP, len(bars) - 2, 9).astype(int)])


def recorded_days():
    spx = pd.read_csv(DATA / "index-daily" / "spx_daily_hlc_1990-2026.csv.gz", parse_dates=["Date"], index_col="Date")
    vix = pd.read_csv(DATA / "index-daily" / "VIX_History_cboe_2026-08.csv.gz", parse_dates=["DATE"], index_col="DATE")["CLOSE"]
    days = spx.join(vix.rename("vix"), how="inner").reset_index()
    days = days.rename(columns={"Date": "date", "High": "high", "Low": "low"}).assign(date=days["Date"].dt.strftime("%Y-%m-%d"))
    yield from regime_lines(days, np.linspace(900, len(days) - 1, 25).astype(int))


def main(where):
    tokenizer = WordPiece.read(artifacts.folder("news_sentiment") / "vocab.txt")
    where.mkdir(parents=True, exist_ok=True)
    days = made_days()
    written(where / "texts.jsonl", texts(tokenizer))
    written(where / "items.jsonl", items(tokenizer))
    written(where / "pictures.jsonl", pictures())
    written(where / "bars.csv", made_bars())
    written(where / "bar-rows.jsonl", made_rows())
    written(where / "days.csv", ["date,high,low,close,vix", *(f"{d.date},{d.high:.4f},{d.low:.4f},{d.close:.4f},{'' if np.isnan(d.vix) else f'{d.vix:.4f}'}" for d in days.itertuples())])
    written(where / "regimes.jsonl", regime_lines(days, [40, 99, 100, 180, 299]))
    written(where / "recorded-news.jsonl", recorded_news(tokenizer))
    written(where / "recorded-bar-rows.jsonl", recorded_rows())
    written(where / "recorded-regimes.jsonl", recorded_days())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
