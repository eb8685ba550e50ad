"""A test that asks the same of each of many cases, as one: thousands of tests of a millisecond take longer to count than to ask."""

from collections.abc import Callable, Mapping
from typing import Any

SHOWN = 9


def of_each(cases: Mapping[str, Any]) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """``@of_each({name: case, …})``: every case is asked, and those that fail are named with what failed."""

    def decorated(test: Callable[[Any], None]) -> Callable[[], None]:
        def of_all() -> None:
            assert cases
            failed = {}
            for name, case in cases.items():
                try:
                    test(case)
                except Exception as error:  # noqa: BLE001 (whatever it is, the other cases are asked too)
                    failed[name] = error
            if failed:
                told = [f"{name}: {type(error).__name__}: {error}" for name, error in list(failed.items())[:SHOWN]]
                raise AssertionError("\n\n".join([f"{len(failed)} of {len(cases)}", *told])) from next(iter(failed.values()))

        of_all.__name__, of_all.__doc__, of_all.__module__ = test.__name__, test.__doc__, test.__module__
        return of_all

    return decorated
