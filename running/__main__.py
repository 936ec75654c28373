"""``python -m running``: everything Polyphony needs, until Ctrl-C."""

import sys

from running.launcher import main

sys.exit(main(sys.argv[1:]))
