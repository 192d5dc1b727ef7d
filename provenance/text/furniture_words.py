# ruff: noqa: E501 - a language's words are one line each
"""What do the buttons, labels and headings around articles say?

Phrases are in their plain form (see `furniture.plain`): case folded, without outer marks. Data
alone; `furniture` says when they count.
"""

import re

from provenance.text.ending_words import WALL


def _phrases(listing: str) -> frozenset[str]:
    return frozenset(
        filter(None, (" ".join(one.split()) for one in listing.replace("\n", "|").split("|")))
    )


SURE = _phrases("""
subscribe|subscribe now|subscribe today|subscribed|subscribe for free|sign in|sign up|sign up now|log in
log in to comment|sign in to comment|subscribe sign in|share|share this|share this post|share this article
share this story|share this page|share article|share on facebook|share on twitter|share on x|share on linkedin
share on whatsapp|share on reddit|share via email|share to facebook|share to twitter|tweet|tweet this|pin it
email this|print this|print this page|print this article|print article|email article|copy link|copy url
link copied|save article|save for later|bookmark|gift article|gift this article|leave a comment
leave a reply|leave a response|write a comment|post a comment|post comment|add a comment|view comments
view all comments|show comments|hide comments|load more|load more comments|show more|show less|see all
view all|see more|skip to content|skip to main content|skip to navigation|skip to footer|jump to content
toggle navigation|toggle menu|open menu|close menu|main menu|back to top|scroll to top|return to top
accept all|accept all cookies|accept cookies|accept & close|accept and close|reject all|decline all
reject all cookies|manage cookies|manage preferences|manage settings|cookie settings|cookie preferences
do not sell my personal information
do not sell or share my personal information|your privacy choices|advertisement
advertisements|sponsored|sponsored content|story continues below advertisement|article continues below
article continues after advertisement|continue reading below|story continues below|article voiceover
audio playback is not supported on your browser. please upgrade|listen to this article|listen to article
listen to this story|listen now|listen to this post|play audio|read in app|open in app|get the app
download the app|get app|start writing|start your substack|substack is the home for great culture
this site requires javascript to run correctly. please turn on javascript or unblock scripts
discussion about this post|discussion about this essay|discussion about this article|discussion about this episode|ready for more|type your email|enter your email
your email address|email address|no posts|no comments yet|be the first to comment|already a subscriber
already have an account|create an account|create account|forgot password|forgot your password
become a subscriber|become a member|become a paid subscriber|upgrade to paid|start free trial
follow us|follow us on twitter|follow us on facebook|follow us on instagram|follow me on twitter|follow
follow author|read more|continue reading|keep reading|read full article|read the full article
read the full story|click here|click here to subscribe|report this ad|report ad|report an error
reprints & permissions|rights & permissions|reprints and permissions|republish this article
from wikipedia, the free encyclopedia|jump to navigation|jump to search|this post is public so feel free to share it
share your thoughts|join the conversation|join the discussion|restack|like this|like this post
thanks for reading|thank you for subscribing|you're signed in|your browser does not support the audio element
your browser does not support the video tag|powered by wordpress|proudly powered by wordpress
support us|support our work|donate now|make a donation|buy me a coffee|newsletter sign up
sign up for our newsletter|subscribe to our newsletter|subscribe to newsletter|get our newsletter
シェア|シェアする|この記事をシェア|この記事をシェアする|記事をシェア|共有|共有する|この記事を共有|ツイート|ツイートする
ポスト|ポストする|購読|購読する|今すぐ購読|購読登録|無料登録|無料で登録|無料会員登録|会員登録|新規登録|新規会員登録
ログイン|サインイン|ログアウト|ログインする|続きを読む|もっと読む|もっと見る|すべて見る|全文を読む|全文表示|記事を保存
保存する|印刷|印刷する|コメントする|コメントを書く|コメントを投稿|コメントを見る|コメントを投稿する|リンクをコピー|urlをコピー
メニュー|メニューを開く|メニューを閉じる|ページの先頭へ|ページトップへ|トップへ戻る|ページtop|検索する|フォロー|フォローする
フォロー中|いいね|いいね!|広告|スポンサーリンク
無断転載を禁じます|無断転載禁止|禁無断転載|原文を表示|原文を見る|原文へ|元記事を読む
元記事を見る|翻訳を表示|メルマガ登録|メールマガジン登録|アプリで開く|アプリで読む|ブックマーク|はてなブックマーク|はてブ
lineで送る|この記事を書いた人|cookieの設定|すべて許可|同意する|音声で聴く|記事を聴く
分享|分享到|分享本文|分享文章|转发|轉發|转载|收藏|点赞|點讚|评论|評論|发表评论|發表評論|写评论|查看评论|订阅|訂閱|立即订阅|立即訂閱
免费订阅|关注|關注|关注我们|關注我們|关注公众号|登录|登入|登錄|注册|註冊|立即注册|登录注册|阅读全文|閱讀全文|查看全文|展开全文|展開全文
查看更多|加载更多|更多|返回顶部|回到顶部|返回首页|回首頁|版权所有|版權所有
广告|廣告|打印|列印|字体大小|复制链接
複製連結|扫码关注|扫一扫|微信扫一扫|长按识别二维码|在看|点个在看|打开app|下载app|打开app阅读全文|查看原文|显示原文|顯示原文
责任编辑|举报|舉報|相关标签
compartir|compartir en facebook|compartir en twitter|compartir en whatsapp|compartir artículo
compartir este artículo|comparte|comparte este artículo|suscríbete|suscríbase|suscribirse|suscríbete ahora
suscríbete gratis|iniciar sesión|inicia sesión|inicie sesión|acceder|regístrate|registrarse|crear cuenta
leer más|seguir leyendo|sigue leyendo|ver más|ver todo|ver comentarios|dejar un comentario|deja un comentario
deja una respuesta|comentar|imprimir|copiar enlace|guardar artículo|aceptar todo|aceptar todas las cookies
aceptar cookies|rechazar todo|configurar cookies|configuración de cookies
todos los derechos reservados|publicidad|síguenos|síguenos en twitter|síguenos en facebook|saltar al contenido
ir al contenido|volver arriba|boletín de noticias|newsletter|suscríbete a nuestra newsletter
suscríbete a nuestro boletín|escuchar artículo|abrir en la app
partager|partager cet article|partager sur facebook|partager sur twitter|s'abonner|abonnez-vous|je m'abonne
s'inscrire|se connecter|connexion|créer un compte|lire la suite|lire plus|voir plus|voir tout|en savoir plus
laisser un commentaire|commenter|voir les commentaires|réagir|imprimer|copier le lien|tout accepter
accepter tout|tout refuser|continuer sans accepter|gérer les cookies|paramétrer les cookies
tous droits réservés|publicité|suivez-nous|aller au contenu|aller au contenu principal|haut de page
retour en haut|écouter l'article|réservé aux abonnés|article réservé aux abonnés|offrir cet article
teilen|artikel teilen|auf facebook teilen|auf twitter teilen|abonnieren|jetzt abonnieren|newsletter abonnieren
anmelden|einloggen|jetzt anmelden|registrieren|jetzt registrieren|konto erstellen|weiterlesen|mehr lesen
mehr anzeigen|alle anzeigen|mehr erfahren|kommentieren|kommentar schreiben|kommentar hinterlassen
schreibe einen kommentar|kommentare anzeigen|drucken|artikel drucken|link kopieren|merken|artikel merken
alle akzeptieren|alle ablehnen|cookie-einstellungen|anzeige
werbung|zum inhalt springen|zum hauptinhalt springen|nach oben|zurück nach oben|artikel anhören|vorlesen
alle rechte vorbehalten|folgen sie uns|zur startseite
condividi|condividi su facebook|iscriviti|abbonati|accedi|registrati|leggi tutto|leggi di più|continua a leggere
lascia un commento|stampa|accetta tutto|rifiuta tutto|tutti i diritti riservati|pubblicità
compartilhar|compartilhe|assine|assine já|inscreva-se|entrar|cadastre-se|leia mais|continue lendo|deixe um comentário
aceitar todos|rejeitar todos|todos os direitos reservados|publicidade|pular para o conteúdo
поделиться|подписаться|войти|регистрация|читать далее|читать дальше|показать ещё|оставить комментарий|комментировать
все права защищены|реклама|принять все|наверх|распечатать
deel dit artikel|deel dit bericht|deel via|inloggen|aanmelden|abonneren|abonneer nu|word abonnee|lees meer|lees verder
plaats een reactie|laat een reactie achter|bekijk alle reacties|alle rechten voorbehouden|advertentie|afdrukken|terug naar boven
udostępnij|udostępnij artykuł|zaloguj się|zarejestruj się|subskrybuj|czytaj więcej|czytaj dalej|dodaj komentarz|skomentuj
wszelkie prawa zastrzeżone|reklama|drukuj|kopiuj link|zobacz wszystkie komentarze|wróć na górę
partilhar|deixe um comentário|deixar um comentário|comentar|ver comentários|imprimir|copiar link|voltar ao topo
paylaş|giriş yap|üye ol|abone ol|devamını oku|yorum yap|yorum yaz|tüm hakları saklıdır|yazdır
شارك|مشاركة|تسجيل الدخول|اشترك|اشترك الآن|اقرأ المزيد|أضف تعليقا|اترك تعليقا|جميع الحقوق محفوظة|إعلان|طباعة
แชร์|เข้าสู่ระบบ|สมัครสมาชิก|อ่านต่อ|แสดงความคิดเห็น|สงวนลิขสิทธิ์|โฆษณา
dela artikeln|logga in|prenumerera|läs mer|skriv en kommentar|annons
공유|공유하기|구독|구독하기|로그인|회원가입|더보기|더 보기|댓글|댓글 쓰기|댓글 달기|인쇄|좋아요|무단 전재 및 재배포 금지|무단전재 및 재배포 금지|광고
""")
"""A line that says no more than this is furniture wherever it stands."""

PERHAPS = _phrases("""
home|menu|search|restacks|news|latest|top|login|register|account|my account|settings|help|about|about us|contact
contact us|comments|comment|reply|like|likes|likes and comments|previous|next|prev|older posts|newer posts
archive|archives|categories|category|tags|topics|sections|more|close|ok|cancel|submit|send|email|e-mail
facebook|twitter|x|instagram|linkedin|whatsapp|reddit|telegram|pinterest|youtube|tiktok|threads|mastodon
bluesky|rss|print|save|listen|play|pause|mute|video|videos|photos|podcast|podcasts|newsletters|newsletter
events|jobs|careers|advertise|advertising|press|faq|sitemap|privacy|terms|legal|cookies|collection notice
accessibility|politics|business|opinion|sports|sport|culture|technology|tech|science|health|world|arts|style
travel|weather|english|español|français|deutsch|日本語|中文|follow on x|accept|decline|i agree|agree|got it|dismiss
free|paid|gift|gifts|discussions|new|popular|trending|edition|notifications|profile|language|donate|shop|store
ホーム|トップ|検索|ニュース|最新|人気|次へ|前へ|戻る|次の記事|前の記事|コメント|タグ|カテゴリー|カテゴリ|閉じる|送信|保存|設定|ヘルプ
新着|アーカイブ|動画|写真|政治|経済|社会|国際|スポーツ|文化|科学|健康|暮らし
首页|首頁|新闻|新聞|搜索|搜尋|上一篇|下一篇|返回|菜单|選單|标签|標籤|分类|分類|更多内容|关闭|關閉|提交|视频|影片|财经|科技|体育|娱乐|国际
微信|微博|qq空间|朋友圈|推荐|熱門|热门|最新
inicio|menú|buscar|noticias|siguiente|anterior|comentarios|etiquetas|contacto|cerrar|enviar|opinión|deportes
accueil|rechercher|recherche|actualités|suivant|précédent|commentaires|fermer|envoyer|sport|culture
startseite|suche|suchen|nachrichten|weiter|zurück|kommentare|kontakt|schließen|senden|politik|wirtschaft|kultur
home page|cerca|notizie|início|busca|главная|поиск|новости|홈|검색|뉴스|이전|다음
cookie policy|privacy policy|privacy notice|terms of service|terms of use|terms and conditions|terms & conditions|privacy & terms|privacy and terms
利用規約|プライバシーポリシー|プライバシー|お問い合わせ|運営会社|会社概要|サイトマップ|特定商取引法に基づく表記|版权声明
版權聲明|免责声明|免責聲明|隐私政策|隱私政策|隐私权政策|使用条款|使用條款|服务条款
服務條款|联系我们|聯絡我們|聯繫我們|关于我们|關於我們|política de cookies|política de privacidad|aviso legal
aviso de privacidad|términos de uso|términos y condiciones|politique de confidentialité|mentions légales|conditions générales|conditions d'utilisation|datenschutz|datenschutzerklärung
impressum|agb|informativa sulla privacy|política de privacidade|политика конфиденциальности|개인정보처리방침|이용약관
""")
"""A line that says this is furniture in a row of such, or beside what surely is."""

LISTS = _phrases("""
related articles|related stories|related posts|related content|related reading|related topics|related
related news|related coverage|more stories|more articles|more from this author|more in this section
more on this story|more on this topic|more like this|more to read|most read|most popular|most viewed
most shared|popular posts|popular articles|popular stories|recent posts|recent articles|recent stories
latest articles|latest stories|latest news|latest posts|trending now|trending stories|top stories
editor's picks|editors' picks|recommended|recommended for you|recommended reading|recommended stories
recommended articles|you may also like|you might also like|you may like|you might be interested in
you may also be interested in|also on this site|also read|read next|up next|next article|read this next
what to read next|keep exploring|explore more|around the web|from around the web|promoted stories
from our partners|paid content|sponsored stories|in this series|related videos|don't miss|further coverage
関連記事|関連ニュース|関連する記事|関連リンク|関連コンテンツ|おすすめ記事|おすすめの記事|おすすめ|あわせて読みたい|合わせて読みたい
人気記事|人気の記事|人気記事ランキング|アクセスランキング|ランキング|新着記事|最新記事|最新ニュース|こちらもおすすめ|この記事もおすすめ
次に読む|前後の記事|同じカテゴリの記事
相关文章|相關文章|相关阅读|相關閱讀|相关新闻|相關新聞|相关推荐|相關推薦|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门文章|熱門文章|热门推荐
热点推荐|最新文章|最新新闻|猜你喜欢|你可能还喜欢|你可能也喜歡|您可能感兴趣|更多文章|大家都在看|精彩推荐|往期回顾|往期推荐|排行榜
artículos relacionados|noticias relacionadas|contenido relacionado|te puede interesar|también te puede interesar
más leídas|lo más leído|más noticias|lo más visto|más información|lee también|le puede interesar|recomendados
te recomendamos|últimas noticias|archivado en
articles similaires|articles liés|articles associés|à lire aussi|à lire également|sur le même sujet|lire aussi
les plus lus|dans la même rubrique|vous aimerez aussi|à découvrir aussi|nos derniers articles
ähnliche artikel|verwandte artikel|verwandte themen|lesen sie auch|lesen sie mehr zum thema|mehr zum thema
auch interessant|das könnte sie auch interessieren|meistgelesen|meistgelesene artikel|weitere artikel
empfohlene artikel|neueste artikel|beliebte artikel
articoli correlati|leggi anche|potrebbe interessarti|potrebbe interessarti anche|i più letti|più letti|ultime notizie
artigos relacionados|notícias relacionadas|leia também|veja também|mais lidas|as mais lidas|últimas notícias
lees ook|meest gelezen|gerelateerde artikelen|meer over dit onderwerp|meer nieuws|laatste nieuws|net binnen
czytaj także|czytaj też|zobacz także|zobacz też|przeczytaj także|przeczytaj też|najczęściej czytane|powiązane artykuły|polecane artykuły
читайте также|самое читаемое|самое популярное|похожие статьи|материалы по теме|новости по теме|по теме|популярное|смотрите также
ilgili haberler|bunlar da ilginizi çekebilir|en çok okunanlar|son haberler
اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|الأكثر قراءة
ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|อ่านเพิ่มเติม|ข่าวยอดนิยม
läs också|läs även|mest läst|læs også|les også|mest læst|mest lest
관련 기사|관련기사|많이 본 뉴스|추천 기사|인기 기사
""")
"""Headings of lists of other articles."""

MORE_FROM = re.compile(
    r"more (?:from|in|on) (?:[\w&'-]+ ?){1,4}|(?:mehr|weiteres) (?:aus|von|zu) \w+(?: \w+)?"
    r"|(?:más|plus|mais|altro) (?:de|en|em|da|di|sobre|sur|su) \w+(?: \w+)?"
)
"""Headings of such lists that name a topic; titles have to follow."""

WHERE = r"(?:twitter|x|facebook|instagram|linkedin|youtube|telegram|bluesky|mastodon|threads|whatsapp|tiktok|apple podcasts|spotify|google news)"
LETTER_WORDS = (
    r"(?:newsletters?|mailing list|email (?:list|updates|alerts)|e-mail updates|podcast|rss feed)"
)
COUNTED = (
    r"(?:views?|reads|vues|lectures|aufrufe|vistas|visitas|visualizaciones|lecturas|visualizações|leituras"
    r"|visualizzazioni|letture|weergaven|keer (?:gelezen|bekeken)|wyświetle(?:ń|nia)|odsłon|просмотр(?:ов|а)?"
    r"|перегляд(?:ів|и)?|görüntülenme|okunma|visningar|visninger|回(?:の)?閲覧|閲覧|次浏览|次瀏覽|次阅读|次閱讀|浏览|瀏覽"
    r"|阅读|閱讀|조회|مشاهدة)"
)
"""What pages count of their readers."""

SIGN_UP = (
    r"(?:newsletters?|newslettera|boletín|lettre d['’]information|boletim|nieuwsbrief|рассылк[уи]|розсилк[уи]"
    r"|メール(?:マガジン|ニュース)|メルマガ|ニュースレター|电子报|電子報|通讯|通訊|뉴스레터|bülten(?:e|imize)?|nyhetsbrev"
    r"|nyhedsbrev|النشرة(?: البريدية| الإخبارية)?|จดหมายข่าว)"
)
"""What a site sends to those who leave their address."""

ASKS = (
    r"(?:rec[ií]b[ea]|suscríb[ae]\w{2}|apúntate|inscrivez-vous|inscrís-toi|recevez|abonnez-vous|abonnieren sie"
    r"|bestellen sie|holen sie sich|ricevi|iscriviti|abbonati|receba|assine|cadastre-se|inscreva-se|ontvang"
    r"|meld je|meld u|schrijf je in|schrijf u in|zapisz się|otrzymuj|подпи[шс]\w+|получайте|підпи[шс]\w+"
    r"|订阅|訂閱|abone|prenumerera|tilmeld|meld deg|اشترك|สมัคร)"
)
LEADS_ON = (
    r"(?:read more|read also|also read|related|read next|recommended|up next|don['’]t miss"
    r"|à lire aussi|lire aussi|lisez aussi|à lire également|voir aussi|le[ae]r? también|vea también"
    r"|ver también|[tl]e puede interesar|más información|leia (?:também|mais)|veja também"
    r"|legg[ei] anche|leggete anche|vedi anche|lesen sie auch|lies auch|mehr zum thema"
    r"|auch interessant|читайте также)"
)
"""What stands before a colon and a link to another piece."""

LINES = (
    rf"(?:follow|find|join|like) (?:us|me|@\w+|(?!the )[\w .'’]{{1,30}}) on {WHERE}(?:$|[.,!]| and | for | to ).{{0,60}}",
    rf"(?:sign up|subscribe)(?: here| now| today)? (?:for|to) (?:our|the|my|this|[\w '’]{{1,40}}).{{0,30}}{LETTER_WORDS}\b[^.!?]{{0,100}}[.!?]?",
    rf"{ASKS}[^,.!?，。]{{0,40}}{SIGN_UP}[^,.!?，。]{{0,40}}[.!?]?(?: ok)?|(?:当|本)?.{{0,12}}{SIGN_UP}(?:を|に|へ|의)?(?:ご)?\s?(?:登録|購読|구독)[^。]{{0,12}}",
    r"(?:thanks|thank you) for reading\b.{0,60}(?:[!.]|subscribe|share).{0,140}",
    r"(?:to )?receive (?:new|future) (?:posts|articles|essays).{0,160}",
    r"(?:please )?consider (?:becoming a .{0,20}(?:subscriber|member|patron)|subscribing)\b.{0,120}",
    r"(?:become|be) a (?:free |paid |paying )?(?:subscriber|member|patron)(?: (?:now|today|to [^.]{0,60}))?[.!]?",
    r"this post is public so feel free to share it\.?",
    r"by (?:subscribing|signing up|continuing|registering|clicking)[, ].{0,60}(?:you|i) (?:agree|accept|consent).{0,300}",
    r"(?:already )?(?:a subscriber|have an account|subscribed|a member)\?.{0,30}",
    r"(?:(?:view|see|show|read|leave) )?(?:all )?\d[\d,.]* (?:comments?|replies|likes?|shares?|views|reactions|responses|restacks?|retweets?|claps)",
    r"\d[\d,.]* (?:mal geteilt|partages?|compartidos?|comentarios|commentaires|kommentare)"
    r"|(?:comments?|replies|likes?|shares?|views|reactions|responses|restacks?|retweets?|claps) [(]?\d+[)]?",
    rf"\d[\d.,]*\s?[kKmM]?\s?{COUNTED}|(?:浏览|瀏覽|阅读|閱讀|閲覧数|조회수?)\s?[:：]?\s?\d[\d.,]*",
    r"(?:est\. )?(?:about )?\d{1,3}[- ]?min(?:ute)?s?\.?(?: read| listen| reading time)|reading time:? .{0,20}",
    r"retrieved from [\"“]?https?://\S+|this page was last (?:edited|modified) on .{1,60}",
    r"text is available under the creative commons .{0,200}|categories: .{1,200}|hidden categories: .{1,200}",
    rf"{LEADS_ON}\s?[:：].{{1,160}}(?<![.。])",
    r"(?:【)?(?:関連記事|あわせて読みたい|関連ニュース|合わせて読みたい|相关阅读|相關閱讀|相关文章|延伸阅读|延伸閱讀|推荐阅读|관련 ?기사)(?:】)?\s?[:：】].{1,120}(?<![。])",
    r"(?:share|teilen|partager|compartir)(?: (?:this|via|on|auf|sur|en) .{1,40})?:?",
    r"(?:posted|filed|published|archived|tagged) (?:in|under|with|as):? .{1,80}(?<![.])",
    r"breaking(?: news)?\s?[:：].{1,160}(?<![.。])",
    r"(?:tags?|topics|etiquetas|mots-clés|schlagwörter|タグ|标签|標籤|关键词|责任编辑|责编|来源标签)\s?[:：].{1,120}(?<![.。])",
    r"click (?:here )?to (?:share|print|email|subscribe|expand|enlarge|tweet).{0,80}",
    r"(?:advertisement|ad|anzeige|publicité|publicidad|広告)(?: [-–—:] .{0,60})?",
    r"your browser (?:does not|doesn['’]t) support .{1,60}",
    rf"(?:{WALL}).{{0,200}}",
    r"powered by \w+(?: \w+)?|theme by .{1,40}|proudly powered by .{1,40}",
    r"[\w .'’&]{2,60} is delivered (?:every|each) [\w ]{2,20}\.?",
    r"(?:ぜひ)?(?:ご)?(?:購読|登録|フォロー|会員登録)(?:を)?(?:ご検討|お願い|して|すると).{0,60}",
    r"(?:約|约)?\s?\d{1,3}\s?分で読めます?|読了(?:時間|目安)[:：]?.{0,16}|阅读(?:时间|量|数|约)?[:：]?\s?\d.{0,12}|預計閱讀.{0,12}|(?:この記事は)?\d+文字",
    r"(?:欢迎|歡迎|请|請)?(?:扫码|掃碼|扫描|扫一扫|长按|点击)?.{0,16}(?:关注|關注|订阅|訂閱)(?:我们|我們|本|微信)?.{0,10}(?:公众号|公眾號|频道|頻道|频道号|专栏|微博).{0,30}",
    r"(?:suscr[ií]b(?:ete|ase)|apúntate|regístrate) (?:a|en|gratis|aquí|para) .{0,120}",
    r"(?:abonnez-vous|inscrivez-vous) (?:à|au|pour|gratuitement|dès) .{0,120}",
    r"(?:abonnieren sie|melden sie sich|jetzt) .{0,60}(?:newsletter|an|abonnieren).{0,60}",
    r"síguenos en .{1,80}|suivez-nous sur .{1,80}|folgen sie uns (?:auf|bei) .{1,80}|подписывайтесь на .{1,80}",
    r"\d{1,3} (?:min(?:utos?|utes?)?)(?: de lectura| de lecture)|lesezeit:? .{0,16}|temps de lecture.{0,16}|tiempo de lectura.{0,16}",
    r"\d[\d.,]* (?:comentarios?|commentaires?|kommentare?|комментари\w{0,3})|댓글 ?\d+|コメント\s?[(（]?\d+[)）]?(?:件)?|评论\s?[(（]?\d+[)）]?",
    r"\S{1,20} 기자|.{0,30}무단 ?전재.{0,30}",
    r"(?:last )?(?:updated|modified|published|posted):? (?:just now|today|yesterday|last (?:night|week|month|year)|an? \w+ ago)",
    r"(?:(?:last )?(?:updated|modified|published|posted):? )?\d+ (?:sec|min|hour|hr|day|week|month|year)\w* ago",
    r"(?:actualizado|publicado|atualizado|publié|mis à jour|aktualisiert|veröffentlicht):? (?:hace|há|il y a|vor) \w+ \w+",
    r"(?:aggiornato|pubblicato|bijgewerkt|gepubliceerd|обновлено|опубликовано):? \w+ \w+ (?:fa|geleden|назад)",
    r"\d+ ?(?:秒|分|分钟|分鐘|時間|小时|小時|日|天|週間|周|か月|ヶ月|个月|個月)前(?:に?更新|发布|發布|に公開)?",
)
INSIDE = re.compile(
    r"\bis a reader[- ]supported (?:publication|newsletter|site)\b"
    r"|読者支援型の|読者の支援で|(?:メルマガ|メールマガジン|ニュースレター|無料会員)(?:に|への|の)?(?:ご)?(?:登録|購読)"
    r"(?:は|する|しませんか|してください|いただ)|(?:アカウント|チャンネル)を?(?:ぜひ)?フォロー"
    r"|無断(?:転載|複製|引用)|禁転載|转载请注明|轉載請註明|(?:未经|未經)(?:授权|许可|許可|授權|书面).{0,20}(?:不得|禁止|请勿|請勿)"
    r"|版权所有|版權所有|著作權所有|무단 ?전재"
)
LINE = re.compile("|".join(f"(?:{one})" for one in LINES))
CONSENT = re.compile(
    r"(?:usiamo|utilizziamo|questo sito (?:usa|utilizza)|este site (?:usa|utiliza)|we gebruiken|wij gebruiken"
    r"|deze (?:web)?site gebruikt|używamy|ta strona używa|serwis używa|çerezleri? kullan|vi använder|vi bruger|vi bruker).{0,40}"
    r"(?:cookie|çerez|kakor|informasjonskapsler)"
    r"|(?:мы|наш сайт|этот сайт|ми|наш сайт) (?:использу\w+|використову\w+) .{0,20}(?:cookie|куки)|저희는 쿠키를|쿠키를 사용"
    r"|نستخدم ملفات|เว็บไซต์(?:นี้|ของเรา)ใช้คุกกี้|"
    r"(?:we|our (?:site|website)|this (?:site|website)|(?:we )?and our (?:\d+ )?partners).{0,40}\buses? .{0,30}cookies\b"
    r"|we (?:and our|value your).{0,40}(?:partners|privacy)"
    r"|(?:当|本)(?:サイト|ウェブサイト).{0,20}(?:cookie|クッキー).{0,20}(?:使用|利用)"
    r"|(?:本网站|本網站|本站|我们|我們).{0,10}使用.{0,6}cookie|(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)) .{0,30}cookies"
    r"|(?:nous utilisons|ce site utilise|nous et nos partenaires).{0,60}(?:cookies|données)"
    r"|(?:wir (?:verwenden|nutzen)|diese (?:web)?seite (?:verwendet|nutzt)) .{0,30}cookies"
)
CONSENT_ASKS = re.compile(
    r"accept|agree|consent|preferences|opt[- ]out|settings|experience|privacy|同意|設定|许可|接受|隐私|acept|consent|experiencia"
    r"|accept|confidentialité|expérience|zustimm|einwillig|akzeptier|datenschutz|accett|aceit|akkoord|accepteer"
    r"|akcept|zgad|принять|соглас|прийня|погод|kabul|godkän|accepter|godta|동의|موافق|ยอมรับ"
)
NUMBERS = re.compile(r"[\d\s.,:+/-]{1,24}[kKmM]?|[\d.,]+\s?(?:件|次|人|万)")
CLOCK = re.compile(r"-?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[/-]?\s*-?\d{1,2}:\d{2}(?::\d{2})?)?")
COMMENTS = (
    r"(?:comments?|responses?|replies|commentaires?|kommentare?|comentarios?|comentários?|commenti?|commento"
    r"|reacties?|komentarz[ey]?|комментари[йиея]в?|коментар(?:і|ів)?|kommentarer?|yorum(?:lar)?|تعليقات?|تعليق"
    r"|ความคิดเห็น|コメント|评论|評論|留言|댓글)"
)
AFTERWORD = re.compile(
    rf"(?:all |reader |readers' |see all )?\d[\d.,]*\s?(?:件の|条|條|則|个|個)?\s?{COMMENTS}"
    rf"|{COMMENTS}\s?[:：·]?\s?[(（\[]?\d[\d.,]*[)）\]]?\s?(?:件|条|條|則|개)?"
    r"|(?:all |reader |readers' )?(?:comments|responses|replies)"
    r"|comentarios|comentários|commentaires|commenti|kommentare|reacties|komentarze|комментарии|yorumlar|التعليقات"
    r"|discussion about this (?:post|episode)|join the (?:conversation|discussion)|コメント(?:一覧|欄)"
    r"|leave a (?:comment|reply|response)|コメントを残す|评论(?:区|列表)|網友評論|网友评论"
    r"|deja (?:un comentario|una respuesta)|laisser un commentaire|schreibe einen kommentar"
    r"|lascia un commento|deixe um comentário|plaats een reactie|dodaj komentarz|оставить комментарий|댓글"
)

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright ©|copyright \(c\)).{1,160}|copyright (?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?[\w .,'&-]{0,40}"
    r"|.{0,80}\ball rights reserved\b.{0,100}"
)

INLINE_SURE = re.compile(
    r"\b[A-Z][\w&'’-]*(?:\.\w+)?(?: [\w&'’-]+(?:\.\w+)?){0,4} is a reader-supported (?:publication|newsletter)\."
    r"(?: (?:Consider|To receive|To support|Please consider)[^.!?]{0,160}[.!?])*(?: (?:Subscribe|Upgrade to paid)(?: now)?(?= [A-Z“]| ?$))?"
    r"|\bThanks for reading [^.!?]{1,60}[.!?](?: (?:Subscribe for free|This post is public|Share it)[^.!?]{0,120}[.!?])*"
    r"(?: (?:Subscribe|Share)(?: now)?(?= [A-Z“]| ?$))?"
    r"|\bTo receive new posts and support my work[^.!?]{0,100}[.!?](?: Subscribe(?: now)?(?= [A-Z“]))?"
    r"|\b(?:Share )?(?:Article voiceover|Listen to this article)(?: -?\d{1,2}:\d{2}){0,2}"
    r"|\b(?:[A-Z][\w'’.-]+ ){1,3}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}"
    r"(?: ∙ Paid)?(?: \d{1,5}){0,4} Share(?= [A-Z“\d]| ?$)"
    r"|\bYour browser (?:cannot|does not|doesn['’]t) (?:play|support) [^.]{1,40}\."
    r"|\bAudio playback is not supported on your browser\.(?: Please upgrade\.)?"
    r"|\bThis post is public so feel free to share it\.(?: Share(?= [A-Z“]))?"
    r"|\bThis site requires JavaScript to run correctly\.(?: Please turn on JavaScript or unblock scripts\.?)?"
    r"|(?<!\w)(?:Subscribe Sign in|Sign in Subscribe|Sign in Sign up|Log in Sign up|Log in Subscribe)(?: Share)?(?!\w)"
    r"|\b(?:Skip to (?:main )?content|Jump to (?:content|navigation))\b|\bDiscussion about this (?:post|episode)\b"
    r"|\b(?:Continue reading|Story continues|Article continues) (?:below|after) (?:the )?advertisement\.?"
    r"|\b(?:Share this (?:post|article|story)|Leave a comment)(?= [A-Z“]| ?$)"
    r"|\bWe (?:and our partners )?use cookies (?:to|on|and)[^.!?]{0,220}\.(?: By (?:clicking|continuing)[^.!?]{0,200}\.)?(?: (?:Accept|Reject|Decline)(?: all)?)*(?: Manage (?:cookies|preferences))?"
    r"|© ?(?:19|20)\d\d [^.。]{1,60}(?:\. All rights reserved\.?)?(?: Privacy ∙ Terms ∙ Collection notice)?"
    r"|\b(?:Start your Substack )?Get the app Substack is the home for great culture"
    r"|(?:この記事をシェア(?:する)?|メールマガジン登録|今すぐ購読|無断転載を禁じます。?|微信扫一扫|扫码关注[^。]{0,12}|点击阅读全文)"
    r"|\b(?:Suscríbete a nuestr[oa] (?:boletín|newsletter)|Abonnez-vous à notre newsletter|Newsletter abonnieren)\.?"
)
INLINE_BARE = re.compile(
    r"(?<=[.!?”\"’)…] )(?:Subscribe(?: now)?|Share|Leave a comment|Read more|Sign up|Advertisement|Upgrade to paid|Restack)(?= (?:[A-Z“‘\"*]|$))"
)
