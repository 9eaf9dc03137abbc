"""The steps that another language repeats: tokens, the language rule, resizing, rows of features, rules of labels."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image

from chart_pattern.pixels import HEIGHT, WIDTH, network_input, opaque, overlaps, resized
from chart_pattern.rules import candle, formation
from common import artifacts
from common.bars import NAMES, WARM_UP, ends, generated, table
from common.measures import calibration_error, macro_f1, psi
from news_sentiment.language import is_english
from news_sentiment.tokens import MAX_TOKENS, WordPiece, words


@pytest.fixture(scope="module")
def tokenizer():
    return WordPiece.read(artifacts.folder("news_sentiment") / "vocab.txt")


def test_words_are_lower_case_without_accents_and_links():
    assert words("Caf\u00e9 \u201cA\u201d &amp; $ABC https://x.org/y +3.5%") == ["cafe", "\u201c", "a", "\u201d", "&", "$", "x", "+", "3", ".", "5", "%"]


def test_golden_texts_have_the_golden_tokens(tokenizer):
    cases = json.loads((artifacts.folder("news_sentiment") / "golden.json").read_text(encoding="utf-8"))["cases"]
    for case in (case for case in cases if "text" in case):
        assert tokenizer.encode(case["text"]) == case["inputs"]["input_ids"]["data"]
        assert is_english(case["text"], tokenizer) == case["english"]


def test_a_long_text_is_cut_and_an_empty_one_has_two_tokens(tokenizer):
    assert len(tokenizer.encode("profit rose " * 200)) == MAX_TOKENS
    assert len(tokenizer.encode("")) == 2


def test_a_word_without_pieces_is_unknown(tokenizer):
    assert tokenizer.pieces("\ud55c") == ["[UNK]"]
    assert tokenizer.pieces("x" * 101) == ["[UNK]"]


def test_overlaps_share_each_source_pixel_out():
    weights = overlaps(7, 3)
    np.testing.assert_allclose(weights.sum(axis=1), 1, rtol=1e-6)
    np.testing.assert_allclose(weights.sum(axis=0), 3 / 7, rtol=1e-6)
    np.testing.assert_allclose(weights[0], np.array([1, 1, 1 / 3, 0, 0, 0, 0]) * 3 / 7, rtol=1e-6)


def test_a_plain_picture_stays_plain_at_any_size():
    for height, width in ((50, 70), (96, 160), (333, 1001)):
        assert (resized(np.full((height, width, 3), 77, np.uint8)) == 77).all()


def test_an_integer_reduction_is_the_mean_of_blocks():
    pixels = np.random.default_rng(1).integers(0, 256, (HEIGHT * 3, WIDTH * 2, 3), dtype=np.uint8)
    means = pixels.reshape(HEIGHT, 3, WIDTH, 2, 3).mean(axis=(1, 3))
    assert np.abs(resized(pixels) - means).max() <= 0.5001


def test_transparency_is_over_white():
    pixel = Image.fromarray(np.array([[[100, 0, 200, 51]]], np.uint8), "RGBA")
    assert opaque(pixel).tolist() == [[[224, 204, 244]]]


def test_the_golden_picture_has_the_golden_pixels():
    for case in json.loads((artifacts.folder("chart_pattern") / "golden.json").read_text(encoding="utf-8"))["cases"]:
        pixels = network_input(Image.open(io.BytesIO(base64.b64decode(case["png"]))))
        np.testing.assert_array_equal(pixels[None], artifacts.array(case["inputs"]["images"]))


def test_features_do_not_look_ahead():
    bars, vix = generated(700, 3)
    whole, part = table(bars, vix), table(bars.iloc[:600], vix[:600])
    np.testing.assert_allclose(part[NAMES].iloc[WARM_UP:], whole[NAMES].iloc[WARM_UP:600], rtol=1e-4, atol=1e-5)


def test_the_last_bar_of_a_day_is_half_an_hour():
    bars, _ = generated(14, 3)
    assert (ends(bars) - bars["time"]).tolist() == [3600] * 6 + [1800] + [3600] * 6 + [1800]


def test_features_are_finite_after_the_warm_up():
    assert np.isfinite(table(*generated(700, 3))[NAMES].iloc[WARM_UP:]).all(axis=None)


def test_rules_name_clear_cases():
    times = np.linspace(0, 1, 40)
    assert formation(np.interp(times, [0, 0.17, 0.31, 0.5, 0.68, 0.82, 1], [-0.4, 0.6, 0, 1, 0, 0.6, -0.2])) == "head_and_shoulders"
    assert formation(np.interp(times, [0, 0.3, 0.5, 0.72, 1], [0.4, -1, -0.2, -1, 0])) == "double_bottom"
    assert formation(times) == "none"
    calm = np.tile([10.0, 10.6, 9.4, 10.2], (14, 1))
    assert candle(np.vstack([calm, [10.2, 10.4, 9.5, 9.7], [9.7, 10.9, 9.6, 10.8]])) == "bullish_engulfing"
    assert candle(np.vstack([calm, [10, 10.12, 8.6, 10.1]])) == "hammer"


def test_measures_against_values_worked_out_by_hand():
    assert macro_f1(np.array([0, 0, 1]), np.array([0, 1, 1]), 2) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert calibration_error(np.array([0, 1]), np.array([[0.9, 0.1], [0.9, 0.1]])) == pytest.approx(0.4)
    assert psi(np.array([0.5, 0.5]), np.array([0.25, 0.75])) == pytest.approx(0.25 * np.log(2) + 0.25 * np.log(1.5))
