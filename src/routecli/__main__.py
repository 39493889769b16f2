"""The program's start: `route`, `routecli`, or `python -m routecli` under the name that no operating system owns."""

import gc
import os

# A command lives for a fraction of a second: looking for garbage cycles costs a tenth of it and frees nothing.
gc.disable()
INTERRUPTED = 130  # 128 and the number of the signal


def main() -> None:
    """Run the program as the shell calls it; an interruption while it is still being loaded ends it as quietly as later."""
    try:
        from routecli.cli import main as run

        run()
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
