"""The examples of CollateX's documentation, of its tests and of its web page."""

from collections.abc import Sequence

from bench._darwin import darwin

EXAMPLES: dict[str, Sequence[str]] = {
    "brown fox": (
        "The quick brown fox jumps over the dog.",
        "The brown fox jumps over the lazy dog.",
    ),
    "gray koala": ("The gray koala", "The brown koala"),
    "big gray koala": ("The big gray koala", "The grey koala"),
    "red and black cat": ("the red and the black cat", "the black and the red cat"),
    "cat and dog": ("the cat and the dog", "the dog and the cat"),
    "black cat": ("the black cat", "the black cat"),
    "the, the cat, the cat sits": ("the", "the cat", "the cat sits"),
    "a c b c": ("a c b c", "a c b"),
    "letters": (
        "a b c d F g h i ! K ! q r s t",
        "a b c d F g h i ! q r s t",
        "a b c d E g h i ! q r s t",
    ),
    "Magee": (
        "The same clock as when for example Magee once died.",
        "The same as when for example Magee once died.",
        "The same as when for example McKee once died .",
        "The same as when among others Darly once died & left him.",
        "The same as when Darly among others once died and left him.",
    ),
    "glasses": (
        "I bought this glass , because it matches those dinner plates",
        "I bought those glasses",
    ),
    "this, that there": ("over this dog", "over that there dog"),
    "this, there that": ("over this dog", "over there that dog"),
    "this, there thin": ("this", "there thin"),
    "nearest in the middle": ("abcd 0123 efgh", "abcd 0xxx 012x 01xx efgh"),
    "clash": ("aaa bbb ccc ddd", "aaa cce ddd", "aaa cce ccc ddd"),
    "three near": (
        "abcd 012345 efgh",
        "abcd 0xxxxx 01xxxx 01234x 012xxx 0123xx efgh",
        "abcd 01xxxx zz23xx efgh",
    ),
    "morning cat": (
        "This morning the cat observed little birds in the trees.",
        "The cat was observing birds in the little trees this morning, it observed birds for two "
        "hours.",
    ),
    "Plätzchen": (
        "Auch hier hab ich wieder ein Plätzchen",
        "Ich hab auch hier wieder ein Pläzchen",
        "Ich hab auch hier wieder ein Pläzchen",
    ),
    "black dog": (
        "The black dog chases a red cat.",
        "A red cat chases the black dog.",
        "A red cat chases the yellow dog",
    ),
    "black and white cat": (
        "The black cat",
        "The black and white cat",
        "The black and green cat",
        "The black very special cat",
        "The black not very special cat",
    ),
    "black mat": (
        "the black cat and the black mat",
        *2 * ("the black dog and the black mat",),
    ),
    "cat on the table": (
        "the black cat on the table",
        *2 * ("the black saw the black cat on the table",),
    ),
    "black cat sat": (
        "the black cat sat on the mat",
        *2 * ("the cat sat on the black mat",),
    ),
    "in capitals": ("the black cat", "THE BLACK CAT", "The black cat", "The, black cat"),
    "white and black cat": (
        "the white and black cat",
        "The black cat",
        "the black and white cat",
        "the black and green cat",
    ),
    "cat or dog": ("a cat or dog", *2 * ("a cat and dog and",)),
    "agast": (
        "He was agast, so",
        "He was agast",
        "So he was agast",
        "He was so agast",
        "He was agast and feerd",
        "So was he agast",
    ),
    "big bug": (
        "the big bug had a big head",
        "the bug big had a big head",
        "the bug had a small head",
    ),
    "bug big": ("the bug big had a big head", *2 * ("the bug had a small head",)),
    "drought": (
        "the drought of march hath perced to the root",
        "the march of the drought hath perced to the root",
        "the march of drought hath perced to the root",
    ),
    "drought, longer": (
        "the drought of march hath perced to the root and is this the right",
        "the first march of drought pierced to the root and this is the ",
        "the first march of drought hath perced to the root",
    ),
    "very first march": (
        "the very first march of drought hath",
        *2 * ("the drought of march hath",),
    ),
    "April": (
        "When April with his showers sweet with fruit The drought of March has pierced unto the "
        "root",
        "When showers sweet with April fruit The March of drought has pierced to the root",
        "When showers sweet with April fruit The drought of March has pierced the rood",
    ),
    "Carpenter": (
        "This Carpenter hadde wedded newe a wyf",
        "This Carpenter hadde wedded a newe wyf",
        "This Carpenter hadde newe wedded a wyf",
        "This Carpenter hadde wedded newly a wyf",
        "This Carpenter hadde E wedded newe a wyf",
        "This Carpenter hadde newli wedded a wyf",
    ),
    "Werther": (
        "Du kennst von Alters her meine Art, mich anzubauen, irgend mir an einem vertraulichen "
        "Orte ein Hüttchen aufzuschlagen, und da mit aller Einschränkung zu herbergen.",
        "Du kennst von Altersher meine Art, mich anzubauen, mir irgend an einem vertraulichen "
        "Ort ein Hüttchen aufzuschlagen, und da mit aller Einschränkung zu herbergen.",
    ),
    "Darwin, six editions": darwin(),
}
