def read_rules(folder):
    return {}
