"""Words that tell who said something: English and Spanish."""

from recapcast.facts.extract.name_tables import words

SAID = words(
    """
    accused accuses acknowledge acknowledged acknowledges acknowledging aclaró added adding adds admit admite
    admitió admits admitted admitting advierte advirtió advised advises affirmed affirms afirma afirmaron afirmó
    agree agreed agrees agrega agregó alleged alleges announce announced announces answered answering answers
    anuncia anunció apologizing apostilló apunta apuntó argue argued argues arguing asegura aseguraron aseguró ask
    asked asking asks assert asserted asserting asserts assured assures avisó añade añadió barked believes boasted
    boasts bromeó called calling calls cautioned cautions celebró chant chanted chanting charged charges chimed
    cited claimed claiming claims comenta comentó commented commenting comments complain complained complaining
    complains conceded concedes conclude concluded concludes concluding concluye concluyó confessed confesses
    confesó confided confiesa confirmed confirms confirmó contended contends contestó continued continues continuing
    contó countered counters cracked cried criticized criticó cuenta declara declararon declare declared declares
    declaring declaró decried demanded demands denied denies denounced denunció described describes describing
    destaca destacó detailed details detalló dice dicen dijeron dijo disclosed dismissed dubbed echoed echoes
    elaborated emphasized emphasizes escribe escribió estimated exclaimed exclaims exclamó exhorted exhorts expects
    explain explained explaining explains explica explicaron explicó expresa expressed expresó fired fumed gritó
    gushed highlighted hinted hoped hopes hoping huffed implored indica indicaron indicated indicates indicó insist
    insiste insisted insisting insistió insists instructed interjected interrupted intoned introduced joke joked
    jokes joking kidded lamented laments lamentó laughed maintained maintains manifestó manifiesta marveled matizó
    mentioned mocked murmuró mused muttered noted notes noting observed observes offered opined opinó phrased
    pleaded pledged pointed pondered posted posting praised precisó predict predicted predicts pregunta preguntó
    pressed proclaimed prometió promised promises promising protested puntualizó put puts questioned quip quipped
    quips quoted railed ranted read reading reads reasoned recall recalled recalling recalls reckons reconoce
    reconoció recordó recuerda reflected reflects reiterated reiterates reiteró rejected relata related relató
    relayed remarked remarks remembered remembers reminded replicó replied replies reply reported reports repuso
    responde responded responding respondió responds resumió retorted retweeted revealed reveals roared said sang
    say saying says scoffed scolded sentenció señala señalaron señaló shared shot shouted shouting shouts sighed
    sings slammed snapped sniffed sostiene sostuvo speculated spoke started state stated states stating stressed
    stresses stressing subraya subrayó suggest suggested suggests summed susurró swore taunted teased tell telling
    tells testified testifies texted thinks thought thundered told touted tweeted tweeting tweets urged urges urging
    volunteered vowed vows warn warned warning warns whispered wondered wonders write writes writing wrote yelled
    yelling yells zanjó
    """
)
"""What comes between somebody and their words. Lower case."""

ALSO_NOUNS = words(
    """
    calls charges claims comments counters details jokes notes puts reading remarks reports shot states thought
    writing
    """
)
"""Forms in `SAID` that are nouns as often: cues only right behind a name or a pronoun."""

HEARD = words("told asked")
"""What is said to the subject after a form of `be`: `she was told`."""

BE = words("is are was were been be being get got fue era sido")

BETWEEN = words(
    """
    afterwards again all already also always been both can could después did do does each entonces even famously
    finally first further ha había had han has have having herself himself however immediately instead is just later
    luego may meanwhile might must never nonetheless now often once only quickly recently repeatedly reportedly simply
    soon still también themselves then was were will would
    """
)
"""Words that stand between a subject and its verb. Lower case."""

TO_WHOM = words("le les lo me nos os se te")
"""Spanish words right before a verb that tell to whom, or what. None is a subject, unless of a name: `Les Vale`."""

PRONOUNS = words("he she they i we it you him her them who él ella ellos ellas yo nosotros")
"""Lower case."""

SINGULAR = words("he she him her él ella")

NOBODY = words(
    """
    all another anyone both everybody everyone everything few many most nobody nothing one others people several
    some somebody someone something that there these this those what which
    """
)
"""Words that stand where a subject does, and tell nobody."""

PREPOSITIONS = words(
    """
    about after against among ante around as at before between by con de del desde during en entre for from hasta in
    into like near of on over para por según sobre than through to toward towards under with within without
    """
)

CLAUSE_STARTS = words(
    """
    after although and as aunque because before but cuando donde if mientras or pero porque que quien since so that
    though unless until when where whether which while who whom whose y
    """
)

DETERMINERS = words(
    """
    a an another each el esta este every her his its la las los many most my one our several some su sus that the
    their these this those un una your
    """
)

MESSAGES = words(
    "response answer reply statement message tweet tweets comment words account question letter email memo post note "
    "remark argument explanation advice warning quote motto promise slogan respuesta mensaje palabras"
)
"""What somebody's words are called: `Brandt's answer was`."""

ACTS = words(
    """
    appeared appears came gave gives goes held issued kept left lost made makes met published put ran released
    seemed seems sent takes took used went won
    """
)
"""Verbs that are not of saying, with which a subject ends."""

OF_SOMEBODY = words(
    """
    administration aide aides allies ally backer backers band camp campaign campaigns company delegate delegates
    family fans firm foundation government group office official officials organisation organization staff supporter
    supporters team voters
    """
)
"""What stands behind somebody's name and speaks itself: `the Olsen campaign`."""
