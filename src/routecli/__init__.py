"""`route`: route sales (ルート営業) over plain files, from the terminal."""

__version__ = "0.1.0"
