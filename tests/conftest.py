"""How do the tests run?

Property tests run with one of three profiles: `dev` is quick, `ci` is repeatable (the same examples each time), `long`
looks much further and is for the night. `CI` in the environment chooses `ci`; `--hypothesis-profile` chooses any.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# No deadlines: the machines that run this are shared, and a slow example is no wrong one.
_COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("dev", _COMMON, max_examples=50)
settings.register_profile("ci", _COMMON, max_examples=200, derandomize=True)
settings.register_profile("long", _COMMON, max_examples=5_000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
