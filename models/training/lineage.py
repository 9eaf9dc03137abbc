"""OpenLineage events of a training run (https://openlineage.io/spec/2-0-2/OpenLineage.json), to where ``dealerflow.lineage.*`` of the services says."""

import datetime
import json
import os
import sys
import urllib.request
import uuid

PRODUCER = "https://dealerflow.io/models"
SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
ERROR = "https://openlineage.io/spec/facets/1-0-1/ErrorMessageRunFacet.json"
TIMEOUT_S = 5


class Run:
    """START, then COMPLETE or FAIL, of the training of a model from a data set."""

    def __init__(self, model, source, registry):
        self.model, self.source, self.registry = model, source, registry
        self.id = str(uuid.uuid4())
        self.namespace = os.environ.get("DEALERFLOW_LINEAGE_NAMESPACE", "dealerflow")

    def started(self):
        self._send("START")

    def complete(self, version):
        """``version`` is none when there was too little to train from."""
        self._send("COMPLETE", outputs=[self._dataset(f"{self.registry}/{self.model}/{version}")] if version else [])

    def failed(self, message):
        self._send("FAIL", {"errorMessage": {"_producer": PRODUCER, "_schemaURL": ERROR, "message": message, "programmingLanguage": "python"}})

    def _send(self, kind, facets=None, outputs=()):
        event = {
            "eventType": kind, "eventTime": datetime.datetime.now(datetime.UTC).isoformat(), "producer": PRODUCER, "schemaURL": SCHEMA,
            "run": {"runId": self.id, "facets": facets or {}}, "job": {"namespace": self.namespace, "name": f"training.{self.model}"},
            "inputs": [self._dataset(self.source)], "outputs": list(outputs),
        }
        try:
            deliver(json.dumps(event))
        except OSError as e:
            print(f"the lineage of this run could not be sent: {e}", file=sys.stderr)

    def _dataset(self, name):
        return {"namespace": self.namespace, "name": name}


def deliver(event):
    url, file = os.environ.get("DEALERFLOW_LINEAGE_URL"), os.environ.get("DEALERFLOW_LINEAGE_FILE")
    if url:
        request = urllib.request.Request(f"{url.rstrip('/')}/api/v1/lineage", event.encode(), {"Content-Type": "application/json"})
        if key := os.environ.get("DEALERFLOW_LINEAGE_API_KEY"):
            request.add_header("Authorization", f"Bearer {key}")
        urllib.request.urlopen(request, timeout=TIMEOUT_S).close()
    elif file:
        with open(file, "a", encoding="utf-8") as lines:
            lines.write(event + "\n")
