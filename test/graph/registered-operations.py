"""Prints what TensorFlow's registry calls the outputs of its operations: name → outputs as JSON, `*` after a list.

Run with the path of a folder that holds TensorFlow's libraries.
"""

import ctypes
import json
import sys
from pathlib import Path


class Buffer(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t), ("deallocator", ctypes.c_void_p)]


def varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def fields(message: bytes):
    """Number and value of each field of a message in protocol buffers' wire format."""
    at = 0
    while at < len(message):
        tag, at = varint(message, at)
        number, wire = tag >> 3, tag & 7
        if wire == 0:
            value, at = varint(message, at)
        else:
            length, at = (8, at) if wire == 1 else (4, at) if wire == 5 else varint(message, at)
            value, at = message[at : at + length], at + length
        yield number, value


def outputs(operation: bytes) -> tuple[str, str]:
    """`OpDef`: its name is field 1, each output a field 3, whose fields are 1 its name, 5 and 6 the attributes of a list."""
    parts = list(fields(operation))
    described = [dict(fields(value)) for number, value in parts if number == 3]
    names = [output[1].decode() + ("*" if output.get(5) or output.get(6) else "") for output in described]
    return dict(parts)[1].decode(), ",".join(names)


framework, library = (sorted(Path(sys.argv[1]).glob(name))[0] for name in ("libtensorflow_framework.so*", "libtensorflow[._]*so*"))
ctypes.CDLL(str(framework), mode=ctypes.RTLD_GLOBAL)
tensorflow = ctypes.CDLL(str(library))
tensorflow.TF_GetAllOpList.restype = ctypes.POINTER(Buffer)
listed = tensorflow.TF_GetAllOpList().contents
print(json.dumps(dict(outputs(value) for number, value in fields(ctypes.string_at(listed.data, listed.length)) if number == 1)))
