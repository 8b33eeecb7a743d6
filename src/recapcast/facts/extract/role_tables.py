"""Words before what somebody is, and those that are taken for it. English alone: elsewhere a role stands behind."""

from recapcast.facts.extract.name_tables import words

MODIFIERS = words(
    """
    acting adjunct artistic arts assistant associate campaign chief choir choral city civil club college company
    council county creative criminal cultural culture defence defense deputy district economics education
    environment executive family fellow film finance fire first folk foreign former general head health high history
    home honorary human interim interior jazz junior justice labor labour late law lead leading local long-time
    longtime managing marketing medical men's music musical national new news opera operations orchestra outgoing
    own parish party physics piano police policy political pop press prime principal private professional public
    radio regional rights rock sales school science second secondary senior sports stage state street tax team
    technical television theater theatre then third tourism town trade transport tv union university vice village
    visual women's world youth
    """
)
"""What stands within a role, before its last word: `deputy`, `music`. Lower case."""

DESCRIBING = words(
    """
    acclaimed accomplished armed aspiring beloved celebrated decorated disgraced emerging experienced famed injured
    presiding reigning renowned respected retired rising seasoned sitting swimming talented touring trained unnamed
    visiting
    """
)
"""Words in `-ed` and `-ing` that describe somebody behind an article; elsewhere they may tell what was done."""

ACTED = words(
    """
    beat became began bit blew bought bound broke brought built caught chose cost cut dealt drew drove fed fell felt
    flew forgave forgot fought found froze gave got grew had heard held hid hired hit hung hurt kept knew laid led
    left lent let lost made met outran overcame paid put quit ran read rode rose said sang sank sat saw sent set
    shook shot showed shut slew sold sought spent spoke spun stole stood struck stuck sued swept swore taught threw
    told took tore understood withdrew woke won wore wrote
    """
)
"""Verbs in the past that no ending tells."""

VERBS = words(
    """
    accuse admire also always appoint ask attack axe back ban blame bring call choose claim confront crown dismiss
    drop eye face fire follow give have hear help hire honor honour invite join keep know leave let lose love make
    meet miss name need never now only oppose pay play praise pursue push recall reject replace rest sack salute say
    see seek sell send sign still sue suspend take target tell thank then today tonight trust urge want warn watch
    welcome yesterday
    """
)
"""Verbs in the form that stands behind a team's name, and adverbs: `Colwick sign captain Brandt`."""

MODALS = words(
    """
    can can't cannot could couldn't did didn't do does doesn't don't help helped helps let may might must never not
    shall should to will won't would wouldn't
    """
)
"""Behind what a verb stands in its first form: `will host`, `to captain`."""

TEAMS_TOO = words("champion champions host leader leaders neighbor neighbour star stars winner")
"""What a team, a town or a company is called too, so that a name behind it alone need be no person's."""

COMPANIES_TOO = words(
    "builder contractor developer investor maker operator organiser organizer owner producer publisher"
)
"""What a company is called too, whatever stands before: `Spanish developer Tequila Works`."""

COMPETITIONS = words(
    """
    a b basketball bowl champions championship conference cup division eurovision football games grand league
    masters olympic olympics open paralympic playoff premier prix series serie table title tournament tour trophy
    world
    """
)
"""What teams win, host and lead: what stands before `champion` where it is no person's."""

VERBS_TOO = words(
    """
    anchor author authors captain chair champion champions coach coaches doctor head host judge marshal nurse
    partner pilot scout star stars tutor witness
    """
)
"""What is done as well as what somebody is: `the film stars Ida Brandt`."""
