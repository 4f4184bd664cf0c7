"""The only dynamic import: a plug-in is the constant that a module of a plug-in package ends with."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import TypeVar


@cache
def names(package: str) -> tuple[str, ...]:
    """The names of a package's modules, in their order; none of them is imported."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(importlib.import_module(package).__path__)))


@cache
def modules(package: str) -> tuple[ModuleType, ...]:
    """All modules of a package, in the order of their names."""
    return tuple(importlib.import_module(f"{package}.{name}") for name in names(package))


T = TypeVar("T")


def collect(package: str, constant: str, kind: type[T]) -> tuple[T, ...]:
    """The plug-ins of a package: every module's `constant`, which must be a `kind`.

    Raises TypeError for a module that lacks the constant or ends with something else.
    """
    found: list[T] = []
    for module in modules(package):
        plugin = getattr(module, constant, None)
        if not isinstance(plugin, kind):
            raise TypeError(f"{module.__name__} must end with {constant} = {kind.__name__}(…)")
        found.append(plugin)
    return tuple(found)
