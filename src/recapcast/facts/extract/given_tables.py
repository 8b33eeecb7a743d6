"""Given names: those of women, those of men, and those that either may have. All in small letters."""

from recapcast.facts.extract.name_tables import words

HERS = words(
    """
    abby abigail adele adriana agnes aisha alba alejandra alexandra alice alicia alison allison alma amanda amber
    amelia amina amy ana anastasia angela angie anita anja ann anna annabel anne anneke annie antonia april ariana
    asha astrid audrey ava barbara beatrice beatriz becky belinda bella bernadette beth bethany betsy betty birgit
    bonnie brenda bridget brigitte britta brooke caitlin camila camilla candace carina carla carlota carly caroline
    carolyn carrie cassandra catalina catherine cathy cecilia celia charlotte chelsea cheryl chloe chloë christina
    christine cindy claire clara clare claudia clementine colleen concepción constance consuelo cora corinne
    cornelia cristina crystal cynthia dagmar daisy daniela danielle daphne dawn debbie deborah deirdre delia denise
    diana diane dolores donna dora doris dorothea dorothy edith edna eileen elaine eleanor elena elisa elisabeth
    eliza elizabeth ellen eloise elsa emilia emily emma erica erika erin esperanza estella esther ethel eugenia
    eunice eva evangeline eve faith fatima fatma felicity fernanda fiona flora florence frances francesca francisca
    frida frieda gabriela gabriella gemma genevieve georgia georgina geraldine gertrude gillian gina ginger gisela
    giulia gloria grace greta gretchen gwen gwendolyn hanna hannah harriet heather heidi helen helena helga
    henrietta hermione hilda hillary holly ida ilse imelda imogen ines inga inge ingrid inés irene irina iris irma
    isabel isabella isabelle isla ivanka ivy jacqueline jana jane janet janice janine jasmine jeanette jeanne jemima
    jen jenna jennifer jenny jessica jill jimena joann joanna joanne johanna josefa josefina josephine joy joyce
    juana judith judy julia juliana julie juliet julieta june justine kamala karin karla katarina kate katerina
    katharina katharine katherine kathleen kathryn kathy katia katie katrin katrina kirsten kirstie klara kristen
    kristin kristina kylie lara larisa latoya laura lauren leah leila lena leonora leticia lidia lila liliana
    lillian lily linda lisa liz liza lois lola lorena loretta lori lorna lorraine lottie louisa louise lucia lucille
    lucinda lucy lucía luisa lydia mabel maddie madeleine madeline mae magdalena maggie maia maisie manuela marcela
    marcia margaret margarita margot maria mariah mariam mariana marianne maribel marie marilyn marina marisa
    marisol marjorie marlene marta martha martina mary maría matilda maureen maya megan meghan melania melanie
    melinda melissa mercedes meryl mia michaela michelle mila mildred millicent mina miranda miriam molly monica
    muriel myra mónica nadia nancy naomi natalia natalie natasha nell nicole nina nora norma odile olga olivia
    ophelia paloma pam pamela patricia paula paulina pauline peggy penelope penny petra philippa phoebe phyllis
    pilar polly priscilla priya prudence rachel ramona raquel rebecca regina renata rhian rhiannon rhoda rhonda rita
    roberta rocío rosa rosalind rosamund rose rosemary rosie roxanne ruby ruth sabina sabine sabrina sally samantha
    sandra sara sarah saskia selma serena sharon sheila shirley sigrid silvia sofia sofía soledad sonia sophia
    sophie stella stephanie sue susan susanna susannah susie suzanne svetlana sylvia sylvie tabitha tamara tammy
    tanya tara tatiana teresa terri tessa thelma theresa tiffany tilda tina ulrike ursula valentina valeria valerie
    vanessa vera veronica verónica vicki victoria viola violet virginia viviana vivienne wanda wendy wilhelmina
    wilma winifred ximena yolanda yvette yvonne zelda zoe zoë
    """
)
"""Such as hardly a man has, in English, Spanish and their neighbours. What one of these gives to both is below."""

HIS = words(
    """
    aaron abdul adam adolfo adrian ahmed aidan aitor alan albert alberto aldo alejandro alexander alfonso alfred
    alfredo alistair allan allen alvaro anders andre andreas andrew andrés andy anthony antoine anton antonio archie
    arnold arthur arturo asif augustus axel baltasar barack barnaby barry bartholomew ben benedict benito benjamin
    bernard bertrand bill björn bob bobby brad bradley brandon brendan brent brett brian bruce bruno bryan caleb
    calum carl carlos cecil cedric cesar charles christopher chuck clarence claus clifford clint clive colin connor
    conor conrad craig cristóbal curtis césar damian dan daniel danny darren darryl dave david davide dean declan
    denis dennis derek dermot desmond dick diego dieter dimitri dmitri dominic don donald doug douglas duncan dustin
    dwight eamon earl ed eddie edgar edmund eduardo edward edwin eli elias elijah elliott emil emiliano emilio
    emmanuel enrique eric erich erik ernest ernesto ernst esteban ethan eugene ezra fabian federico felipe felix
    ferdinand fergus fernando fletcher francisco frank franklin franz fred frederick fritz félix gabriel gareth
    garth gary gaspar gavin geoff geoffrey george gerald gerard gerardo gilbert giles giovanni giuseppe gordon
    graham grant greg gregory guillermo gus gustav gustavo guy günter hamish hans harold harry harvey hassan hector
    heinrich henrik henry herbert herman hernán horace horst howard hubert hugh hugo humphrey héctor ian ibrahim
    ignacio igor iker isaac ismael ivan iván iñigo jack jackson jacob jacques jake james jared jason javier
    jean-paul jeb jeff jeffrey jeremiah jeremy jerome jerry jesús jim jimmy joachim joaquin joaquín joe joel johan
    johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua josé juan julian julio justin
    jürgen karim karl keith ken kenneth kevin kieran kirk klaus kofi konrad kurt kwame lance larry lars lawrence
    leandro leo leon leonard leonardo leonid leopold lewis liam lionel lloyd lorenzo lothar louis luca lucas luigi
    luis luke magnus malcolm manuel marc marcel marcelo marco marcos marcus mariano mario marius mark markus martin
    martín marvin mateo mathias matt matteo matthew matthias maurice mauricio maximilian melvin michael miguel mike
    mikhail miles mitch mitchell mitt mohamed mohammad mohammed moses muhammad mustafa nate nathan nathaniel neal
    ned neil nelson neville niall nicholas nick nicolás nigel nils noah norbert norman octavio oliver omar oscar
    oswald otto owen pablo paddy pascal patricio patrick paul pedro percy pete peter phil philip phillip pierre
    prescott quentin rafael rajesh ralph ramiro ramon ramón randall ray raymond raúl reginald reince reinhard
    ricardo richard rick ricky rob robert roberto rod rodney rodrigo roger roland rolf ron ronald ross roy ruben
    rubén rudolf rudy rufus rupert russell ryan samuel santiago saul scott seamus sean sebastian sebastián sergei
    sergio seth shane silvio simon spencer stan stanley stefan stephen steve steven stewart stuart sunil sven tariq
    ted terence theo theodore thomas tim timothy tobias todd tom tomas tommy tomás tony travis trevor tristan troy
    tyrone ulrich ulysses vernon vicente victor vijay vincent vladimir walter warren wayne werner wilfred wilhelm
    william wolfgang xavier yusuf zachary álvaro ángel óscar
    """
)
"""Such as hardly a woman has."""

EITHER = words(
    """
    alex alexis ali andrea angel ashley austin bernie beverley beverly billy blake cameron carmen carol charlie
    chris christian christy cody connie corey cory courtney dale dana dominique drew dylan evan evelyn francis
    freddie gene glen glenn hilary jackie jaime jamie jan jay jean jesse jo joan jordan karen kay kelly kelsey kerry
    kim kyle laurence laurie lee leslie lindsay lindsey logan lynn madison marion max meredith morgan nicola noel
    pat patsy perry randy reggie rene robin rory sam sandy shannon shaun shawn shelby shelley sidney simone stacey
    stacy sydney taylor terry toni tracey tracy tyler vivian will willie
    """
)
"""Such as tell nothing, if it were for one language alone: `Andrea`, `Jean`, `Karen`, `Robin`."""

GIVEN = HERS | HIS | EITHER
"""Given names that a person is known by. Of those that are words or places too, only such as are mostly names."""
