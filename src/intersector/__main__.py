"""``python -m intersector``."""

from intersector.cli import main

if __name__ == "__main__":
    main(prog_name="intersector")
