"""Words by which names are found and told apart: English, and what Spanish and Korean need of their own."""


def words(lines: str) -> frozenset[str]:
    """The words of a table, which white space parts."""
    return frozenset(lines.split())


NO_NAMES = words(
    """
    a about above according across actually additionally además after afterwards again against ago al all almost
    along already also although always amid among an and another ante any anybody anyone anything apart aquel are
    aren't around as asked así at aunque away ayer back be because been before behind being below besides best
    better between beyond both briefly but by can can't certainly clearly close come como con consequently could
    couldn't cuando currently cuándo cómo day de del desde despite did didn't do does doesn't don't down due during
    dónde each earlier early either el ella ellas ellos else elsewhere en enough entonces entre es esa ese eso
    especially esta estas este estos even eventually ever every everybody everyone everything exactly except experts
    far few fewer fifty finally first five following for former formerly fortunately four from fue full further
    furthermore generally get getting give given go going good great had has hasn't hasta have haven't having he
    he'd he'll he's hence her here here's hers herself him himself his how however hoy hundreds i i'd i'll i'm i've
    if importantly in indeed initially instead interestingly into ironically is isn't it it'd it'll it's its itself
    just la las last lastly late later latest le least less let let's like likewise literally little lo long look
    looking los luego made make many maybe me meanwhile men mientras might mine more moreover most mostly much must
    muy my myself más naturally near nearly neither never nevertheless new news next no nobody none nonetheless nor
    nosotros not notably nothing now nowhere o obviously of off officials often oh ok okay on once one only onto
    opponents or other others otherwise our ours out over overall own para part past people per perhaps pero please
    plus police por possibly presumably previously probably que quite quién qué rather read really recent recently
    regardless reportedly researchers right sadly same say se second see según seven several shall she she'd she'll
    she's should shouldn't si similarly simply sin since six so sobre some somebody somehow someone something
    sometimes son soon sources specifically still su subsequently such suddenly supporters sure surely sus take
    también ten than thank thanks that that's the their theirs them then there there's thereafter therefore these
    they they'd they'll they're they've thing things third this those though thousands three through throughout thus
    to today together tomorrow tonight too toward towards tras two typically ultimately un una unas under
    undoubtedly unfortunately unless unlike unos until up upon us usually very via was wasn't watch we we'd we'll
    we're we've well were weren't what what's whatever when where whereas whether which while who who's whoever
    whole whom whose why will with within without women won't would wouldn't y ya yeah yes yesterday yet yo you
    you'd you'll you're you've young your yours él
    """
)
"""Words with which a sentence begins, and no name. Lower case."""

CALENDAR = words(
    """
    apr april aug august autumn christmas dec december easter fall feb february fri friday halloween jan january jul
    july jun june mar march may mon monday nov november oct october sat saturday sep sept september spring summer
    sun sunday thanksgiving thu thurs thursday tue tues tuesday wed wednesday winter
    """
)
PEOPLES = words(
    """
    african african-american african-americans american americans arab arabs asian australian austrian belgian
    brazilian british buddhist canadian catholic catholics chinese christian christians communist conservative
    conservatives cuban czech danish democrat democratic democrats dutch eastern egyptian english european europeans
    finnish french german greek hindu hispanic hispanics indian iranian iraqi irish israeli italian japanese jewish
    jews korean koreans labour latino latinos liberal liberals mexican mexicans muslim muslims nazi nazis northern
    norwegian pakistani palestinian polish portuguese protestant republican republicans russian russians saudi
    scottish sikh socialist southern spanish swedish swiss syrian tories tory turkish ukrainian welsh western
    """
)
"""Words that have a capital and belong to many, not to one."""

TITLES = words(
    """
    adm amb atty capt cmdr col cpl dame det don doña dr dra fr gen gov govs hon insp lady lord lt maj miss mr mrs ms
    mx pres prof pvt rep reps rev sen sens sgt sir sr sra srta supt
    """
)
"""Short titles before a name, without their full stop. Of themselves they are no role."""

SPOKEN_TITLES = words(
    """
    admiral ambassador archbishop attorney aunt bishop brother captain cardinal chair chairman chairwoman chancellor
    chief coach colonel commander commissioner committeeman committeewoman congressman congresswoman councillor
    councilman councilwoman deputy detective director directora doctor editor editor-in-chief father general
    governor imam inspector judge justice king lieutenant lieutenant-governor major mayor minister ministra ministro
    officer pastor pope premier president presidenta presidente prince princess producer professor queen rabbi
    representative reverend secretary senador senadora senator sergeant sheikh sheriff sister spokesman spokesperson
    spokeswoman superintendent treasurer uncle vice-president whip
    """
)
"""Offices that stand before a name with a capital."""

ROLES = words(
    """
    abogada abogado academic accountant activist actor actors actress actresses actriz adviser advisers advisor
    advisors advocate agent agents aide aides alcalde alcaldesa ambassador analyst analysts anchor anthropologist
    archaeologist architect artist artists astronaut astronomer athlete attorney author authors ballerina bandleader
    banker baritone barrister bassist biographer biologist blogger bookseller boss boxer builder businessman
    businesswoman candidate cantante captain carpenter cellist ceo cfo chair chairman chairperson chairwoman
    champion champions chancellor chaplain chef chemist chief choreographer cinematographer clerk climatologist
    co-author co-chair co-creator co-director co-founder co-host co-owner co-writer coach coaches columnist comedian
    commander commentator commissioner composer composers compositor compositora conductor congressman congresswoman
    conservator consultant contractor coo coordinator correspondent councillor councilman councilor councilwoman
    counsel counselor creator critic cto curator dancer daughter dean defender demographer deputy designer detective
    developer diplomat director directors doctor dramatist driver drummer economist economists editor editors
    educator engineer engineers entrenador entrenadora entrepreneur epidemiologist escritor escritora executive
    executives expert experts farmer father fellow filmmaker firefighter fisherman forward founder founders fundador
    fundadora gardener general geographer geologist goalkeeper governor guionista guitarist head headmaster
    headmistress headteacher historian host husband hydrologist illustrator inspector instructor inventor
    investigator investor jefa jefe journalist judge justice keeper laureate lawmaker lawyer lawyers leader leaders
    lecturer legislator librarian lieutenant linguist lobbyist lyricist magician magistrate maker manager marshal
    mathematician mayor mechanic meteorologist midfielder midwife minister ministers ministra ministro mother
    musician médica médico negotiator neighbor neighbour neuroscientist nominee novelist nurse officer officers
    official officials operator organiser organizer owner owners painter paramedic partner pastor pathologist
    pediatrician performer philanthropist philosopher photographer physician physicist pianist pilot playwright poet
    politician pollster portavoz premier president presidenta presidente priest principal producer producers
    productor productora profesor profesora professor professors programmer prosecutor prosecutors psychiatrist
    psychologist publisher ranger rapper rector referee reporter reporters representative researcher researchers
    resident rider runner sailor scholar scientist scientists scout screenwriter screenwriters sculptor secretary
    senator senators sergeant sheriff showrunner singer singers skipper sociologist soldier solicitor soloist son
    songwriter soprano speaker spokesman spokesmen spokesperson spokeswoman star stars statistician strategist
    striker student students superintendent supervisor surgeon surveyor survivor swimmer teacher teachers technician
    teenager tenor therapist trainer translator treasurer trustee tutor umpire undersecretary urologist vet veteran
    veterinarian vicar vice-president violinist vocalist volunteer warden weaver widow wife winemaker winger winner
    witness worker writer writers
    """
)
"""What somebody is, with which a role ends: `the music director`, `a teacher at`. Lower case."""

KOREAN_FAMILIES = words(
    """
    ahn an bae baek bang byun cha cho choi do go gong gu ha han heo hong hwang im jang jeon jeong joo ju jung kang
    kim ko koo kwon lee lim ma min moon na nam no noh oh ok park pyo roh ryu seo seol shin son song wang woo yang
    yoo yoon yu yun
    """
)
"""Korean family names in Latin letters: before a given name with a hyphen they come first."""

PARTICLES = words("de del la da dos das do di van von der den bin ibn al el ben le du y ter abu st")
"""Words without a capital inside a person's name."""
LINKS = words("of for and & de del la des du y")
"""Words without a capital inside the name of a body or a work."""

BODIES = words(
    """
    academy administration agency airlines airport alliance archive archives army assembly assn association
    authority avenue ayuntamiento banco bank bay board books bridge brigade broadcasting bureau business cabinet
    campaign capital center central centre chamber channel church city club co coalition coast college comisión
    commission committee communications community companies company conference congreso congress consejo
    constitution convention corp corporation council county court cup daily department dept development district
    division east economics enterprises entertainment federation festival fire firm force forces forest forum
    foundation freedom front fund games gazette global gobierno group guard hall health herald high highway hill
    hills holdings hospital hotel house inc industries initiative institute institution instituto insurance
    international investigation island islands journal kingdom laboratory lake law league library llc llp long ltd
    magazine mail mall media ministerio ministry morning mountain mountains movement museum music nation national
    nations navy network networks north northwest observatory office orchestra organisation organization pact palace
    parade park parliament partido partners party pictures plaza plc police port post power presidency press prize
    productions program project radio railway records red reform region report reserve resistance review revolution
    river road rovers royal school schools science sciences sea security senado senate series service services
    society solutions south southwest square stadium state states station street studios supreme system systems team
    technologies technology telegraph television temple theater theatre times tower town trade treasury treaty
    tribunal tribune trust tv twitter union united universidad universities university valley village war water west
    white wildlife women's world zoo
    """
)
"""Words that make a name one of a body, a place or an event. Lower case."""

PLACES = words(
    """
    afghanistan africa alabama alaska albania algeria america argentina ariz arizona arkansas asia atlanta australia
    austria baghdad baltimore bangladesh barcelona beijing belgium berlin bogotá bolivia bosnia boston brazil britain
    brooklyn brussels bulgaria cairo calais calgary calif california cambodia cambridge canada caracas chennai
    chicago chile china cincinnati cleveland colo colombia colorado columbia conn connecticut croatia cuba dallas
    damascus delaware delhi denmark denver detroit dhaka dubai dublin edinburgh egypt england españa estonia ethiopia
    europe finland fla florida france geneva georgia germany ghana glasgow greece guantanamo guatemala haiti hawaii
    hollywood honduras houston hungary iceland idaho ill illinois india indiana indonesia iowa iran iraq ireland
    islamabad israel istanbul italy jamaica japan jerusalem jordan kabul kansas karachi kathmandu kentucky kenya kiev
    kolkata korea kosovo kuwait kyiv lahore latvia lebanon libya lima lithuania liverpool london louisiana lumpur
    luxembourg madrid maine malaysia manchester manhattan maryland mass massachusetts mexico miami mich michigan
    milan milwaukee minn minneapolis minnesota mississippi missouri montana montreal morocco moscow mumbai munich
    myanmar méxico nairobi nebraska nepal netherlands nevada nigeria norway oakland ohio oklahoma oregon orlando oslo
    ottawa oxford pakistan palestine panama paris penn pennsylvania peru perú philadelphia philippines phoenix
    pittsburgh poland portland portugal prague pyongyang qatar quebec quito romania rome russia rwanda sacramento
    santiago scotland seattle seoul serbia shanghai singapore slovakia slovenia somalia spain stockholm sudan sweden
    switzerland sydney syria taiwan tanzania tehran tenn tennessee texas thailand tokyo toronto tunisia turkey uganda
    ukraine uruguay utah vancouver venezuela vermont vienna vietnam virginia wales warsaw washington wis wisconsin
    wyoming yemen zimbabwe
    """
)
"""Countries, states and large towns. Lower case, one word each."""
