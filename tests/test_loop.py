"""Work runs in a loop of its own, also where another loop runs already."""

from __future__ import annotations

import asyncio

import pytest

from kgtool.loop import Loop


async def doubled(number: int) -> int:
    await asyncio.sleep(0)
    return 2 * number


def test_work_runs_also_inside_a_running_loop_as_in_a_notebook() -> None:
    async def inside() -> int:
        return loop.run(doubled(21))

    with Loop() as loop, Loop() as around:
        assert around.run(inside()) == loop.run(doubled(21)) == 42


def test_what_the_work_raises_is_raised() -> None:
    async def fails() -> None:
        raise ValueError("no")

    with Loop() as loop, pytest.raises(ValueError, match="no"):
        loop.run(fails())
