"""All cases by name."""

from tests.parity import cases, cases_images

CASES = cases.CASES | cases_images.CASES
