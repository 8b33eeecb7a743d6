"""The words by which a line of an article is told from its story, in English, Spanish and Korean."""

import re


def _lines(table: str) -> frozenset[str]:
    return frozenset(line.strip() for line in table.replace("\n", "|").split("|")) - {""}


LINES = _lines(
    """
    ad|ads|advertisement|advertisements|advertising|advertisement continue reading the main story|sponsored
    sponsored content|paid content|promoted|skip advertisement|skip ad|story continues below advertisement
    story continues below|article continues below|article continues after advertisement|continue reading
    continue reading below|scroll to continue|scroll down to continue
    expand tweet|embed tweet|click to tweet|tweet|retweet|view this post on instagram|view tweet|see tweet
    share|share this|share this article|share this story|share this post|share on facebook|share on twitter
    share on x|share on linkedin|share on whatsapp|share via email|copy link|link copied|email|print|save
    save article|save for later|bookmark|like|follow|follow us|facebook|twitter|instagram|whatsapp|telegram|linkedin
    pinterest|reddit|flipboard|youtube
    comment|comments|view comments|show comments|leave a comment|post a comment|add a comment|read comments
    write a comment|join the conversation|join the discussion|tell us what you think|what do you think
    sign up|sign up now|sign in|log in|register|subscribe|subscribe now|subscribe today|newsletter|newsletters
    sign up for our newsletter|get the newsletter|accept|accept all|accept cookies|accept all cookies|reject all
    cookie settings|manage cookies|privacy settings
    watch|watch now|watch the video|watch video|play video|video|videos|photo|photos|image|images|gallery
    photo gallery|listen|listen now|listen to this article|listen to article|play audio|getty images|file photo
    embed|live|reuse this content|match facts
    view bio|read bio|full bio|sign up here|click for restrictions|save this story|gift this article
    loading|back to top|top|next|previous|next article|previous article|transcript|show more|show less|see all
    order reprints|print article|text size|an error has occurred, please try again later|this article has been sent to
    view all|view gallery|more information|report this ad|all rights reserved|filed under|tags|topics|print this page
    escucha este artículo|escuchar este artículo|escuchar artículo|a+ a
    anuncio|anuncios|publicidad|patrocinado|contenido patrocinado|continuar leyendo|seguir leyendo
    compartir|compartir en facebook|compartir en twitter|compartir en whatsapp|compartir esta noticia
    compartir este artículo|comparte|copiar enlace|imprimir|guardar|comentarios|comentar|ver comentarios
    deja tu comentario|deja un comentario|escribe un comentario|suscríbete|suscribirse|regístrate|inicia sesión
    boletín|boletines|newsletter diaria|aceptar|aceptar cookies|aceptar todas|rechazar|configurar cookies
    ver vídeo|ver video|vídeo|fotos|galería|ver más|cargando|etiquetas|temas|archivado en|síguenos
    todos los derechos reservados|volver arriba
    광고|공유|공유하기|기사 공유|페이스북|트위터|카카오톡|카카오스토리|네이버|밴드
    링크 복사|url 복사|인쇄|인쇄하기|스크랩|저장
    댓글|댓글 쓰기|댓글 보기|댓글쓰기|구독|구독하기|뉴스레터 구독|로그인|회원가입|더보기|더 보기|동영상|사진|갤러리
    가|슬퍼요|글자크기 조절|글자 크기 조절|기자 구독
    목록|이전|다음|맨 위로
    좋아요|화나요|후속기사 원해요|글자크기|글자 크기|기사 듣기|기사듣기
    """
)
"""Whole lines, in small letters, without what stands around the words."""

LISTS = _lines(
    """
    related|related:|related articles|related article|related stories|related story|related posts|related post
    related content|related topics|related coverage|related news|related links|related reading|related video
    read more|read also|also read|see also|more|more stories|more from|more news|more on this story|more on this
    you may also like|you might also like|you may like|recommended|recommended for you|recommended reading
    recommended stories|editor's picks|editors' picks|don't miss|dont miss|must read|trending|trending now|popular
    most read|most popular|most viewed|most shared|top stories|latest news|latest stories|further reading
    read next|up next|what to read next|on this topic|in this story
    noticias relacionadas|artículos relacionados|notas relacionadas|relacionado|relacionados|te puede interesar
    también te puede interesar|te recomendamos|lee también|lea también|leer más|más noticias|más información
    más leídas|lo más leído|lo más visto|no te pierdas|en portada
    관련 기사|관련기사|관련 뉴스|관련뉴스|함께 보면 좋은 기사|추천 기사|추천기사|많이 본 뉴스
    많이 본 기사|인기 기사|인기기사|주요 뉴스|주요뉴스
    이 시각 주요뉴스|더 많은 기사|최신 기사|최신기사
    """
)
"""The same of lines that lead in a list of other articles."""


def _forms(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


_PLACES = (
    r"(?:facebook|twitter|instagram|youtube|tiktok|threads|whatsapp|telegram|linkedin|bluesky|mastodon|flipboard)"
)
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"

LEADS = _forms(
    # What follows may be any headline: these count unless a sentence ends the line.
    r"related(?: \w{1,12})?\s?[:：|–—]",
    r"(?:read|see|watch|also read|read also|see also|must read|more|up next|next|recommended|sponsored|trending)"
    r"(?: (?:more|also|next|now|here|on|this))?\s?[:：|»>]",
    r"also on \w{1,40}\.\w{1,10}",
    r"don['’]t miss\s?[:：]",
    r"(?:photo|image|picture|video|photograph|graphic|illustration|credit|caption)s?(?: credit| by)?s?\s?[:：/|]",
    r"(?:tags|topics|filed under|categories|category|keywords)\s?[:：]",
    r"(?:source|sources|via)\s?[:：]",
    r"(?:lee|lea|leer|ver|vea|mira|mire)(?: también| más)\s?[:：|»>]",
    r"te (?:puede interesar|recomendamos)\s?[:：]",
    r"(?:foto|fotos|imagen|fotografía|vídeo|video|crédito|fuente|etiquetas|temas|archivado en)\s?[:：/|]",
    r"(?:관련\s?기사|관련\s?뉴스|추천\s?기사|함께 보기|더 보기|태그|출처|사진|자료|영상|그래픽)\s?[:：=|▶]",
    r"[▶▷☞■◆►]",
    r"\[(?:관련\s?기사|사진|영상|포토)[^\]]{0,80}\]",
)
"""How lines begin that name another article, a picture, or what the article is filed under."""

FORMS = _forms(
    # Whole lines, a full stop among them or not.
    r"\W{0,3}(?:additional |with )?reporting by (?-i:[A-Z]).{0,380}",
    r"\W{0,3}(?:editing|written|compiled|edited) by (?-i:[A-Z]).{0,200}",
    r"(?-i:[A-Z])[^\"“”]{2,300}\b(?:contributed to this (?:report|story|article)|contributed reporting"
    r"|contributed additional reporting)\b[^\"“”]{0,60}",
    rf"follow\b.{{0,160}}\bon\b.{{0,60}}\b{_PLACES}\b.{{0,80}}",
    rf"(?:like|find|join) (?:us|our page)\b.{{0,60}}\bon\b.{{0,40}}\b{_PLACES}\b.{{0,80}}",
    rf"(?:e-?mail|contact|reach|write to)\b[^\"“”]{{0,120}}{_MAIL}.{{0,160}}",
    r"reach the reporters?\b.{0,160}",
    r"(?:have a tip|got a tip|do you have a story)\b.{0,300}",
    r"(?:sign up|subscribe|register)\b.{0,40}\b(?:for|to)\b[^\"“”]{0,160}"
    r"\b(?:newsletters?|e-?mails?|alerts?|updates?|inbox|podcast|channel|briefing|magazine|today)\b.{0,160}",
    r"get\b[^\"“”]{0,160}\b(?:(?:in|to|into|delivered to) your (?:inbox|letterbox|mailbox|phone)"
    r"|(?:in|to|into) (?:your )?inbox)\b.{0,200}",
    r"(?:click|tap|swipe) (?:here|below|on the link)(?: [^,;\"“”]{0,160})?\W{0,2}",
    r"(?:download|get) (?:the|our) (?:free )?app\b.{0,120}",
    r"(?:like|enjoy|enjoying|love) th(?:is|e) (?:story|article|post)\?.{0,160}",
    r"if you (?:enjoyed|liked) th(?:is|e) (?:story|article|post)\b.{0,300}",
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,40}\buses? (?:of )?cookies\b.{0,300}",
    r"by (?:continuing to (?:use|browse)|using|visiting) (?:this|our) (?:web)?site\b.{0,300}",
    r"\W{0,3}\d[\d.,]{0,9}k? (?:comments?|shares?|likes?|retweets?|views?|comentarios?|compartidos?)\W{0,3}",
    r"(?:댓글|공유|조회수?|좋아요|추천)\s{0,2}[:：]?\s{0,2}\d[\d,]{0,9}(?:개|건|회|명)?",
    r"(?:pinned post|key event|pinned)(?:\s?[:：].{0,80})?\W{0,2}",
    r"that(?:['’]s| is) all(?: (?:from (?:us|me)|for (?:now|today|tonight)|now|today|tonight|this \w{4,9})){1,3}"
    r"(?:\W{1,4}(?:thank|goodbye|good night|see you|join us|follow us|we['’ ]|our\b|you can|folks\b).{0,110})?"
    r"\W{0,2}",
    r"(?:we are|we['’]re) (?:closing|wrapping up|ending) (?:this|our|the live) (?:live )?(?:blog|coverage)\b.{0,200}",
    r"you can (?:contact|reach|e-?mail|follow) (?:her|him|them|us|the author)\b[^\"“”]{0,100}?"
    rf"(?:{_MAIL}|\b(?:at|on)\b[^\"“”]{{0,40}}?(?:@\w{{1,40}}|\b{_PLACES}\b|\d{{3}}[-. ]\d{{3,4}}\b)).{{0,120}}",
    r"our standards\s?:.{0,80}",
    r"[^\"“”]{0,200}\b(?-i:REGISTER|BUY|BOOK|SAVE|JOIN|GET) (?-i:NOW|TODAY|TICKETS)\W{0,3}",
    r"\d{1,3}[ -]min(?:ute)?s?(?: read| de lectura)\W{0,2}",
    r"(?:tiempo de lectura|reading time|estimated reading time)\b.{0,40}",
    r"(?:last |first )?(?:updated|published|posted|modified|actualizado|publicado)\b(?: on| at|:| el)?"
    r"[\s,]{0,3}(?=[^.!?]{0,60}\d)[\w\s:.,|/–—-]{4,70}",
    r"(?:originally|first) published\b.{0,120}",
    r"(?:입력|수정|등록|송고|승인)\s{0,2}[:：]?\s{0,2}\d{4}[-./년].{0,40}",
    r"(?:©|\(c\)|copyright\b|ⓒ).{0,200}",
    r".{0,120}\ball rights reserved\b.{0,200}",
    r"(?:this copy|this article|this content) is for your personal\b.{0,380}",
    r"already (?:a|an) (?:\w{1,12} )?(?:subscriber|member)(?:\s?\?.{0,80}| (?:sign|log) ?in\b.{0,60}|\W{0,2})",
    r"you (?:have|['’]ve got) (?:only )?(?:\d{1,2}|one|two|three|no) (?:more )?(?:free )?(?:articles?|stories"
    r"|story|views?)"
    r"\b.{0,20}\b(?:left|remaining)\b.{0,80}",
    r"¿(?:ya )?(?:eres|es) (?:suscriptor|socio)\b.{0,120}",
    r".{0,80}(?:무단\s?전재|재배포\s?금지).{0,80}",
    r"\(?(?:photo|image|picture|photograph|foto|imagen)s?(?: credit)?(?: by| from| courtesy of| de)?\s?[:：]?"
    r" [^\"“”.!?]{2,120}(?:/|via|getty|reuters|afp|efe|\bap\b)[^\"“”!?]{0,60}\)?",
    r"[^.!?\"“”]{0,120}(?:/|\()\s?(?:getty images?|reuters|afp|ap photo|ap|efe|shutterstock|alamy)\s?\)?",
    r"(?:suscríbete|regístrate|apúntate|síguenos|únete)\b.{0,200}",
    r"¿te (?:ha gustado|gustó|ha parecido|interesa|interesó) (?:este|esta|el|la)\b.{0,160}",
    r"(?:haz|haga|pulsa) clic\b.{0,160}",
    r"(?:este sitio|esta web|esta página|nuestra web|utilizamos|usamos)\b.{0,60}\bcookies\b.{0,300}",
    r"con información de (?-i:[A-Z]).{0,120}",
    r"(?:(?:좋아요|슬퍼요|화나요|훈훈해요|추천|후속기사 원해요)\s{0,2}\d{1,6}\s{0,3}){1,6}",
    r"(?:#[\w가-힣]{1,30}\s{0,3}){1,20}",
    r"[가-힣]{2,4}\s?(?:선임|수석|전문|인턴)?\s?(?:기자|특파원|앵커|PD)(?:\s?=[^.]{0,20})?"
    rf"(?:\s?[(\[]?{_MAIL}[)\]]?)?",
    r".{0,40}(?:구독|팔로우|팔로)(?:하기|해 ?주세요|하세요)[.!]?",
    r"(?:https?://|www\.)\S{1,300}",
    rf"{_MAIL}",
    r"(?:twitter|facebook|instagram|x)\.com/\S{1,100}",
    r"@\w{1,40}",
)
"""What lines of credits, shares, newsletters, cookies and counts are like as a whole."""

_OURS = r"(?:article|story|headline|piece|report|post)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
CORRECTIONS = _forms(
    # Between the label and its colon a day alone: `Corrections Secretary Ida Brandt:` speaks.
    rf"(?:editor['’]?s['’]? note|corrections?|clarification)\b(?:,? \(?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
    r"(?:,? \d{4})?\)?)?\s?[:：].{4,380}",
    # What was done by somebody, or twice, was done to what the story is about.
    rf"(?:this {_OURS}|the {_OURS} above|the headline (?:of|on) this {_OURS}) (?:was|has been)(?: \w{{1,12}}){{0,2}}"
    r" (?:amended|corrected|updated|edited|revised|changed|clarified)"
    r"(?:[^\w\s]| (?:(?:to|on|at|in|for|with|after|since|because|as|following|throughout|today|yesterday)\b"
    r"|\d|(?-i:[A-Z])))(?:(?! by\b).){0,300}",
    rf"(?:an|a|the) (?:earlier|previous|original) version of this {_OURS}\b[^\"“”]{{0,120}}?"
    r"\b(?:\w{3,16}ed|said|gave|misspelt|left out|(?:had|was) (?:an? |the )?(?:error|wrong|incorrect))\b.{0,200}",
    r"(?:corrección|fe de errores|aclaración|nota de(?: la)? redacción|nota del editor)\s?[:：].{4,300}",
    r"(?:este artículo|esta noticia|esta información) (?:ha sido|fue)(?: \w{1,15})?"
    r" (?:actualizad|corregid|modificad|editad)[oa]\b(?:(?! por (?:el|la|los|las)\b| por (?-i:[A-Z])).){0,300}",
    r"una versión (?:anterior|previa) de (?:este artículo|esta noticia|esta información)\b[^\"“”]{0,120}?"
    r"\b\w{2,16}(?:aba|aban|ía|ían|ó|aron|ieron)\b.{0,200}",
    r"(?:바로잡습니다|정정\s?보도|정정합니다|알려드립니다)(?:\s?[:：].{0,300})?",
)
"""What notes of corrections are like as a whole, above or below the story: amid it such words are its own."""

SAID = re.compile(
    r"[,;] (?!(?:not|which|that|as|where|who|what|when|and|but|because|than)\b)(?:[^\s,.;]{1,30} ){0,5}?"
    r"(?:said|says|told|added|adds|wrote|warned|explained|argued|announced|insisted)(?: [^\s,.;]{1,30}){0,5}[.!?]$"
    r"|[,;] (?:according to|según|dijo|dice|informó|señaló|aseguró|explicó|afirmó|indicó|anunció|añadió)\b"
    r"[^,.;]{0,80}[.!?]$",
    re.IGNORECASE,
)
"""How a sentence ends that somebody said: what it asks and tells is then no word of the page to its readers."""

BYLINE = re.compile(
    r"(?:by|por|von|par)[:\s]\s?(?P<who>[^\W\d_][^\s,|•·:]{0,24}(?: [^\s,|•·:]{1,24}){0,5}?)"
    r"(?P<more>,? (?:and|y|&) [^,|•·]{3,50})?"
    r"(?:\s?[,|•·–—-]\s?[^.!?\"“”]{2,80})?",
    re.IGNORECASE,
)
"""A line that names who wrote the article. Whether `who` is a name its capitals tell."""

HEAD = re.compile(
    r"(?:[\[(][^\]()\[\r\n]{1,30}[\])]\s{0,3})?[가-힣]{2,4}\s?(?:선임|인턴)?\s?(?:기자|특파원|통신원)\s{0,3}=\s{0,3}"
    r"|[\[(][가-힣·]{1,10}=[^\]()\[\s]{1,12}[\])]\s{1,3}"
)
"""What a Korean agency's story begins with: its place, and who wrote it."""

TAILS = (
    "click to tweet",
    "expand tweet",
    "click to share",
    "read more »",
    "read more >",
    "[read more]",
    "(read more)",
)
"""What pages leave at the end of a paragraph."""
