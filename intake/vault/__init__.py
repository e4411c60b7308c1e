"""The vault: everything that seals and opens what people write. Bytes in, bytes out.

It knows no model, request or setting; every key comes in as an argument. No primitive is written here: AEAD, HKDF and
HMAC are `cryptography`'s and Python's, argon2id is `argon2-cffi`'s, wrapping to people is the age format through
`pyrage`. docs/vault.md tells what each key is for and how each blob is laid out, byte by byte.
"""
