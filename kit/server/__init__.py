"""The Voilà application: pages, identity, the line to the kernels."""
