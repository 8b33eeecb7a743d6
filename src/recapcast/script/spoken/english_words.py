"""English words that tell how the words beside them are said."""

from recapcast.script.spoken.rule import words

SPELLED = words(
    "AA AAA AAP AARP ABA ABC ABS ACL ADHD AEW AFC AFL AFLCIO AFP AI AIG AKA AMA AMC AMD AMPTP AOC AOL AP API "
    "ASAP ATF ATM ATP AV BA BAE BAU CAA CBSE CEO CFO CIA CIO COO CPU CSI DEA DIY DNA DOJ DUI EA EBU EC ECB EDM "
    "EMEA EP EPA EPL EPO ER ES ESPN ETA ETF EU EV FAA FAQ FBI FIA GOP GPU HIV IAEA IBM ICBM ICC ICU ID IDF "
    "IDFA IMF IO IOC IP IPA IPO IQ IR IRA IRS ISP ISS IT ITV IUD LA LAPD MIT MLA MOU NBA NCAA NGO OECD OJ OS "
    "OST OTT PA PE PGA PIA QA RAF RBI RIP ROI SEC SEO SOS SUV TCU TEU UAE UAV UAW UBS UC UCI UCL UCLA UCSF UEA "
    "UFC UFO UHD UI UK UMG UN UNHCR UPS URI URL US USA USB USC USDA USMNT USSR USWNT UV UX VA VIP WHO WMO WTO "
    "YA"
)
"""Said letter by letter although they could be words; those without a vowel need not be here."""
SAID = words(
    "A ACT ADD AGE AIR ALL AM AN AND ANY ARE ART AS ASK AT BAD BAR BE BED BIG BIM BOX BOY BUS BUT BUY BY CAN "
    "CAR CAT CRY CUT DAD DAY DID DIE DO DOG DOS DR DRY EAT END EYE FAN FAR FEW FIX FLY FOR FUN GAP GAS GET GIF "
    "GO GOD GOT GUN HAD HAS HE HER HEY HIM HIS HIT HMM HOT HOW HUD I ICE IF IN INK IS JAM JOB JOY JR KEY KIA "
    "KID LAB LAN LAW LED LEG LET LIE LIV LOL LOT LOW MAD MAN MAP MAY MEN MIA MIX MOM MOMA MR MRS MT MUD MY NET "
    "NEW NO NOT NOW NUT OF OFF OH OIL OK OLD ON ONE OR OUR OUT OWN PAY PEN PET PIN POP POT PSST PUT RAM RAT "
    "RAW RAY RED ROM RUN SAD SAG SAY SEA SEE SET SEX SHH SIM SIN SIR SIT SIX SKY SO SON SR ST SUN TAX TEA TEN "
    "THE TIP TO TOO TOP TOY TRY TWO UP USE VAN VAT VS WAN WAR WAS WAY WE WEB WET WHY WIN WOW YES YET YOU ZIP "
    "ZOO"
)
"""Said as words although they look like letters, or words that are only shouted."""
REGNAL = words(
    "Abdullah Adrian Afonso Albert Alexander Alexis Alfonso Alphonse Amenhotep Anne Antiochus Artaxerxes Basil "
    "Baudouin Benedict Boniface Carlos Casimir Catherine Celestine Charles Christian Clement Cleopatra "
    "Constantine Cyrus Darius David Edgar Edward Elizabeth Emmanuel Faisal Felipe Ferdinand Francis Franz "
    "Frederick Friedrich George Gregory Gustaf Gustav Haakon Haile Hamad Harald Hassan Henry Hussein Innocent "
    "Isabella Ivan James John Joseph Juan Julius Justinian Kamehameha Leo Leon Leopold Louis Malcolm Manuel "
    "Margrethe Mary Maximilian Mehmed Menelik Michael Mithridates Mohammad Mohammed Murad Napoleon Nicholas "
    "Olav Oscar Otto Paul Pedro Peter Philip Pius Ptolemy Rama Ramesses Ramses Richard Robert Rudolf Sancho "
    "Seleucus Selim Sigismund Sixtus Stephen Suleiman Theodore Thutmose Tutankhamun Umberto Urban Victor "
    "Wilhelm William Xerxes"
)
"""Names of those who are counted: Henry the 8th."""
PARTS = (
    "Act|Annex|Apollo|Appendix|Article|Artemis|Book|Canto|Chapter|Class|Division|Episode|Figure|Final Fantasy"
    "|Gemini|Group|Grade|Level|Movement|Part|Phase|Rocky|Scene|Season|Section|Stage|Star Wars|Super Bowl|Table|Tier"
    "|Title|Type|Vatican|Vol|Volume|World War|WrestleMania|Wrestlemania|Zone"
)
"""What is counted in Roman numerals: Part 3."""
SCORED = (
    "won|wins?|winning|beat|beats|beaten|beating|lost|lose|loses|losing|loss|drew|draws?|lead|leads|led|leading"
    "|ahead|behind|trail|trails|trailed|victory|victories|defeat|defeated|down|up|score|scoreline|final|result"
    "|thrashed|edged|tied|tie|finished|aggregate|comeback|triumph|triumphed"
)
"""Near two numbers, they tell that these are a score."""
COUNTED = (
    "people|viewers|users|listeners|followers|copies|views|streams|homes|jobs|households|subscribers|customers"
    "|children|workers|fans|votes|voters|readers|downloads|members|passengers|visitors|tickets|shares|units|doses"
    "|barrels|tonnes|tons|plays|likes|cars|vehicles|refugees|visits|players|tourists|records|albums|students|adults"
    "|women|men|euros|pounds|dollars|yen|won"
)
"""After `10m` these tell that millions are meant, and not metres; after `10k` thousands."""
