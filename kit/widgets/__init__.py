"""The kernels' side: parts that pages and exercises share."""
