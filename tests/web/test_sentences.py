import pytest
from django import forms

from provenance.web.forms import ArticleForm, CorrectForm, SentenceForm, UploadForm
from provenance.web.sentences import speak


class Form(SentenceForm):
    title = forms.CharField(max_length=5)
    own = forms.CharField(error_messages={"required": "Say how you know."})
    number = forms.IntegerField(label="Words that stay", min_value=2, max_value=9)
    kind = forms.ChoiceField(choices=[("a", "A")], label="What it is")
    many = forms.MultipleChoiceField(choices=[("a", "A")], label="Which")
    file = forms.FileField(label="The file")


def said(**data):
    errors = Form(data).errors
    return {name: errors[name][0] for name in errors}


def test_a_field_left_empty_says_what_to_do():
    """And its own sentence stands where it has one."""
    assert said() == {
        "title": "Fill in “Title”.",
        "own": "Say how you know.",
        "number": "Fill in “Words that stay”.",
        "kind": "Choose something under “What it is”.",
        "many": "Choose something under “Which”.",
        "file": "Choose a file under “The file”.",
    }


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "longer", "“Title” has 6 characters; shorten it to 5."),
        ("title", "a\0", "“Title” holds a character that is none of any text (NUL); take it out."),
        ("number", "1", "“Words that stay” must be 2 or more."),
        ("number", "10", "“Words that stay” must be 9 or less."),
        ("number", "two", "Write a whole number in “Words that stay”."),
        ("kind", "b", "Choose one of what is offered under “What it is”."),
        ("many", ["b"], "Choose one of what is offered under “Which”."),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_its_field(field, value, sentence):
    assert said(**{field: value})[field] == sentence


@pytest.mark.parametrize("form", [ArticleForm, UploadForm, CorrectForm])
def test_no_form_speaks_as_django_does(form):
    """Whatever is left out of it."""
    for messages in form({}).errors.values():
        assert not any("This field" in message for message in messages)


def test_a_form_of_any_kind_can_speak():
    class Plain(forms.Form):
        reason = forms.CharField()

    form = Plain({})
    speak(form)
    assert form.errors["reason"] == ["Fill in “Reason”."]
