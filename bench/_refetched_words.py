"""What do the pages that are fetched again and again show around an article, in four languages?"""

from collections.abc import Mapping
from dataclasses import dataclass

SITE = "The Coast Courier"
NAMES = ("Anna Weber", "Tom Reed", "Lucía Moreno", "Jean Petit", "Mara Oslund")


@dataclass(frozen=True, slots=True)
class Words:
    """The labels of one language; `{}` stands for what changes."""

    by: str
    menu: str
    share: str
    updated: tuple[str, ...]
    related: str
    read: str
    more: str
    comments: str
    offer: str
    advert: str
    photo: str
    foot: str
    correction: str
    update: str
    go_on: str


WORDS: Mapping[str, Words] = {
    "en": Words(
        "By {}", "Home | News | Business | Sport | Opinion", "Share | Tweet | Email | {} shares",
        ("Updated {} hours ago", "{} minutes ago", "{} days ago"), "Related", "Most read",
        "Read more: {}", "Comments ({})", "Sign up for our newsletter", "Advertisement",
        "Photo: {}", "© 2025 The Coast Courier. All rights reserved.",
        "Correction: An earlier version of this article misstated a figure. {}", "Update, {}: {}",
        "Read more",
    ),
    "de": Words(
        "Von {}", "Startseite | Nachrichten | Sport", "Teilen | Merken | {} Mal geteilt",
        ("Aktualisiert vor {} Stunden", "vor {} Minuten", "vor {} Tagen"), "Mehr zum Thema",
        "Meistgelesen", "Lesen Sie auch: {}", "Kommentare ({})", "Newsletter abonnieren",
        "Anzeige",
        "Foto: {}", "© 2025 The Coast Courier. Alle Rechte vorbehalten.",
        "Korrektur: In einer früheren Fassung dieses Artikels stand eine falsche Zahl. {}",
        "Update, {}: {}", "Weiterlesen",
    ),
    "fr": Words(
        "Par {}", "Accueil | Actualités | Économie | Sport", "Partager | Envoyer | {} partages",
        ("Mis à jour il y a {} heures", "il y a {} minutes", "il y a {} jours"), "À lire aussi",
        "Les plus lus", "Lire aussi : {}", "Commentaires ({})", "S'inscrire à la newsletter",
        "Publicité", "Photo : {}", "© 2025 The Coast Courier. Tous droits réservés.",
        "Correction : une version précédente de cet article donnait un chiffre erroné. {}",
        "Mise à jour, {} : {}", "Lire la suite",
    ),
    "es": Words(
        "Por {}", "Inicio | Noticias | Economía | Deportes", "Compartir | Enviar | {} compartidos",
        ("Actualizado hace {} horas", "hace {} minutos", "hace {} días"), "Noticias relacionadas",
        "Lo más leído", "Lea también: {}", "Comentarios ({})", "Suscríbase al boletín",
        "Publicidad", "Foto: {}", "© 2025 The Coast Courier. Todos los derechos reservados.",
        "Corrección: Una versión anterior de este artículo daba una cifra equivocada. {}",
        "Actualización, {}: {}", "Leer más",
    ),
}  # fmt: skip  # a table
