"""Which words are numbers, in the languages that are written with spaces?

Cardinals, scales, collectives and fractions as data. Scales follow each language's own usage: a
billion is 10⁹ in English and 10¹² in Spanish, French and German.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """The number words of one language, all in lower case."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, float]
    plurals: Mapping[str, float]
    """Scales that in the plural, with no number before them, mean some of them: "hundreds"."""

    collectives: Mapping[str, float] = field(default_factory=dict)
    """Words that count roughly or by name: "dozen", "quinzaine"."""

    fractions: Mapping[str, float] = field(default_factory=dict)
    halves: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    """What joins the parts of one number: "and", "y", "et"."""

    of: frozenset[str] = frozenset()
    times: Mapping[str, float] = field(default_factory=dict)
    times_words: frozenset[str] = frozenset()
    in_each: tuple[str, ...] = ()
    """Patterns of "one in five", with the two numbers as {a} and {b}."""

    about: frozenset[str] = frozenset()
    comma: bool = True
    """Whether decimals come after a comma, and thousands are parted by points or spaces."""


def _counted(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    found = {}
    for at, alternatives in enumerate(words.split()):
        for word in alternatives.split("/"):
            found[word] = start + at * step
    return found


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _map(**values: Iterable[str] | str) -> dict[str, float]:
    """Words by value: `_map(_2="twice double")`; `_1e6` and `_1o3` (a third) are read too."""
    found: dict[str, float] = {}
    for name, words in values.items():
        top, _, bottom = name[1:].partition("o")
        value = float(top.replace("p", ".")) / float(bottom or 1)
        found |= dict.fromkeys(words.split() if isinstance(words, str) else words, value)
    return found


ENGLISH = Numerals(
    cardinals=_counted(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    )
    | _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    scales=_map(
        _1e2="hundred",
        _1e3="thousand k",
        _1e6="million millions m mn",
        _1e9="billion billions bn b",
        _1e12="trillion trillions tn",
    ),
    plurals=_map(
        _10="tens", _12="dozens", _20="scores", _1e2="hundreds", _1e3="thousands",
        _1e6="millions", _1e9="billions", _1e12="trillions",
    ),
    collectives=_map(_12="dozen"),
    fractions=_map(
        _1o2="half", _1o3="third thirds", _1o4="quarter quarters", _1o5="fifth fifths",
        _1o6="sixths", _1o7="sevenths", _1o8="eighths", _1o10="tenth tenths",
    ),
    halves=_set("half"),
    articles=_set("a an the"),
    links=_set("and"),
    of=_set("of"),
    times=_map(
        _2="twice double doubled doubling doubles twofold",
        _3="thrice triple tripled triples threefold",
        _4="quadrupled fourfold", _10="tenfold",
    ),
    times_words=_set("times"),
    in_each=(r"{a} (?:in|out of)(?: every)? {b}",),
    about=_set(
        "about some around roughly approximately nearly almost over under than least most "
        "nearly close up just estimated ca circa"
    ),
    comma=False,
)  # fmt: skip  # a table

SPANISH = Numerals(
    cardinals=_counted(
        "cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
        "quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna "
        "veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
        "veintinueve treinta"
    )
    | _counted("cuarenta cincuenta sesenta setenta ochenta noventa", 40, 10)
    | _counted(
        "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
        "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas "
        "ochocientos/ochocientas novecientos/novecientas",
        100,
        100,
    ),
    scales=_map(
        _1e3="mil", _1e6="millón millones", _1e9="millardo millardos", _1e12="billón billones"
    ),
    plurals=_map(
        _10="decenas", _12="docenas", _1e2="cientos centenares", _1e3="miles millares",
        _1e6="millones", _1e12="billones",
    ),
    collectives=_map(
        _10="decena", _12="docena", _15="quincena", _20="veintena", _30="treintena",
        _1e2="centenar", _1e3="millar",
    ),
    fractions=_map(
        _1o2="mitad", _1o3="tercio tercios", _1o4="cuarto cuartos cuarta", _1o5="quinto quintos",
        _1o10="décima décimas",
    ),
    halves=_set("medio media"),
    articles=_set("un una el la los las unos unas"),
    links=_set("y"),
    of=_set("de"),
    times=_map(
        _2="doble duplicó duplicado duplicada duplicaron duplicar duplica duplicarse",
        _3="triple triplicó triplicado triplicada triplicaron triplicar triplica",
        _4="cuadruplicado cuádruple",
    ),
    times_words=_set("veces vez"),
    in_each=(r"{a} de cada {b}",),
    about=_set("unos unas cerca casi más menos alrededor aproximadamente hasta mínimo"),
)  # fmt: skip  # a table

FRENCH = Numerals(
    cardinals=_counted(
        "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
        "quinze seize"
    )
    | _counted("vingt/vingts trente quarante cinquante soixante septante octante nonante", 20, 10),
    scales=_map(
        _1e2="cent cents", _1e3="mille", _1e6="million millions", _1e9="milliard milliards",
        _1e12="billion billions",
    ),
    plurals=_map(
        _10="dizaines", _12="douzaines", _1e2="centaines", _1e3="milliers", _1e6="millions",
        _1e9="milliards",
    ),
    collectives=_map(
        _10="dizaine", _12="douzaine", _15="quinzaine", _20="vingtaine", _30="trentaine",
        _40="quarantaine", _50="cinquantaine", _60="soixantaine", _1e2="centaine", _1e3="millier",
    ),
    fractions=_map(
        _1o2="moitié", _1o3="tiers", _1o4="quart quarts", _1o5="cinquième cinquièmes",
        _1o10="dixième dixièmes",
    ),
    halves=_set("demi demie demis"),
    articles=_set("un une le la les l des"),
    links=_set("et"),
    of=_set("de d"),
    times=_map(
        _2="double doublé doublée doubler doublent", _3="triple triplé triplée tripler triplent",
        _4="quadruplé",
    ),
    times_words=_set("fois"),
    in_each=(r"{a} (?:sur|parmi) {b}",),
    about=_set("environ quelque quelques près presque plus moins autour jusqu'à"),
)  # fmt: skip  # a table

GERMAN = Numerals(
    cardinals=_counted(
        "null ein/eins/eine/einen/einem/einer/eines zwei/zweier drei/dreier vier fünf sechs "
        "sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn "
        "neunzehn"
    )
    | _counted("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10),
    scales=_map(
        _1e2="hundert", _1e3="tausend tsd", _1e6="million millionen mio",
        _1e9="milliarde milliarden mrd", _1e12="billion billionen",
    ),
    plurals=_map(
        _12="dutzende dutzenden", _1e2="hunderte hunderten hunderter", _1e3="tausende tausenden",
        _1e4="zehntausende zehntausenden", _1e5="hunderttausende hunderttausenden",
        _1e6="millionen", _1e9="milliarden",
    ),
    collectives=_map(_12="dutzend"),
    fractions=_map(
        _1o2="hälfte", _1o3="drittel dritteln", _1o4="viertel vierteln", _1o5="fünftel",
        _1o6="sechstel", _1o8="achtel", _1o10="zehntel",
    ),
    halves=_set("halb halbe halber halben halbes"),
    articles=_set("ein eine einen einem einer der die das den"),
    links=_set("und"),
    of=_set("von"),
    times=_map(
        _2="doppelt doppelte verdoppelt verdoppelte zweimal",
        _3="dreifache dreimal verdreifacht verdreifachte",
        _4="vervierfacht viermal vierfache", _5="fünfmal fünffache", _10="zehnmal zehnfache",
        _12="zwölfmal zwölffache",
    ),
    times_words=_set("mal"),
    in_each=(r"{a} von {b}",),
    about=_set("etwa rund circa ca ungefähr knapp gut fast über unter mehr als mindestens bis"),
)  # fmt: skip  # a table

ITALIAN = Numerals(
    cardinals=_counted(
        "zero uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
        "quattordici quindici sedici diciassette diciotto diciannove venti"
    )
    | _counted("trenta quaranta cinquanta sessanta settanta ottanta novanta cento", 30, 10),
    scales=_map(
        _1e3="mille mila",
        _1e6="milione milioni",
        _1e9="miliardo miliardi",
        _1e12="bilione bilioni",
    ),
    plurals=_map(_10="decine", _1e2="centinaia", _1e3="migliaia", _1e6="milioni", _1e9="miliardi"),
    collectives=_map(
        _10="decina",
        _12="dozzina",
        _15="quindicina",
        _20="ventina",
        _1e2="centinaio",
        _1e3="migliaio",
    ),
    fractions=_map(_1o2="metà", _1o3="terzo terzi", _1o4="quarto quarti", _1o5="quinto quinti"),
    halves=_set("mezzo mezza"),
    articles=_set("un una il la i le l"),
    links=_set("e"),
    of=_set("di"),
    times=_map(_2="doppio raddoppiato", _3="triplo triplicato"),
    times_words=_set("volte"),
    in_each=(r"{a} su {b}",),
    about=_set("circa quasi più meno oltre"),
)

PORTUGUESE = Numerals(
    cardinals=_counted(
        "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze "
        "catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito "
        "dezenove/dezanove"
    )
    | _counted(
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem/cento", 20, 10
    ),
    scales=_map(_1e3="mil", _1e6="milhão milhões", _1e9="bilhão bilhões", _1e12="trilhão trilhões"),
    plurals=_map(
        _10="dezenas",
        _12="dúzias",
        _1e2="centenas",
        _1e3="milhares",
        _1e6="milhões",
        _1e9="bilhões",
    ),
    collectives=_map(_10="dezena", _12="dúzia", _1e2="centena", _1e3="milhar"),
    fractions=_map(_1o2="metade", _1o3="terço terços", _1o4="quarto quartos", _1o5="quinto"),
    halves=_set("meio meia"),
    articles=_set("um uma o a os as"),
    links=_set("e"),
    of=_set("de"),
    times=_map(_2="dobro duplicou dobrou", _3="triplo triplicou"),
    times_words=_set("vezes"),
    in_each=(r"{a} em cada {b}",),
    about=_set("cerca quase mais menos aproximadamente"),
)

DUTCH = Numerals(
    cardinals=_counted(
        "nul een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
        "vijftien zestien zeventien achttien negentien"
    )
    | _counted("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10),
    scales=_map(_1e2="honderd", _1e3="duizend", _1e6="miljoen", _1e9="miljard", _1e12="biljoen"),
    plurals=_map(
        _10="tientallen", _1e2="honderden", _1e3="duizenden", _1e6="miljoenen", _1e9="miljarden"
    ),
    collectives=_map(_12="dozijn"),
    fractions=_map(_1o2="helft", _1o3="derde", _1o4="kwart"),
    articles=_set("een de het"),
    links=_set("en"),
    about=_set("ongeveer bijna ruim meer minder circa"),
)

RUSSIAN = Numerals(
    cardinals=_counted(
        "ноль один/одна/одно/одного/одной два/две/двух/двое/двумя три/трёх/трех/трое "
        "четыре/четырёх/четырех пять/пяти шесть/шести семь/семи восемь/восьми девять/девяти "
        "десять/десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать "
        "семнадцать восемнадцать девятнадцать двадцать тридцать"
    )
    | _counted("пятьдесят шестьдесят семьдесят восемьдесят девяносто сто", 50, 10)
    | {"сорок": 40, "двести": 200, "триста": 300, "четыреста": 400, "пятьсот": 500},
    scales=_map(
        _1e3="тысяча тысячи тысяч тыс",
        _1e6="миллион миллиона миллионов млн",
        _1e9="миллиард миллиарда миллиардов млрд",
        _1e12="триллион триллиона триллионов трлн",
    ),
    plurals=_map(
        _10="десятки десятков",
        _1e2="сотни сотен",
        _1e3="тысячи тысяч",
        _1e6="миллионы миллионов",
        _1e9="миллиарды миллиардов",
    ),
    collectives=_map(_12="дюжина дюжину"),
    fractions=_map(_1o2="половина половины половину", _1o3="треть трети", _1o4="четверть четверти"),
    times=_map(_2="вдвое дважды", _3="втрое трижды"),
    times_words=_set("раз раза"),
    about=_set("около примерно почти более менее свыше"),
)

_PLAIN = Numerals(cardinals={}, scales={}, plurals={})

_POLISH = Numerals(
    cardinals={},
    scales=_map(
        _1e3="tysiąc tysiące tysięcy tys",
        _1e6="milion miliony milionów mln",
        _1e9="miliard miliardy miliardów mld",
    ),
    plurals={},
    about=_set("około prawie ponad"),
)
_TURKISH = Numerals(cardinals={}, scales=_map(_1e3="bin", _1e6="milyon", _1e9="milyar"), plurals={})
_ARABIC = Numerals(
    cardinals={},
    scales=_map(_1e3="ألف آلاف", _1e6="مليون ملايين", _1e9="مليار مليارات"),
    plurals={},
    comma=False,
)
_POINT = Numerals(cardinals={}, scales={}, plurals={}, comma=False)

BY_LANGUAGE: Mapping[str, Numerals] = {
    "en": ENGLISH, "es": SPANISH, "fr": FRENCH, "de": GERMAN, "it": ITALIAN, "pt": PORTUGUESE,
    "nl": DUTCH, "ru": RUSSIAN, "pl": _POLISH, "tr": _TURKISH, "ar": _ARABIC, "th": _POINT,
    "und": _POINT,
}  # fmt: skip  # a table


def numerals(language: str) -> Numerals:
    """The number words of a language; digits alone where none are known."""
    return BY_LANGUAGE.get(language, _PLAIN)
