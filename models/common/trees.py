"""LightGBM models as ONNX tree ensembles."""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

OPSET, ML_OPSET, IR_VERSION = 17, 3, 9


def below(threshold):
    """The largest float32 not above the threshold: for a float32 x, x <= threshold holds exactly when x <= this."""
    single = np.float32(threshold)
    return float(np.nextafter(single, np.float32(-np.inf)) if float(single) > threshold else single)


def tree_node(booster, targets, output, features="features"):
    """A TreeEnsembleRegressor that gives the raw scores ``[n, targets]`` of a LightGBM booster without missing values or categories."""
    nodes = {key: [] for key in ("treeids", "nodeids", "featureids", "modes", "values", "truenodeids", "falsenodeids")}
    leaves = {key: [] for key in ("treeids", "nodeids", "ids", "weights")}
    for tree, info in enumerate(booster.dump_model()["tree_info"]):
        count = 0

        def visit(node):
            nonlocal count
            own, count = count, count + 1
            at = len(nodes["nodeids"])
            for key, value in (("treeids", tree), ("nodeids", own), ("truenodeids", 0), ("falsenodeids", 0)):
                nodes[key].append(value)
            if "leaf_value" in node:
                nodes["featureids"].append(0)
                nodes["modes"].append("LEAF")
                nodes["values"].append(0.0)
                for key, value in (("treeids", tree), ("nodeids", own), ("ids", tree % targets), ("weights", float(node["leaf_value"]))):
                    leaves[key].append(value)
            else:
                nodes["featureids"].append(node["split_feature"])
                nodes["modes"].append("BRANCH_LEQ")
                nodes["values"].append(below(node["threshold"]))
                nodes["truenodeids"][at] = visit(node["left_child"])
                nodes["falsenodeids"][at] = visit(node["right_child"])
            return own

        visit(info["tree_structure"])
    attributes = {f"nodes_{key}": value for key, value in nodes.items()} | {f"target_{key}": value for key, value in leaves.items()}
    return helper.make_node("TreeEnsembleRegressor", [features], [output], domain="ai.onnx.ml", n_targets=targets, post_transform="NONE", aggregate_function="SUM", **attributes)


def constant(name, value, kind=np.float32):
    return numpy_helper.from_array(np.asarray(value, kind), name)


def write(path, name, nodes, inputs, outputs, constants):
    """``inputs`` and ``outputs`` are pairs of a name and a shape, all float32."""
    infos = [[helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, shape in pairs] for pairs in (inputs, outputs)]
    graph = helper.make_graph(nodes, name, *infos, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", ML_OPSET)], ir_version=IR_VERSION)
    checker.check_model(model)
    save(model, path)
