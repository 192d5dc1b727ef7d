"""A paragraph of Darwin's Origin of Species as its six editions of 1859 to 1872 have it.

The first paragraph of the first chapter is the example that collation programs are tried on: it
is long enough to have all kinds of variants, and six witnesses. Each edition is told by what it
changed in an earlier one.
"""

FIRST = (
    "When we look to the individuals of the same variety or sub-variety of our older cultivated "
    "plants and animals, one of the first points which strikes us, is, that they generally differ "
    "much more from each other, than do the individuals of any one species or variety in a state "
    "of nature. When we reflect on the vast diversity of the plants and animals which have been "
    "cultivated, and which have varied during all ages under the most different climates and "
    "treatment, I think we are driven to conclude that this greater variability is simply due to "
    "our domestic productions having been raised under conditions of life not so uniform as, and "
    "somewhat different from, those to which the parent-species have been exposed under nature. "
    "There is, also, I think, some probability in the view propounded by Andrew Knight, that this "
    "variability may be partly connected with excess of food. It seems pretty clear that organic "
    "beings must be exposed during several generations to the new conditions of life to cause any "
    "appreciable amount of variation; and that when the organisation has once begun to vary, it "
    "generally continues to vary for many generations. No case is on record of a variable being "
    "ceasing to be variable under cultivation. Our oldest cultivated plants, such as wheat, still "
    "often yield new varieties: our oldest domesticated animals are still capable of rapid "
    "improvement or modification."
)
SECOND = (
    ("differ much more from each other, than", "differ more from each other than"),
    ("this greater", "this great"),
    ("There is, also, I", "There is also, I"),
)
FOURTH = (
    ("When we look", "Causes of Variability. When we look"),
    ("that when the organisation", "that, when the organisation"),
)
FIFTH = (
    ("look to the", "compare the"),
    ("strikes us, is,", "strikes us is,"),
    ("differ more from each other than", "differ from each other more than"),
    ("When we reflect", "And if we reflect"),
    ("treatment, I think we", "treatment, we"),
    ("simply due", "due"),
    ("species have been", "species had been"),
    ("seems pretty clear", "seems clear"),
    ("to the new conditions of life to", "to new conditions to"),
    ("continues to vary", "continues varying"),
    ("variable being ceasing to be variable", "variable organism ceasing to vary"),
    ("still often", "still"),
)
SIXTH = (
    ("differ from each other more than", "differ more from each other than"),
    ("There is also, I think, some", "There is, also, some"),
    ("any appreciable", "any great"),
)


def darwin() -> tuple[str, ...]:
    """Give the six editions, the third being the second's again."""
    editions = [FIRST]
    for changes in (SECOND, (), FOURTH, FIFTH, SIXTH):
        text = editions[-1]
        for was, now in changes:
            text = text.replace(was, now)
        editions.append(text)
    return tuple(editions)
