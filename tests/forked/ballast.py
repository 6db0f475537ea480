"""Stands for what kernels share: much that is read by all and written to by none."""

SIZE = 64 * 1024 * 1024
BALLAST = bytes(range(256)) * (SIZE // 256)
