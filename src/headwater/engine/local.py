"""Runs steps in worker processes on this machine, or in this process where that is quicker."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

from headwater.errors import EngineError

T = TypeVar("T")
R = TypeVar("R")

FEW = 16  # below this many items, starting workers costs more than they bring
AHEAD = 16  # tasks in flight a worker: enough to keep it busy, few enough to hold little in memory


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def settle() -> None:
    """Has this process look for reference cycles less often: it makes many short-lived records and hardly a cycle."""
    gc.set_threshold(50_000, 20, 20)


class LocalEngine:
    """A pool of worker processes (`jobs`, all cores by default), started when there is enough to do."""

    def __init__(self, jobs: int | None = None) -> None:
        if jobs is not None and jobs < 1:
            raise EngineError(f"{jobs} worker processes cannot do anything", "--jobs", "give 1 or more")
        self.jobs = jobs or cores()
        self._pool: ProcessPoolExecutor | None = None

    def map(self, step: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """See Engine.map."""
        rest = iter(items)
        first = list(islice(rest, FEW))
        if self.jobs == 1 or len(first) < FEW:
            yield from map(step, chain(first, rest))
            return
        waiting: deque[tuple[T, Future[R]]] = deque()
        for item in chain(first, rest):
            waiting.append((item, self._submit(step, item)))
            if len(waiting) >= self.jobs * AHEAD:
                yield self._next(step, waiting)
        while waiting:
            yield self._next(step, waiting)

    def close(self) -> None:
        """See Engine.close."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _workers(self, count: int) -> ProcessPoolExecutor:
        # spawn: the same on every system, and safe beside the thread that draws the progress bar
        return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=settle)

    def _submit(self, step: Callable[[T], R], item: T) -> Future[R]:
        if self._pool is None:
            self._pool = self._workers(self.jobs)
        try:
            return self._pool.submit(step, item)
        except BrokenProcessPool as error:
            lost: Future[R] = Future()
            lost.set_exception(error)
            return lost

    def _next(self, step: Callable[[T], R], waiting: deque[tuple[T, Future[R]]]) -> R:
        item, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._pool = None
            return self._alone(step, item)

    def _alone(self, step: Callable[[T], R], item: T) -> R:
        """A worker died: nobody knows on which item, so each one that was lost is tried again by itself."""
        with self._workers(1) as pool:
            try:
                return pool.submit(step, item).result()
            except BrokenProcessPool as error:
                what = "a worker process died twice on the same input (out of memory, or killed)"
                raise EngineError(what, repr(item)[:120], "run with --jobs 1 to see why; what was done so far is kept") from error
