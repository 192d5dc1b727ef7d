import pytest

from provenance.text.decode import decode
from provenance.text.document import UnreadableError

SAMPLES = [
    ("cp932", "これは日本語の短い文章です。"),
    ("euc_jp", "これは日本語の短い文章です。漢字も使います。"),
    ("iso2022_jp", "これは日本語です。"),
    ("gb18030", "这是一个中文的短句子。"),
    ("big5hkscs", "這是一個中文的短句子。"),
    ("cp949", "안녕하세요 한국어 문장입니다."),
    ("cp1252", "Le café était fermé – “vraiment” dommage…"),
    ("cp1252", "It’s late."),
    ("cp1250", "Zażółć gęślą jaźń, proszę państwa, to jest tekst po polsku."),
    ("koi8_r", "Привет, как дела? Это хороший день."),
    ("cp1251", "Привет, как дела? Это хороший день."),
    ("cp1253", "Καλημέρα σας, τι κάνετε σήμερα;"),
    ("cp1255", "שלום לכולם, מה שלומכם היום"),
    ("cp1256", "مرحبا بكم في هذا النص القصير"),
    ("cp874", "สวัสดีครับ นี่คือข้อความ"),
    ("utf-8", "Ω, é and 日本"),
    ("utf-16-le", "Hello there"),
    ("utf-16-be", "Hello there"),
]


@pytest.mark.parametrize(("charset", "text"), SAMPLES)
def test_short_text_in_an_undeclared_charset_is_read_right(charset, text):
    assert decode(text.encode(charset), name="a.txt") == (text, charset)


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(charset):
    assert decode("Hi 日本".encode(charset), name="a.txt")[0] == "Hi 日本"


def test_a_declared_charset_beats_detection():
    data = "résumé".encode("cp437")
    assert decode(data, name="a.txt", declared="cp437") == ("résumé", "cp437")


def test_iso_8859_1_is_read_as_browsers_do():
    assert decode("It’s".encode("cp1252"), name="a.txt", declared="ISO-8859-1")[0] == "It’s"


@pytest.mark.parametrize(
    "label", ["hex", "rot13", "unicode_escape", "utf-7", "nonsense", "zlib", ""]
)
def test_a_declaration_that_is_no_charset_is_passed_over(label):
    assert decode(b"6869 \\u0041 +AGE-", name="a.txt", declared=label)[0] == "6869 \\u0041 +AGE-"


def test_utf_8_stays_utf_8_whatever_was_declared():
    assert decode("naïve".encode(), name="a.txt", declared="latin-1") == ("naïve", "utf-8")


def test_a_page_declares_its_charset():
    page = '<html><meta charset="euc-jp"><p>日本'
    assert decode(page.encode("euc_jp"), name="a.html") == (page, "euc_jp")


def test_utf_8_cut_inside_a_character_is_still_utf_8():
    assert decode("日本語のテキスト".encode()[:-1], name="a.txt") == (
        "日本語のテキス\ufffd",
        "utf-8",
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        (b"PK\x03\x04" + b"\x00" * 60, "zip archive"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "an image"),
        (b"\x1f\x8b\x08\x00" + bytes(30), "binary"),
        (bytes(range(256)) * 10, "a binary file"),
        (b"a text with a \x00 in it", "a binary file"),
    ],
)
def test_binary_files_are_refused_by_what_they_seem_to_be(data, kind):
    with pytest.raises(UnreadableError, match=kind) as refusal:
        decode(data, name="a.bin")
    assert "save it as text" in str(refusal.value)


@pytest.mark.parametrize("text", ["RIFF are a kind of thing", "ID3 tags", "BM", "MZ wrote this"])
def test_words_that_look_like_signatures_are_words(text):
    assert decode(text.encode(), name="a.txt")[0] == text


@pytest.mark.parametrize("text", ["\u00a0\u200b\ufeff\u2003", "\u200e\u2060\n\u3164"])
def test_characters_that_leave_no_mark_are_no_text(text):
    """Invisible characters alone are refused as white space is."""
    with pytest.raises(UnreadableError, match="nothing but white space"):
        decode(text.encode(), name="a.txt")


def test_bytes_that_no_charset_makes_visible_are_no_text() -> None:
    """A file of nothing but 0xFF is called binary, not white space."""
    with pytest.raises(UnreadableError, match="binary file"):
        decode(b"\xff" * 3000, name="a.txt")
