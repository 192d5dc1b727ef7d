"""What the tests of the data layer are made from."""

from provenance.models import Article, Variant
from provenance.services.ingest import Outcome, Upload, add_variants, create_article

HARBOUR = (
    "The harbour office kept its tide book in pencil for eighty years. Every evening at six the "
    "clerk wrote down the water and went home. Nobody asked her why she wrote it twice.\n\n"
    "In the spring the second book was found behind the stove. It did not agree with the first. "
    "The council read both aloud, and the fishermen laughed."
)
HARBOUR_LATER = HARBOUR.replace("laughed", "wept").replace("eighty", "ninety")
GARDEN = (
    "A walled garden stands behind the station. Its keeper grows quinces and medlars there, and "
    "sells them to nobody. Travellers who miss the last train may eat what has fallen."
)
SPANISH = (
    "La oficina del puerto llevó su libro de mareas a lápiz durante ochenta años. Cada tarde a "
    "las seis la escribiente anotaba el agua y se iba a casa. Nadie le preguntó por qué lo "
    "escribía dos veces.\n\nEn primavera se encontró el segundo libro detrás de la estufa. "
    "No coincidía con el primero. Este cuento se traduce sin permiso de su editora. El concejo "
    "leyó los dos en voz alta, y los pescadores se rieron."
)
JAPANESE = (
    "港の事務所は八十年のあいだ潮汐の帳面を鉛筆でつけていた。毎晩六時に書記は水位を記し、"
    "家へ帰った。なぜ二度書くのかと尋ねる者はいなかった。人工知能の時代になっても変わらない。"
)


def make_article(slug: str = "harbour", visibility: str = "public", by: object = None) -> Article:
    return create_article(title=f"The {slug} book", slug=slug, visibility=visibility, by=by)


def add(article: Article, *texts: str | bytes, **fields: str) -> list[Outcome]:
    return add_variants(
        article=article,
        items=[
            Upload(f"{number}.txt", text.encode() if isinstance(text, str) else text, fields)
            for number, text in enumerate(texts)
        ],
        enqueue=False,
    )


def variant(article: Article, siglum: str) -> Variant:
    return Variant.objects.with_evidence().get(article=article, siglum=siglum)
