"""Fits the boosted trees of one stage. `cargo xtask train` calls it: fit.py ORDER

ORDER is JSON: the files of the rows (float32, one row after the other), the labels and the weights, the number of
columns, the seed, and the file for the trees. The trees are written as JSON with their splits in preorder and their
leaves from left to right, the form that xtask/src/train/encode.rs reads.
"""

import json
import math
import sys

import lightgbm
import numpy

TREES = 100

PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.08,
    "num_leaves": 31,
    "min_data_in_leaf": 80,
    "min_sum_hessian_in_leaf": 1e-2,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 127,
    # Every value is a number; and the trees are the same in every run, on every machine.
    "use_missing": False,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    # The score that all trees start from is a number of its own in the model's file.
    "boost_from_average": False,
    "verbose": -1,
}

# min_sum_hessian_in_leaf and lambda_l2 were chosen for weights of this size.
WEIGHT = 20


def read(path):
    return numpy.fromfile(path, dtype="<f4")


def fit(order):
    labels, weights = read(order["labels"]), read(order["weights"]) * WEIGHT
    rows = read(order["rows"]).reshape(len(labels), order["columns"])
    mean = float(numpy.average(labels.astype(float), weights=weights.astype(float)))
    mean = min(max(mean, 1e-6), 1 - 1e-6)
    start = math.log(mean / (1 - mean))
    data = lightgbm.Dataset(rows, labels, weight=weights, init_score=numpy.full(len(labels), start))
    booster = lightgbm.train({**PARAMETERS, "seed": order["seed"]}, data, TREES)
    trees = [tree(found["tree_structure"]) for found in booster.dump_model()["tree_info"]]
    return {"start": start, "trees": trees, "gains": booster.feature_importance("gain").tolist()}


def tree(node):
    """A node with all below it: its splits in preorder, its leaves from left to right."""
    if "leaf_value" in node:
        return {"splits": [], "leaves": [node["leaf_value"]]}
    if node["decision_type"] != "<=":
        raise ValueError(f"a split by {node['decision_type']}")
    left, right = tree(node["left_child"]), tree(node["right_child"])
    split = {"column": node["split_feature"], "threshold": node["threshold"], "left": len(left["leaves"])}
    return {"splits": [split, *left["splits"], *right["splits"]], "leaves": left["leaves"] + right["leaves"]}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        order = json.load(file)
    fitted = fit(order)
    with open(order["trees"], "w", encoding="utf-8") as file:
        json.dump(fitted, file)


if __name__ == "__main__":
    main()
