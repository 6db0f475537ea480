"""Python kernels by fork: one process imports what kernels need, each kernel is its copy.

An ordinary kernel starts an interpreter and imports some 800 modules, which takes a second of
processor and 60 MB. A forked one shares them: it is there in a twentieth of the time and has
only what it writes to for itself. Any Jupyter server uses it by a kernelspec that says so:

    {"argv": ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
     "metadata": {"kernel_provisioner": {
         "provisioner_name": "forked", "config": {"preload": ["numpy", "ipywidgets"]}}}}

The processes and what ties them together:

    server ──control──▶ zygote ──fork──▶ kernel, kernel, kernel …
      └───────────────lifeline, one each──────────┘

`provisioner` is Jupyter's interface, `nursery` the server's end, `zygote` the process that forks,
`child` what a copy does to become a kernel. A lifeline is a pair of sockets: when the server
dies, every kernel reads its end and goes; when a kernel dies, the server reads its end and
knows. Neither needs the zygote, so its death harms no kernel; the next one starts it again.

Linux and macOS; where there is no fork, take Jupyter's own provisioner for the same argv.
"""
