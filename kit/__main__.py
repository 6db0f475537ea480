"""`python -m kit` is the command `workshop`."""

from kit.cli import main

raise SystemExit(main())
