"""How far does a date or a time of day reach, as newspapers write them in some twenty languages?

Nothing is understood of it but its extent: `dates` and `facts.moments` read what it means.
"""

import re

_WORDS = (
    # Months, whole and shortened.
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
    " januar jänner februar märz mai juni juli oktober dezember mrz okt dez"
    " janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre"
    " janv févr avr juil déc"
    " enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre"
    " diciembre ene abr ago dic"
    " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out set"
    " gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott"
    " januari februari maart mei augustus mrt"
    " stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada"
    " grudnia sty lut kwi cze lip sie wrz paź lis gru"
    " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    " янв фев мар апр июн июл авг сен сент окт ноя дек"
    " січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    " ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
    " يناير فبراير مارس أبريل ابريل إبريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر"
    " ديسمبر كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الثاني الأول"
    " มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน"
    " ธันวาคม ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค"
    " maj juni juli augusti januari februari marts oktober desember des"
    # Days of the week.
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr"
    " sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves"
    " viernes sábado domingo segunda terça quarta quinta sexta feira lunedì martedì mercoledì"
    " giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    " poniedziałek wtorek środa czwartek piątek sobota niedziela понедельник вторник среда четверг"
    " пятница суббота воскресенье pazartesi salı çarşamba perşembe cuma cumartesi pazar"
    " الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت mandag tirsdag onsdag torsdag"
    " fredag lørdag søndag måndag tisdag lördag söndag"
    # What stands before, between and after the figures.
    " on at am pm a.m p.m noon midnight st nd rd th of um uhr vom den der mesz mez le à h heures"
    " heure min du el a las del de los h hs hrs horas da do dia às as em il lo alle ore dell dal al"
    " op om uur dnia godz godzina r o roku в г года году от мск час часов о год року saat tarihinde"
    " tarihi في يوم الساعة بتاريخ مساءً صباحا صباحاً مساء م ص بتوقيت غرينتش جرينتش مكة"
    " เวลา น วันที่ วัน พ.ศ kl klo et est edt pt pst pdt ct cst cdt mt gmt utc bst ist cet cest msk"
    " jst kst hkt aest eastern pacific central time local s d i the"
)
_SPOKEN = frozenset(_WORDS.split())
_PREPOSITIONS = (
    "on at of um vom den der le à du el a las del de los da do dia às as em il lo alle ore dell dal"
    " al op om dnia o r в от о في يوم الساعة بتاريخ เวลา วันที่ kl the d i s"
)
_LEADS = frozenset(_PREPOSITIONS.split())
"""What no date ends with."""
_UNSPACED = re.compile(
    "(?:[年月日号號時时点點分秒頃現在约約週周曜午前後后上下晚早朝夜凌晨中夕刻星期一二三四五六七八九十〇"
    "년월일시분초오전후]|[월화수목금토일]요일|付)+"
)
_FIGURES = re.compile(
    r"\d+(?:[.:/h-]\d+)*(?:st|nd|rd|th|er|º|ª|\.|h\d{0,2}|일|월|년)?", re.IGNORECASE
)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"
_WORD = re.compile(rf"{_LETTER}+(?:['’.]{_LETTER}+)*\.?")
_BETWEEN = re.compile(r"[ \t ,،.;:：/|·•–—\-ª'’]{0,3}")
_ZONE = re.compile(
    r"[(（](?:[A-Z]{2,5}|[A-Z]{3}[+-]\d{1,2}|[月火水木金土日월화수목금토一二三四五六])[)）]"
)
MOST_PIECES = 16
"""Pieces of the longest date read: weekday, day, month, year, time of day and zone."""


def end_of_date(text: str, at: int) -> int | None:
    """Tell where the date or the time of day that begins at `at` ends; None if none does.

    It holds a figure, and nothing that is no part of dates. No space that follows belongs to it.

    >>> text = "Monday, 5 May 2024 at 10:30 am, the mayor"
    >>> text[:end_of_date(text, 0)]
    'Monday, 5 May 2024 at 10:30 am'
    >>> end_of_date("five ways to cook 5 eggs", 0) is None
    True
    """
    place, end, has_figure = at, at, False
    for _ in range(MOST_PIECES):
        piece = _FIGURES.match(text, place)
        has_figure = has_figure or piece is not None
        piece = piece or _ZONE.match(text, place) or _UNSPACED.match(text, place)
        piece = piece or _spoken(text, place)
        if piece is None:
            break
        place = piece.end()
        if piece.group().rstrip(".").casefold() not in _LEADS:
            end = place
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
    return end if has_figure else None


def _spoken(text: str, place: int) -> re.Match[str] | None:
    found = _WORD.match(text, place)
    if found is None:
        return None
    word = found.group().rstrip(".").casefold()
    return found if re.split("['’]", word)[0] in _SPOKEN else None
