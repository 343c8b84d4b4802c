"""What Spark's event log says of the tasks of a job that was given a description."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_SQL = "org.apache.spark.sql.execution.ui.SparkListenerSQL"


@dataclass
class Described:
    """The jobs of one description: `stages` holds the processor time of each task, in milliseconds, by stage.

    `skewed`: Spark split a skewed partition of a join.
    """

    stages: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    skewed: bool = False

    @property
    def last(self) -> list[float]:
        """The tasks of the last stage, which is the one that joins and writes."""
        return self.stages[max(self.stages)]

    @property
    def total(self) -> float:
        """All tasks together."""
        return sum(map(sum, self.stages.values()))


def read(log: Path) -> dict[str, Described]:
    """The jobs by description, from an event log in one file that is not compressed."""
    jobs: defaultdict[str, Described] = defaultdict(Described)
    stages: dict[int, str] = {}
    queries: dict[str, str] = {}
    skewed: set[str] = set()
    with log.open(encoding="utf-8") as lines:
        for event in map(json.loads, lines):
            match event["Event"]:
                case "SparkListenerJobStart" if description := event["Properties"].get("spark.job.description"):
                    stages |= dict.fromkeys(event["Stage IDs"], description)
                    queries[event["Properties"].get("spark.sql.execution.id", "")] = description
                case "SparkListenerTaskEnd" if event["Stage ID"] in stages:
                    jobs[stages[event["Stage ID"]]].stages[event["Stage ID"]].append(_milliseconds(event))
                case name if name.startswith(_SQL) and "skew=true" in event.get("physicalPlanDescription", ""):
                    skewed.add(str(event["executionId"]))
    for query in skewed & queries.keys():
        jobs[queries[query]].skewed = True
    return dict(jobs)


def _milliseconds(event: dict[str, Any]) -> float:
    nanoseconds: int = event["Task Metrics"]["Executor CPU Time"]
    return nanoseconds / 1e6
