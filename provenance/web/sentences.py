"""What does a form say of a field that is not as it should be, where nothing better was written?

Django's own sentences ("This field is required.") say neither which field nor what to do.
"""

from django.forms import Field, FileField, Form

SENTENCES = {
    "required": "Fill in “{label}”.",
    "max_length": "“{label}” has %(show_value)d characters; shorten it to %(limit_value)d.",
    "min_value": "“{label}” must be %(limit_value)s or more.",
    "max_value": "“{label}” must be %(limit_value)s or less.",
    "null_characters_not_allowed": "“{label}” holds a character that is none of any text (NUL); "
    "take it out.",
}
INVALID = "Write a whole number in “{label}”."
OF_CHOICES = {
    "required": "Choose something under “{label}”.",
    "invalid_choice": "Choose one of what is offered under “{label}”.",
    "invalid_list": "Choose among what is offered under “{label}”.",
}
OF_FILES = {
    "required": "Choose a file under “{label}”.",
    "invalid": "The file under “{label}” did not arrive; choose it again.",
    "missing": "The file under “{label}” did not arrive; choose it again.",
    "empty": "The file under “{label}” is empty; choose one that has words.",
    "max_length": "The name of the file under “{label}” is longer than %(max)d characters; "
    "shorten it.",
}


def speak(form: Form) -> None:
    """Give every field of a form our sentences, where its own were not written for it."""
    for name, field in form.fields.items():
        label = str(form[name].label)
        for code, said in _sentences(field).items():
            if _is_stock(field, code):
                field.error_messages[code] = said.replace("{label}", label)


def _sentences(field: Field) -> dict[str, str]:
    if isinstance(field, FileField):
        return OF_FILES
    if hasattr(field, "choices") or hasattr(field.widget, "choices"):
        return {**SENTENCES, **OF_CHOICES}
    return {**SENTENCES, "invalid": INVALID}


def _is_stock(field: Field, code: str) -> bool:
    """Whether a field would say what Django says."""
    for kind in type(field).__mro__:
        stock = getattr(kind, "default_error_messages", {}).get(code)
        if stock is not None:
            return str(field.error_messages.get(code, stock)) == str(stock)
    return code not in field.error_messages
