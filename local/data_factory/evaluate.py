"""Values of a pipeline's definition: texts, and expressions that are computed in a scope."""

from collections.abc import Callable, Mapping
from typing import Any

from local.data_factory.expression import Access, Call, Expression, ExpressionError, Literal, parse
from local.data_factory.functions import FUNCTIONS, Function, kind_of

# What the place of an expression adds to the functions: `item()`, `activity('x')`, `pipeline()`, `dataset()`.
Scope = Mapping[str, Function]


def context(call: Callable[..., Any], arguments: int = 0) -> Function:
    """A function of a scope, with a fixed number of arguments."""
    return Function(call, arguments, arguments)


def value(raw: Any, scope: Scope) -> Any:
    """What a property of a definition stands for: an expression's value, or any other JSON as it is.

    An expression is a text that begins with `@`, bare or as `{"value": ..., "type": "Expression"}`; `@@` is an
    ordinary `@`. Raises ExpressionError.
    """
    if isinstance(raw, dict) and raw.get("type") == "Expression":
        raw = raw.get("value")
    if not isinstance(raw, str):
        return raw
    if raw.startswith("@@"):
        return raw[1:]
    if "@{" in raw:
        raise ExpressionError("it holds an interpolation, @{...}")
    return evaluate(parse(raw[1:]), scope) if raw.startswith("@") else raw


def evaluate(expression: Expression, scope: Scope) -> Any:
    """Computes a parsed expression. Raises ExpressionError."""
    if isinstance(expression, Literal):
        return expression.value
    if isinstance(expression, Access):
        found = evaluate(expression.target, scope)
        for name, optional in expression.steps:
            found = _property(found, name, optional)
        return found
    return _call(expression, scope)


def _call(call: Call, scope: Scope) -> Any:
    known_here = {**FUNCTIONS, **scope}
    # Its documentation writes `endswith`, that of its sister Logic Apps `endsWith`: case does not count.
    function = next((each for name, each in known_here.items() if name.lower() == call.name.lower()), None)
    if function is None:
        known = ", ".join(sorted(known_here))
        raise ExpressionError(f"{call.name}() is not known here; known: {known}")
    count = len(call.arguments)
    if count < function.least or (function.most is not None and count > function.most):
        least = f"{function.least}" if function.least == function.most else f"at least {function.least}"
        raise ExpressionError(f"{call.name}() got {count} arguments, and takes {least}")
    return function.call(*(evaluate(argument, scope) for argument in call.arguments))


def _property(target: Any, name: str, optional: bool) -> Any:
    if target is None and optional:
        return None
    if not isinstance(target, dict):
        raise ExpressionError(f"{kind_of(target)} has no property {name!r}")
    if name in target:
        return target[name]
    # Data Factory's own documentation writes `output.value` for what an output calls `Value`.
    for key, found in target.items():
        if key.lower() == name.lower():
            return found
    if optional:
        return None
    raise ExpressionError(f"the property {name!r} does not exist; known: {', '.join(sorted(target)) or 'none'}")
