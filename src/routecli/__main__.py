"""`python -m routecli`: the program under the name that no operating system owns."""

from routecli.cli import main

if __name__ == "__main__":
    main()
