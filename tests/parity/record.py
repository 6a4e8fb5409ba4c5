"""Write PyTorch's values for all cases: `python -m tests.parity.record`.

Run it after a change of the cases, where PyTorch is installed.
"""

import numpy as np

from tests.parity.all_cases import CASES
from tests.parity.peer import FILE, SEPARATOR, torch_version


def main():
    values = {"torch version": np.array(torch_version())}
    for case in CASES.values():
        for key, array in case.torch().items():
            values[case.name + SEPARATOR + key] = array
    np.savez_compressed(FILE, **values)
    print(f"{FILE.name}: {len(CASES)} cases, {FILE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
