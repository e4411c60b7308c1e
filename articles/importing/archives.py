"""What a damaged ZIP archive makes Python raise: there is no one exception for it."""

import lzma
import struct
import zipfile
import zlib

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, RuntimeError, OSError, EOFError, ValueError, OverflowError),
)
