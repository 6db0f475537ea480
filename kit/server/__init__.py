"""The Voilà application: pages, identity, the line to the kernels."""

import sys

# jsonschema, which Jupyter's server brings along, would read a grammar of addresses that nothing
# here has, for two seconds: half of a start. (None: not to be imported, so it does without.)
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
