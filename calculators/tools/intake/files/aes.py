"""AES for pypdf, which brings none of its own: pyaes, in the places where pypdf looks for one."""

from functools import cache

import pyaes
import pypdf._crypt_providers as providers
from pypdf import _encryption

_BLOCK = 16


class CryptAES(providers.CryptBase):
    """AES in CBC mode; the first block of the data is its initial vector."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def encrypt(self, data: bytes) -> bytes:
        """``data`` padded, encrypted under an initial vector of zeros, as tests need it."""
        padding = _BLOCK - len(data) % _BLOCK
        vector = bytes(_BLOCK)
        return vector + cbc_encrypt(self.key, vector, data + bytes([padding]) * padding)

    def decrypt(self, data: bytes, *, strict: bool = True) -> bytes:  # noqa: ARG002  pypdf asks so
        """What was encrypted, without its padding; damaged data as far as it goes."""
        vector, body = data[:_BLOCK], data[_BLOCK:]
        body = body[: len(body) - len(body) % _BLOCK]
        if len(vector) < _BLOCK or not body:
            return b""
        plain = cbc_decrypt(self.key, vector, body)
        return plain[: -plain[-1]] if 1 <= plain[-1] <= _BLOCK else plain


def cbc_decrypt(key: bytes, vector: bytes, data: bytes) -> bytes:
    """Whole blocks of ``data`` decrypted."""
    cipher, before, blocks = pyaes.AES(key), vector, []
    for place in range(0, len(data), _BLOCK):
        block = data[place : place + _BLOCK]
        blocks.append(bytes(one ^ other for one, other in zip(cipher.decrypt(block), before, strict=True)))
        before = block
    return b"".join(blocks)


def cbc_encrypt(key: bytes, vector: bytes, data: bytes) -> bytes:
    """Whole blocks of ``data`` encrypted."""
    cipher, before, blocks = pyaes.AES(key), vector, []
    for place in range(0, len(data), _BLOCK):
        before = bytes(cipher.encrypt([one ^ other for one, other in zip(data[place : place + _BLOCK], before, strict=True)]))
        blocks.append(before)
    return b"".join(blocks)


def ecb_decrypt(key: bytes, data: bytes) -> bytes:
    """One block, or several, each by itself."""
    cipher = pyaes.AES(key)
    return b"".join(bytes(cipher.decrypt(data[place : place + _BLOCK])) for place in range(0, len(data), _BLOCK))


def ecb_encrypt(key: bytes, data: bytes) -> bytes:
    """One block, or several, each by itself."""
    cipher = pyaes.AES(key)
    return b"".join(bytes(cipher.encrypt(data[place : place + _BLOCK])) for place in range(0, len(data), _BLOCK))


def give_pypdf_aes() -> None:
    """Let pypdf open files that are encrypted with AES."""
    made = {
        "CryptAES": CryptAES,
        "aes_cbc_decrypt": cbc_decrypt,
        "aes_cbc_encrypt": cbc_encrypt,
        "aes_ecb_decrypt": ecb_decrypt,
        "aes_ecb_encrypt": ecb_encrypt,
    }
    for name, one in made.items():
        setattr(_encryption, name, one)
        setattr(providers, name, one)
    # The hash of a password takes seventy rounds of it: once is enough for the two that a file asks the same of.
    setattr(_encryption.AlgV5, "calculate_hash", staticmethod(cache(_encryption.AlgV5.calculate_hash)))  # noqa: B010
