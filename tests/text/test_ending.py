import pytest

from provenance.text import read

EN = "The boats came in late that evening, and nobody on the quay was surprised to see them.\n\nThe harbour master had seen it all before, and he said so to anyone who would listen.\n\n"
JA = "港の人々はその夜遅くまで船を待っていたが、誰も驚かなかったという話が残っている。\n\n港長はすべてを見てきたので、聞く者がいれば誰にでもそう語ったものである。\n\n"


@pytest.mark.parametrize(
    "end",
    [
        EN + "There is more to say about the harbour and the people who",
        EN + "He left. Th",
        EN + "He left [...]",
        EN + "He left the quay …",
        EN + "Continue reading",
        EN + "Then the lamp was lit.\n\nSubscribe to continue reading",
        EN + "He stayed, and the lamp was lit by those who",
        EN + "* It came early. There’s",
        EN + "He left. Then the\n\nRelated articles\nThe other quay\nThe third",
        JA + "まだ語るべきことは多いが、それはまた別の機会に譲ることにして、港の話に戻ると、彼らは",
        JA + "残り1234文字",
        "One line that holds it all. It has three sentences and more. The third of them is cut where nobody would cut it in the mi",
    ],
)
def test_a_text_that_breaks_off_is_told(end):
    assert read(end.encode(), name="a.txt").truncated


@pytest.mark.parametrize(
    "end",
    [
        EN,
        EN + "— Anna Quist",
        EN + "Anna Quist is a writer in Bergen",
        EN + "Conclusion",
        EN + "https://example.org/a",
        EN + "“We are done here”",
        EN + "* one\n* two\n* three",
        EN + "It was 1969",
        EN + "It was over!”",
        EN + "Und sie sagte zu allen, die es hören wollten: „Es ist vorbei.“",
        EN + "Und sie sagte zu allen, die es hören wollten: »Es ist vorbei.«",
        EN + "Und sie nannten es seitdem, wo immer davon die Rede war, „das Ende“",
        EN + "It was over.[12]",
        EN + "It was over. (edited 1)",
        EN.replace("\n", " ") * 4 + "It was over. Read more Privacy policy",
        EN + "It was over. ■",
        EN + "For the Council\nThe President\nA. QUIST",
        EN + "Jones, A. (1999). Tides and Men. London: Quay Press. ISBN 0-00-000000-0",
        EN + "Related articles\nThe other quay\nThe third",
        EN + "Follow us on Twitter",
        JA,
        JA + "（了）",
        JA + "文／山田太郎",
        "I kept the lamp, I kept the rope,\nI kept the tally on the door",
        "\n".join(
            [
                "a line of some old hand without a stop and without an end to it that goes on and on for ever and ever"
            ]
            * 5
        ),
    ],
)
def test_a_text_that_ends_is_told(end):
    assert not read(end.encode(), name="a.txt").truncated
