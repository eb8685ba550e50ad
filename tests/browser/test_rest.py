"""What a first result does without is brought when a question needs it, and the answer is the one that CPython gives."""

import json
from functools import partial

import pytest

from builder import sample_files
from builder.cold import Lean, cut, functions, restored
from builder.packing import packed, unpacked
from builder.rest import opened, written
from calculators import run
from calculators.letters.dossier import EXAMPLE
from calculators.page import door
from calculators.tools.offer import EXAMPLE as OFFER
from tests.browser.conftest import ROOT, SITE, WORKERS, open_tool, reading_context, value, wait_for_state
from tests.browser.test_engine import ask
from tests.browser.test_offline import save

OPENINGS = list(sample_files.openings())
GROUPS = 4
BROUGHT = len(list(SITE.glob("engine/rest.*")))  # a site that was built whole has nothing to bring
SINGLE = (ROOT / "dist" / "还款协商手册.html").as_uri()


@pytest.fixture
def watched(reader):
    """A reader of whose page it is known how many workers it started and what of the engine it fetched."""
    reader.add_init_script(WORKERS)
    reader.fetched = []
    reader.on("request", lambda request: "/engine/" in request.url and reader.fetched.append(request.url))
    return reader


def rests(page) -> int:
    return sum("/engine/rest." in url for url in page.fetched)


def instead(content: bytes, route) -> None:
    route.fulfill(body=content)


def leaner() -> dict[str, bytes]:
    """The runtime without half of what a start calls, and the rest with it."""
    runtime, rest = (unpacked(next(SITE.glob(f"engine/{name}.*")).read_bytes()) for name in ("runtime", "rest"))
    left = opened(rest)
    whole = restored(Lean(runtime, left.bodies))
    made = cut(whole, {index for index, body in enumerate(functions(runtime)) if len(body) > 12 and index % 2})
    return {"runtime": made.runtime, "rest": written(left._replace(bodies=made.rest))}


def in_cpython(message: dict) -> dict:
    return json.loads(door.answer(json.dumps(message)))


def test_first_results_letters_files_to_take_along_and_texts_do_without(watched, site):
    open_tool(watched, site, "offer")
    ask(watched, {"do": "compute", "name": "offer", "typed": OFFER})
    ask(watched, {"do": "documents"} | EXAMPLE)
    ask(watched, {"do": "export", "what": "spreadsheet", "case": EXAMPLE["case"], "today": EXAMPLE["today"]})
    ask(watched, sample_files.readings()[0])

    assert 0 == rests(watched)
    assert 1 == watched.evaluate("window.workers.length")


@pytest.mark.parametrize("first", range(GROUPS))
def test_every_kind_of_file_is_opened_as_in_cpython(watched, site, first):
    """Of these some need functions that no first result calls: in each group another file is the first to ask for them."""
    open_tool(watched, site, "offer")

    for opening in OPENINGS[first::GROUPS]:
        assert in_cpython(opening) == ask(watched, opening)
    assert rests(watched) <= 1


def test_several_questions_at_once_are_all_answered_after_one_start(watched, site):
    open_tool(watched, site, "offer")
    asked = [{"do": "compute", "name": "offer", "typed": OFFER}, *OPENINGS, {"do": "documents"} | EXAMPLE]

    answers = watched.evaluate("messages => Promise.all(messages.map(each => handbook.engine.ask(each)))", asked)

    assert [in_cpython(message) for message in asked] == answers
    assert BROUGHT == rests(watched)
    assert 1 + BROUGHT == watched.evaluate("window.workers.length")


def test_the_whole_python_stays_for_the_page_and_a_mistake_in_a_question_starts_nothing(watched, site):
    open_tool(watched, site, "offer")
    ask(watched, OPENINGS[0])
    for message in OPENINGS:
        ask(watched, message)
    before = watched.evaluate("window.workers.length")

    failed = watched.evaluate("handbook.engine.ask({ do: 'nothing of this kind' }).then(() => '', error => error.kind)")

    assert "answer" == failed
    assert before == watched.evaluate("window.workers.length") == 1 + BROUGHT


def test_saved_it_is_there_without_a_network_and_the_kept_start_stays_good(context, reader, site):
    save(reader, site)
    reader.reload()
    context.set_offline(True)
    for _ in range(2):
        open_tool(reader, site, "offer")
        for message in OPENINGS:
            assert in_cpython(message) == ask(reader, message)
        assert run("offer", OFFER)["verdict"] == ask(reader, {"do": "compute", "name": "offer", "typed": OFFER})["verdict"]


def test_it_is_in_the_single_file_too(chromium):
    context = reading_context(chromium)
    context.set_offline(True)
    page = context.new_page()
    page.goto(f"{SINGLE}#p:tools/offer/:")
    wait_for_state(page, "ready", "done", "invalid")
    for message in OPENINGS:
        assert in_cpython(message) == ask(page, message)
    context.close()


def test_where_it_does_not_come_the_page_says_so_and_another_try_brings_it(watched, site):
    watched.route("**/engine/rest.*", lambda route: route.fulfill(status=503))
    open_tool(watched, site, "offer")
    kinds = watched.evaluate(
        "messages => Promise.all(messages.map(each => handbook.engine.ask(each).then(() => 'answered', error => error.kind)))",
        OPENINGS,
    )
    assert BROUGHT == ("network" in kinds)
    watched.unroute("**/engine/rest.*")
    watched.evaluate("handbook.engine.restart()")

    assert [in_cpython(message) for message in OPENINGS] == [ask(watched, message) for message in OPENINGS]


def test_what_is_missing_in_a_start_is_brought_and_the_form_answers(watched, site):
    """A runtime of which half the functions of a start are left out, as where a browser's start goes another way than the one measured."""
    watched.set_default_timeout(120_000)  # two starts, and a runtime put together, where three of these run at once
    for name, content in leaner().items() if BROUGHT else ():
        watched.route(f"**/engine/{name}.*", partial(instead, packed(content)))
    open_tool(watched, site, "offer")
    for label, text in (("欠款总额", "50000"), ("每月最多能还", "2000"), ("对方提的期数", "30")):
        watched.get_by_label(label).fill(text)
    watched.get_by_label("每期金额", exact=True).fill("2000")
    wait_for_state(watched, "done")

    assert "14.63" == value(watched, "annual_rate_nominal")
    assert (BROUGHT, 1 + BROUGHT) == (rests(watched), watched.evaluate("window.workers.length"))
