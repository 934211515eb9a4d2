"""Writes jobs of no-op orders for the benchmarks. Usage: jobs.py FOLDER SHAPE-COUNT...

Shapes: wide (no order depends on another), layered (layers of 50, each order needs one to three of the layer above),
broad (the same with layers of 100) and fan (one order, then all the others, then one that needs those).
"""

import json
import random
import sys


def wide(count):
    return {f"n{i}": [] for i in range(count)}


def layered(count, width=50):
    choose = random.Random(1)
    graph = {}
    for i in range(count):
        layer = i // width
        above = [f"n{(layer - 1) * width + k}" for k in range(width)] if layer else []
        graph[f"n{i}"] = choose.sample(above, min(len(above), choose.randint(1, 3))) if above else []
    return graph


def broad(count):
    return layered(count, width=100)


def fan(count):
    middle = [f"n{i}" for i in range(count - 2)]
    return {"first": [], **{name: ["first"] for name in middle}, "last": middle}


SHAPES = {"wide": wide, "layered": layered, "broad": broad, "fan": fan}


def job(graph):
    orders = [
        {"order_name": name, "cmds": ["true"], "timeout": 60, "execution_target": "lambda", "dependencies": needs}
        for name, needs in graph.items()
    ]
    return {
        "git_repo": "bench/nowhere",
        "git_token_location": "aws:::ssm:/exesys/git-token",
        "username": "bench",
        "issue_number": 1,
        "orders": orders,
    }


for wanted in sys.argv[2:]:
    shape, count = wanted.split("-")
    with open(f"{sys.argv[1]}/{wanted}.json", "w") as file:
        json.dump(job(SHAPES[shape](int(count))), file)
