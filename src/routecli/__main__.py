"""The program's start: `route`, `routecli`, or `python -m routecli` under the name that no operating system owns."""

import gc

# A command lives for a fraction of a second: looking for garbage cycles costs a tenth of it and frees nothing.
gc.disable()


def main() -> None:
    """Run the program as the shell calls it."""
    from routecli.cli import main as run

    run()


if __name__ == "__main__":
    main()
