"""Somebody can always log in."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command


def said(capsys, *command):
    call_command(*command)
    return capsys.readouterr().out


def test_the_first_run_makes_an_administrator_whose_password_works(db, capsys):
    first = said(capsys, "administrator").splitlines()
    name, password = first[0].removeprefix("Log in as ").split(" with the password ")
    user = User.objects.get()
    assert (user.username, user.is_superuser, name) == ("admin", True, "admin")
    assert user.check_password(password)


def test_later_runs_print_only_the_name_and_keep_the_password(db, capsys):
    call_command("administrator")
    kept = User.objects.get().password
    capsys.readouterr()
    assert said(capsys, "administrator") == (
        "Log in as admin (`make password` sets a new password).\n"
    )
    assert User.objects.get().password == kept


def test_a_new_password_works_and_lifts_the_locks_on_the_name(db, capsys):
    call_command("administrator")
    AccessAttempt.objects.create(
        username="admin", failures_since_start=9, get_data="", post_data=""
    )
    capsys.readouterr()
    password = said(capsys, "password").rstrip("\n").split(" with the password ")[1]
    assert User.objects.get().check_password(password)
    assert AccessAttempt.objects.count() == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "There is no administrator yet: `make run` makes one."),
        (["nobody"], "Nobody here is named nobody: the admin pages list everybody."),
    ],
)
def test_a_password_for_nobody_is_refused_in_a_sentence(db, arguments, sentence):
    with pytest.raises(CommandError) as refused:
        call_command("password", *arguments)
    assert (str(refused.value), refused.value.returncode) == (sentence, 2)
