"""Files of other programs that hold tables: CSV in the encodings of Japan, workbooks, address cards."""
