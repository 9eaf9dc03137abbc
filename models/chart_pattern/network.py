"""The convolutional network: four halvings of 160 x 96 pixels, an embedding of 128, two heads."""

import torch
from torch import nn

from chart_pattern.rules import BEARISH, BULLISH, CANDLES, FORMATIONS

EMBEDDING = 128


def stage(inputs, outputs, stride):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


class ChartNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(
            stage(3, 16, 2), stage(16, 24, 1), stage(24, 48, 2), stage(48, 48, 1), stage(48, 96, 2), stage(96, 96, 1), stage(96, 128, 2), stage(128, 32, 1))
        self.embed = nn.Sequential(nn.Flatten(), nn.Dropout(0.2), nn.Linear(32 * 6 * 10, EMBEDDING), nn.ReLU())
        self.formation, self.candle = nn.Linear(EMBEDDING, len(FORMATIONS)), nn.Linear(EMBEDDING, len(CANDLES))

    def forward(self, pixels):
        """Logits of both heads and the embedding, for float pixels ``[n, 3, 96, 160]`` scaled to about -1 to 1."""
        embedding = self.embed(self.trunk(pixels))
        return self.formation(embedding), self.candle(embedding), embedding


def scaled(images):
    """uint8 ``[n, 96, 160, 3]`` to the network's scale."""
    return images.permute(0, 3, 1, 2).float() / 127.5 - 1


class Shipped(nn.Module):
    """The exported graph: pixels to probabilities, score (bullish minus bearish formations) and embedding."""

    def __init__(self, network, formation_temperature, candle_temperature):
        super().__init__()
        self.network, self.temperatures = network, (formation_temperature, candle_temperature)
        signs = [(name in BULLISH) - (name in BEARISH) for name in FORMATIONS]
        self.register_buffer("signs", torch.tensor(signs, dtype=torch.float32)[:, None])

    def forward(self, images):
        formation, candle, embedding = self.network(scaled(images))
        probabilities = torch.softmax(formation / self.temperatures[0], 1)
        return probabilities, torch.softmax(candle / self.temperatures[1], 1), (probabilities @ self.signs).squeeze(1), embedding
