"""The exercises, and the contract that each keeps."""
