"""The local engine, run as every engine is."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from headwater.engine import Engine, LocalEngine
from headwater.errors import EngineError


def square(n: int) -> int:
    return n * n


def worker(n: int) -> int:
    return os.getpid() + 0 * n


def fail(n: int) -> int:
    if n == 20:
        raise ValueError("twenty")
    return n


def die_once(task: tuple[int, str]) -> int:
    n, flag = task
    if n == 20 and not Path(flag).exists():
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def die(n: int) -> int:
    if n == 20:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


@pytest.fixture(params=[1, 2])
def engine(request: pytest.FixtureRequest):
    made: Engine = LocalEngine(request.param)
    yield made
    made.close()


@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_results_come_in_the_order_of_the_items(engine: Engine, count: int):
    assert list(engine.map(square, range(count))) == [n * n for n in range(count)]


def test_an_exception_of_the_step_comes_through(engine: Engine):
    with pytest.raises(ValueError, match="twenty"):
        list(engine.map(fail, range(40)))


def test_few_items_stay_in_this_process():
    engine = LocalEngine(2)
    assert set(engine.map(worker, range(5))) == {os.getpid()}
    engine.close()


def test_a_worker_that_dies_once_loses_nothing(tmp_path: Path):
    engine = LocalEngine(2)
    flag = str(tmp_path / "died")
    assert list(engine.map(die_once, [(n, flag) for n in range(40)])) == list(range(40))
    engine.close()


def test_a_worker_that_dies_again_stops_the_run_with_the_way_out():
    engine = LocalEngine(2)
    with pytest.raises(EngineError, match="--jobs 1"):
        list(engine.map(die, range(40)))
    engine.close()


def test_no_workers_is_refused():
    with pytest.raises(EngineError, match="1 or more"):
        LocalEngine(0)
