"""What hangs together through pairs: connected components, by union and find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def components(nodes: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The nodes that pairs join, directly or through others; nodes and components in the order of the nodes."""
    root = {node: node for node in nodes}

    def top(node: T) -> T:
        while root[node] != node:
            root[node] = node = root[root[node]]
        return node

    for left, right in pairs:
        root[top(right)] = top(left)
    found: dict[T, list[T]] = defaultdict(list)
    for node in root:
        found[top(node)].append(node)
    return list(found.values())
