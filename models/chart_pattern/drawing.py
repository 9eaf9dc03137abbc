"""Pictures of bars in many styles. The style never depends on the label."""

import io
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PALETTES = [  # background, up, down, text, line
    ((255, 255, 255), (38, 166, 154), (239, 83, 80), (60, 60, 60), (33, 100, 200)),
    ((255, 255, 255), (0, 128, 0), (200, 0, 0), (0, 0, 0), (0, 0, 200)),
    ((255, 255, 255), (255, 255, 255), (0, 0, 0), (0, 0, 0), (0, 0, 0)),
    ((250, 250, 245), (90, 180, 90), (220, 90, 60), (80, 80, 80), (120, 60, 160)),
    ((19, 23, 34), (38, 166, 154), (239, 83, 80), (180, 180, 190), (90, 160, 250)),
    ((0, 0, 0), (0, 230, 100), (255, 50, 50), (220, 220, 220), (250, 220, 60)),
    ((24, 26, 32), (14, 203, 129), (246, 70, 93), (150, 155, 165), (240, 185, 11)),
    ((245, 245, 220), (60, 120, 60), (150, 50, 40), (70, 60, 40), (70, 60, 40)),
    ((230, 236, 245), (60, 130, 220), (220, 80, 120), (60, 60, 80), (30, 60, 120)),
    ((234, 234, 242), (120, 190, 120), (90, 90, 110), (50, 50, 60), (76, 114, 176)),
    ((255, 255, 255), (70, 130, 255), (255, 150, 40), (90, 90, 90), (20, 20, 20)),
    ((40, 44, 52), (240, 240, 240), (60, 120, 220), (200, 200, 200), (97, 175, 239)),
    ((255, 255, 255), (170, 170, 170), (20, 20, 20), (20, 20, 20), (20, 20, 20)),
]
PAIRS = [  # up, down
    ((0, 150, 60), (220, 30, 30)), ((40, 180, 120), (240, 90, 90)), ((0, 0, 0), (240, 20, 20)), ((250, 250, 250), (20, 20, 20)), ((30, 60, 180), (190, 20, 50)),
    ((255, 230, 40), (20, 40, 130)), ((255, 255, 255), (30, 140, 250)), ((90, 200, 250), (250, 120, 60)), ((255, 255, 255), (230, 40, 40)), ((60, 200, 60), (20, 20, 20)),
]
AVERAGES = [(255, 152, 0), (33, 150, 243), (156, 39, 176), (230, 190, 40), (120, 120, 120), (0, 150, 136)]
WORDS = "AAX NVB TQR USD EUR 1h 4h 1D Daily Hourly Index Chart Price Corp Ltd Fund".split()
FONTS = {size: ImageFont.load_default(size) for size in (9, 11, 13, 16)}
CANDLE, HOLLOW, OHLC, LINE = "candle", "hollow", "ohlc", "line"


class Picture(NamedTuple):
    image: Image.Image
    candle_readable: bool
    """False for lines, and where a candle has less than about three pixels of the network's 160."""


def palette(random):
    """One of PALETTES, or a background of any colour with one of PAIRS that can be told from it."""
    if random.uniform() < 0.65:
        return PALETTES[random.integers(len(PALETTES))]
    tone = int(random.choice([0, 20, 60, 200, 235, 255]))
    background = tuple(int(np.clip(tone + random.integers(-25, 26), 0, 255)) for _ in range(3))
    ink = (0, 0, 0) if tone > 120 else (230, 230, 230)
    up, down = PAIRS[random.integers(len(PAIRS))]
    # A body in the colour of the background has its outline in ink.
    up, down = (background if distance(color, background) < 90 else color for color in (up, down))
    return background, up, down, ink, AVERAGES[random.integers(len(AVERAGES))]


def distance(a, b):
    return sum(abs(x - y) for x, y in zip(a, b))


def draw(bars, random):
    u = random.uniform
    width, height = int(u(360, 900)), int(u(230, 560))
    background, up, down, ink, line = palette(random)
    up, down, line = (color if color == background else tuple(int(np.clip(c + u(-20, 20), 0, 255)) for c in color) for color in (up, down, line))
    image = Image.new("RGB", (width, height), background)
    pen = ImageDraw.Draw(image)
    left, right = (u(0.01, 0.2) * width for _ in range(2))
    top, bottom = u(0.02, 0.17) * height, u(0.02, 0.24) * height
    panel = (u(0.15, 0.3) if u() < 0.4 else 0.0) * height
    low_edge = height - bottom - panel
    low, high = bars[:, 2].min(), bars[:, 1].max()
    pad = (high - low) * u(0.01, 0.15)
    count = len(bars)
    step = (width - left - right) / (count + u(0, 1.5))
    x = left + step * (np.arange(count) + 0.5)
    fade = tuple((b * 4 + i) // 5 for b, i in zip(background, ink))

    def y(price):
        return top + (high + pad - price) / (high - low + 2 * pad) * (low_edge - top)

    font = FONTS[int(random.choice(list(FONTS)))]
    if u() < 0.6:
        for k in range(int(u(3, 9))):
            at = top + (low_edge - top) * k / 7
            pen.line([left, at, width - right, at], fill=fade)
        for k in range(int(u(3, 9))):
            at = left + (width - left - right) * k / 7
            pen.line([at, top, at, height - bottom], fill=fade)
    if u() < 0.75:
        numbers_right = u() < 0.6
        for price in np.linspace(low, high, int(u(4, 8))):
            pen.text((width - right + 2 if numbers_right else 1, y(price) - 6), f"{price:.2f}", fill=ink, font=font)
        for k in range(0, count, max(1, count // 5)):
            pen.text((x[k] - 12, height - bottom + 1), f"{random.integers(1, 28)}.{random.integers(1, 13)}", fill=ink, font=font)
    if u() < 0.5:
        pen.rectangle([left, top, width - right, low_edge], outline=ink)
        pen.rectangle([left, low_edge, width - right, height - bottom], outline=ink)
    if u() < 0.4:
        pen.text((left + 4, 1), " ".join(random.choice(WORDS, 3)), fill=ink, font=font)

    style = random.choice([CANDLE, HOLLOW, OHLC, LINE], p=[0.7, 0.1, 0.08, 0.12])
    half, thick = max(0.6, step * u(0.25, 0.46)), int(random.choice([1, 1, 1, 2]))
    edge = random.choice(["own", "ink"])
    if style == LINE:
        pen.line([(a, b) for a, b in zip(x, y(bars[:, 3]))], fill=line, width=int(u(1, 4)), joint="curve")
    else:
        for at, (opened, top_price, low_price, close) in zip(x, bars):
            color = up if close >= opened else down
            wick = ink if color == background or edge == "ink" else color
            y_open, y_close = sorted((y(opened), y(close)))
            if style == OHLC:
                pen.line([at, y(top_price), at, y(low_price)], fill=wick, width=thick)
                pen.line([at - half, y(opened), at, y(opened)], fill=wick, width=thick)
                pen.line([at, y(close), at + half, y(close)], fill=wick, width=thick)
                continue
            pen.line([at, y(top_price), at, y(low_price)], fill=wick, width=thick)
            fill = background if style == HOLLOW and close >= opened else color
            pen.rectangle([at - half, y_open, at + half, max(y_close, y_open + 1)], fill=fill, outline=wick)
    if u() < 0.3:
        for _ in range(int(u(1, 3.99))):
            span = int(u(3, 25))
            start = bars[0, 3]
            mean = np.convolve(np.concatenate([np.full(span - 1, start), bars[:, 3]]), np.ones(span) / span, mode="valid")
            pen.line(list(zip(x, y(mean))), fill=AVERAGES[random.integers(len(AVERAGES))], width=int(u(1, 3)))
    if panel:
        base, tall = height - bottom, panel * 0.9
        if u() < 0.6:
            plain = AVERAGES[random.integers(len(AVERAGES))] if u() < 0.3 else None
            for at, share, bar in zip(x, random.uniform(0.1, 1, count), bars):
                pen.rectangle([at - half, base - share * tall, at + half, base], fill=plain or (up if bar[3] >= bar[0] else down), outline=ink if background in (up, down) else None)
        else:
            wave = np.clip(0.5 + np.cumsum(random.normal(0, 0.08, count)), 0.05, 0.95)
            pen.line([(a, base - w * tall) for a, w in zip(x, wave)], fill=AVERAGES[random.integers(len(AVERAGES))], width=2)
            for share in (0.3, 0.7):
                pen.line([left, base - share * tall, width - right, base - share * tall], fill=fade)
    for _ in range(int(random.choice([0, 0, 0, 1, 2]))):
        color = AVERAGES[random.integers(len(AVERAGES))]
        a, b = sorted(u(left, width - right) for _ in range(2))
        pen.line([a, u(top, low_edge), b, u(top, low_edge)], fill=color, width=int(u(1, 3)))
    if u() < 0.15:
        pen.rectangle([x[-1] - 1.5 * step, y(bars[-1, 1]) - 4, x[-1] + step, y(bars[-1, 2]) + 4], outline=AVERAGES[random.integers(len(AVERAGES))], width=2)
    if u() < 0.25:
        image = image.filter(ImageFilter.GaussianBlur(u(0.3, 1.2)))
    if u() < 0.35:
        stored = io.BytesIO()
        image.save(stored, "JPEG", quality=int(u(35, 92)))
        image = Image.open(stored).convert("RGB")
    return Picture(image, style != LINE and step * 160 / width >= 2.6)
