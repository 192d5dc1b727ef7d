"""Edits as editors of news make them read as an editor would mark them.

Each line is both texts and the answer: `[-what the older has-]{+what the newer has+}`.
"""

import re

import pytest

from provenance.diffing import Op, compare

MARKED = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)

PROSE = """
The council approved a budget of [-1,000 -]{+10,000 +}dollars for the park.
At least [-12 -]{+14 +}people were injured, officials said on [-Monday-]{+Tuesday+}, and [-3 -]{+2 +}remain in hospital.
Unemployment fell by [-0.4 -]{+0.3 +}percentage points to [-5.1-]{+5.2+}% in the third quarter, the lowest level since [-2008-]{+2009, the agency said+}.
The [-ship, built -]{+vessel, launched +}in [-1987-]{+1978+}, [-carried -]{+was carrying +}about three hundred passengers and [-forty -]{+fourteen +}crew when it [-sank off -]{+went down near +}the coast.
The meeting begins at [-7.30pm -]{+8.30pm +}on [-3 -]{+5 +}May 2024 in Room [-12B-]{+21B+}.
It cost £[-4m -]{+4bn +}to build and was opened by the mayor.
She [-was elected in -]{+won the +}2015 {+election +}with [-52 -]{+54 +}percent of the vote, [-defeating a candidate -]{+beating a rival +}backed by the army.
The bank [-raised -]{+kept +}its key interest rate [-from 4.25% to -]{+at +}4.5%, [-its eleventh increase -]{+ending a run of eleven increases +}in a row.
[-Two -]{+Three +}of the five judges dissented from the ruling.
Minister Anna [-Lindqvist -]{+Lundqvist +}met her [-Danish -]{+Finnish +}counterpart in [-Oslo -]{+Bergen +}on Thursday to discuss fishing quotas.
Mr [-Smith -]{+Jones +}denied the claims. Mr [-Jones -]{+Smith +}confirmed them.
The minister said she would {+not +}resign if the vote was lost.
The drug is {+not +}effective in children, and doctors {+do not +}recommend it.
He [-never -]said that the company had {+never +}broken [-the -]{+any +}law.
There is [-no -]evidence that the device [-was -]{+had been +}tampered with {+shortly +}before the flight took off.
Residents were told {+not +}to leave, [-but -]{+and +}few of them did so before nightfall [-because -]{+although +}the roads were [-blocked-]{+open+}.
The bank [-can't -]{+can +}confirm that {+some +}customers' data were stolen in the attack.
The fire [-was -]{+may have been +}started deliberately, police said.
The vaccine [-prevents -]{+appears to reduce the risk of +}infection.
The company {+allegedly +}stole the designs{+, according to court papers+}.
The bridge was closed after inspectors found cracks[-, and traffic -]{+. Traffic +}was diverted to the old road[-, which -]{+. It +}is narrow and steep.
The rain stopped[-. The -]{+, but the +}river kept rising[-. By -]{+, and by +}noon the square was under water.
[-A spokesman for the airline said it was investigating the incident and would cooperate with the authorities-]{+The airline declined to comment+}.
Read more at https://news.example.org/2023/[-03-]{+04+}/story-[-1001-]{+1002+}.html or write to [-desk-]{+news+}@example.org.
The trial begins on Monday. {+The judge refused a request to delay it. +}The defence has called [-twelve -]{+eleven +}witnesses, among them two former ministers. [-The judge refused a request to delay it. -]Nobody objected.
東京都は[-5-]{+6+}日、新たに[-120-]{+210+}人の感染を確認したと発表した。
政府は計画を承認[-しなかった-]{+した+}と、{+複数の+}関係者が明らかにした。
中国外交部发言人[-周三-]{+周四+}表示，中方[-不会-]{+将会+}参加这次会议。
东京都政府[-周三-]{+周四+}宣布，[-今年-]{+明年+}的预算为[-五百-]{+六百+}亿日元，比[-去年-]{+今年+}增加了[-三成-]{+两成+}。
他[-昨天表示支持-]{+今天表示反对+}这项法案。
专家认为这种疫苗对儿童{+不+}安全。
地震造成至少[-十二-]{+十五+}人死亡，[-数百人-]{+数千人+}受伤，[-许多房屋-]{+大量建筑+}倒塌。
这座桥建于[-1987-]{+1978+}年，长[-三百-]{+四百+}米，[-是当时全国-]{+曾是当时全省+}最长的{+大+}桥。
记者在[-现场-]{+医院+}看到，[-大火已被扑灭，消防员正在清理废墟-]{+伤员已被安置，医生正在进行抢救+}。
首相は[-記者会見で、来月-]{+国会で、来年+}から消費税を[-引き上げる-]{+引き下げる+}と述べた。
田中さんは会議に出席[-した-]{+しなかった+}が、[-鈴木さんは欠席-]{+佐藤さんは出席+}した。
システムの[-更新-]{+変更+}により、[-データ-]{+ファイル+}の保存が[-速-]{+遅+}くなった。
台風は[-九州-]{+四国+}に上陸し、[-各地-]{+一部の地域+}で停電{+と断水+}が発生した。
정부는 [-내년 -]{+올해 +}예산안을 [-승인하지 않았다고 밝혔다-]{+승인했다고 발표했다+}.
서울시는 [-오늘 -]{+어제 +}지하철 요금을 [-150원 인상한다고 -]{+200원 인하한다고 +}밝혔다.
ראש העיר אמר שהפרויקט {+לא +}יסתיים בשנת [-2025-]{+2026+}.
นายกรัฐมนตรีประกาศ[-เมื่อวาน-]{+วันนี้+}ว่าจะสร้าง[-โรงพยาบาลสาม-]{+โรงเรียนห้า+}แห่ง
นายกรัฐมนตรีกล่าวว่ารัฐบาลจะ{+ไม่+}ลดภาษีในปี[-หน้า-]{+นี้+}
Die Bundesregierung hat das [-Klimaschutzgesetz -]{+Klimaschutzprogramm +}am [-Mittwoch -]{+Donnerstag nicht +}beschlossen.
Das Gericht hat [-keine -]Einwände gegen den Bau.
Le ministre [-n'a pas -]{+a +}confirmé la nouvelle, selon l'agence.
El presidente [-no -]asistirá a la cumbre del [-12 -]{+21 +}de mayo.
Great news [-👍🏽 -]{+👍🏿 +}the team [-👨‍👩‍👧 -]{+👨‍👩‍👦 +}won [-🇩🇪-]{+🇫🇷+}!
"""


@pytest.mark.parametrize("marked", PROSE.strip().splitlines())
def test_edits_of_prose_read_as_an_editor_marks_them(marked: str) -> None:
    older = MARKED.sub(r"\1", marked)
    newer = MARKED.sub(r"\2", marked)

    assert told(older, newer) == marked


def told(older: str, newer: str) -> str:
    """Mark the edits as the lines above do."""
    said = ""
    for edit in compare(older, newer).edits:
        was, now = older[edit.older.slice], newer[edit.newer.slice]
        if edit.op is Op.EQUAL:
            said += now
        else:
            said += (f"[-{was}-]" if was else "") + (f"{{+{now}+}}" if now else "")
    return said
