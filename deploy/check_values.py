"""Check values.yaml against the schema of the chart, and say what does not fit.

``.venv/bin/python deploy/check_values.py CHART/jupyterhub``: as Helm does, over the
chart's own values.
"""

import sys
from pathlib import Path

import jsonschema
import yaml


def merged(values, over):
    """Return the chart's values with ours put over them."""
    if not (isinstance(values, dict) and isinstance(over, dict)):
        return over
    return {
        **values,
        **{name: merged(values.get(name), one) for name, one in over.items()},
    }


def faults(schema, values):
    """Return a line on each value that the schema does not allow."""
    found = jsonschema.Draft7Validator(schema).iter_errors(values)
    return sorted(f"{error.json_path}: {error.message}" for error in found)


def main(arguments):
    """Check the values; return the exit status."""
    if len(arguments) != 1:
        print("error: name the chart's folder, CHART/jupyterhub.", file=sys.stderr)
        return 2
    chart, ours = Path(arguments[0]), Path(__file__).with_name("values.yaml")
    files = chart / "values.schema.yaml", chart / "values.yaml", ours
    try:
        schema, values, over = (yaml.safe_load(one.read_text("utf-8")) for one in files)
    except OSError as error:
        print(f"error: {error.filename}: {error.strerror}.", file=sys.stderr)
        return 2
    found = faults(schema, merged(values, over))
    print("\n".join(found) or "values.yaml fits the schema.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
