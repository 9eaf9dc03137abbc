"""One step of the forward filter as an ONNX graph."""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

OPSET, IR_VERSION = 17, 9


def write_graph(path, model, log_volatility):
    """posterior = softmax(log(prior A) + log N(features; mean, covariance)); expected volatility = exp(posterior . mean log volatility).

    The Mahalanobis distance is the squared length of L^-1 (x - mean), L the Cholesky factor of the covariance, so that one matrix product serves all states.
    """
    states, width = model["means"].shape
    inverse = [np.linalg.inv(np.linalg.cholesky(c)) for c in model["covariances"]]
    constants = {
        "whitening": np.concatenate([w.T for w in inverse], axis=1),
        "offset": np.concatenate([-w @ m for w, m in zip(inverse, model["means"])]),
        "log_scale": np.array([np.log(np.diag(w)).sum() for w in inverse]),
        "transitions": model["transitions"],
        "log_volatility": np.asarray(log_volatility)[:, None],
        "half": np.array(-0.5),
        "smallest": np.array(1e-30),
    }
    initializers = [numpy_helper.from_array(np.asarray(value, np.float32), name) for name, value in constants.items()]
    initializers += [numpy_helper.from_array(np.array(value, np.int64), name) for name, value in (("by_state", [-1, states, width]), ("last", [2]), ("column", [1]))]
    nodes = [
        helper.make_node("MatMul", ["features", "whitening"], ["scaled"]),
        helper.make_node("Add", ["scaled", "offset"], ["white"]),
        helper.make_node("Reshape", ["white", "by_state"], ["white_by_state"]),
        helper.make_node("Mul", ["white_by_state", "white_by_state"], ["squares"]),
        helper.make_node("ReduceSum", ["squares", "last"], ["distance"], keepdims=0),
        helper.make_node("Mul", ["distance", "half"], ["exponent"]),
        helper.make_node("Add", ["exponent", "log_scale"], ["log_density"]),
        helper.make_node("MatMul", ["prior", "transitions"], ["predicted"]),
        helper.make_node("Max", ["predicted", "smallest"], ["predicted_positive"]),
        helper.make_node("Log", ["predicted_positive"], ["log_predicted"]),
        helper.make_node("Add", ["log_density", "log_predicted"], ["log_joint"]),
        helper.make_node("Softmax", ["log_joint"], ["posterior"], axis=1),
        helper.make_node("MatMul", ["posterior", "log_volatility"], ["mean_log"]),
        helper.make_node("Squeeze", ["mean_log", "column"], ["mean_log_flat"]),
        helper.make_node("Exp", ["mean_log_flat"], ["expected_volatility"]),
    ]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes, "regime",
        [value("features", TensorProto.FLOAT, ["n", width]), value("prior", TensorProto.FLOAT, ["n", states])],
        [value("posterior", TensorProto.FLOAT, ["n", states]), value("expected_volatility", TensorProto.FLOAT, ["n"])],
        initializers)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    checker.check_model(made)
    save(made, path)
