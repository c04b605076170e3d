"""Text that a file can hold. JSON may carry half a character of two, such as "\\ud83d", which UTF-8 cannot write."""


def well_formed(text: str) -> str:
    """The text with � for every half that has lost its other half."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def all_well_formed(value: object) -> object:
    """The same for every text in what `json.loads` gave. Raises `RecursionError` where that is nested too deeply."""
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, list):
        return [all_well_formed(item) for item in value]
    if isinstance(value, dict):
        return {well_formed(name): all_well_formed(item) for name, item in value.items()}
    return value
