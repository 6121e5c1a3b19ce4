"""Work beside the main thread."""

from __future__ import annotations

import signal
import threading

import pytest

from tqa import Checker, Config, Document
from tqa.ahead import Ahead, undisturbed
from tqa.entity.model import EntityModel
from tqa.errors import ModelError

PAIR = Document.of(
    "The foreign ministers of Libya and Egypt met in Cairo on Sunday.",
    "黎巴嫩和埃及外长星期天在开罗会晤。",
    id="pair",
    source_lang="zh",
)


def test_the_result_comes_from_a_thread_of_its_own() -> None:
    assert Ahead(threading.current_thread).result() is not threading.current_thread()


def test_what_goes_wrong_is_told_where_the_result_is_asked_for() -> None:
    def fail() -> None:
        raise ModelError("is damaged")

    work = Ahead(fail)
    work.wait()
    with pytest.raises(ModelError, match="is damaged"):
        work.result()


def test_a_model_that_was_begun_before_finds_the_same() -> None:
    ahead = Ahead(EntityModel.load)
    begun, plain = Checker.load(model=ahead), Checker.load()
    assert begun.model is ahead.result()
    assert begun.check(PAIR) == plain.check(PAIR)
    assert begun.check(PAIR).findings


def test_one_document_and_several_are_read_alike() -> None:
    checker = Checker.load()
    assert list(checker.check_all([PAIR, PAIR])) == [checker.check(PAIR)] * 2


def test_nothing_is_begun_without_a_model() -> None:
    assert Checker.load(Config(model=False)).model is None


@pytest.mark.usefixtures("interruptible")
def test_who_interrupts_waits_for_the_end_of_the_block() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), undisturbed():  # noqa: PT012
        signal.raise_signal(signal.SIGINT)
        done.append("all of it")
    assert done == ["all of it"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
