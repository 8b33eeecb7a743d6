"""Interviews of our own, with what makes real ones hard to tell apart: labels of all kinds, notes, two who answer."""

HARBOUR = """\
Harbour Post interviews Odile Marsh, keeper of the last tide mill

Odile Marsh has kept the tide mill of Penn Quay since the autumn of 2009. The mill grinds flour for nine bakeries \
along the coast. She spoke with our reporter Tom Reed.

Harbour Post: Why did you take on the mill?

Marsh: I was out of work and I could not bear the smell of the office. My uncle had the key to the mill.

Harbour Post: You had never milled before. What did you learn first?

Marsh: A dry bearing sings before it burns, and my uncle taught me the note.

In the second winter I broke two teeth of the great gear, and I carved new ones out of apple wood.

Marsh pours another cup of tea by the window.

We closed for a month after that and lost four bakeries.

Note: Spring tides come twice a month on this coast.

Harbour Post: Who will run the mill after you?

Marsh: Who would want to? My niece Ada has learned the gears since she was twelve.

The mill of Penn Quay is open on Sundays from 10:30. I liked the bread.
"""
"""Labels that are an outlet's name and a surname; an answer over two paragraphs, with the writer in between."""

INITIALS = """\
The river and the coach: a conversation with Ida Brandt

Ida Brandt, head coach of the Colwick rowing club, has won four national titles. Jonas Dell of the Courier met her.

**Jonas Dell:** You grew up in a town without a river. How does one become a rower there?

**Ida Brandt:** My aunt had a canal boat. I pulled it through eleven locks every summer.

**JD:** What did the first title change?

**IB:** On the water nothing. The council gave us 40,000 euros for a new boathouse.

**JD:** The race starts at 10:30 on Sunday. Are you nervous?

**IB:** I sleep badly before every race.

Update: The race was moved to Saturday at the wish of the harbour.
"""

BAKERS = """\
The bakers of Orrin Street: an interview with Mara Quill and Piet Lund

Mara Quill bakes the bread and Piet Lund keeps the books of the Orrin Street bakery.

How did the two of you meet?

Quill: I burned a whole batch of rye on my first day at the oven.

Lund: The smoke alarm was my idea, and I was proud of it.

You open at four in the morning. Who comes at that hour?

Quill: Nurses and taxi drivers buy most of the rye before six.

They come back for cake after their shift, and that I never understood.

Has the price of flour changed the shop?

Lund: Flour has doubled in two years, and our rent has gone up by a third.
"""
"""Questions without a label, two who answer with one, and a paragraph that may be anybody's."""

TRAINS = """\
Interview: Nadia Okoro on the night trains

Nadia Okoro runs the night trains of the northern line.

Why do people take the night train again?

I think people are tired of airports. On our trains you fall asleep in one city and have breakfast in another.

Our beds are full from May to October, and I turned away 12,000 passengers last summer.

The carriages are forty years old, and your workshop closed in spring.

I pay more for spare parts than for new carriages.

What did the strike cost you?

We lost nine nights and the trust of a few hundred people.

Will there be a train to the coast?

I would start it tomorrow, and the towns along the coast want it.
"""
"""No label at all, and one of the questions asks nothing."""

FARO = """\
Entrevista a Lucía Ferrán, directora del faro de Punta Alba

La bióloga Lucía Ferrán dirige desde 2019 el faro de Punta Alba. Recibió a este diario una tarde de viento.

P. ¿Cómo llegó usted al faro?

R. Yo buscaba un sitio para contar aves en invierno. Mi abuelo había sido farero y me dejó sus cuadernos.

P. Lleva siete años aquí. ¿Qué ha cambiado?

R. Las gaviotas crían ahora dos semanas antes que entonces.

La lente se rompió en 2022 y la reparamos con vecinos del puerto.

P. ¿Quién paga las obras?

R. El ayuntamiento paga la mitad de las obras del faro.

P. ¿Y después?

R. Quiero abrir una escuela de mar en el faro viejo.

Nota: El faro abre los domingos a las 10:30 para las visitas.
"""

SAETGANG = """\
새터강 영화제 이서연 감독 인터뷰

이서연 감독은 지난 3월 새터강 영화제를 열었다. 새터일보가 이서연 감독을 강변 극장에서 만났다.

Q. 영화제를 시작한 이유는 무엇입니까?

A. 저는 강변 극장에서 첫 영화를 보았습니다. 극장이 문을 닫는다는 소식을 듣고 가만히 있을 수 없었습니다.

Q. 가장 힘든 점은 무엇입니까?

A. 우리 직원 네 명이 영화 서른 편을 골랐습니다.

주민 백 명이 의자를 날랐고 저는 그날을 잊지 못합니다.

Q. 다음 계획은 무엇입니까?

A. 내년에는 어린이 영화를 더 많이 상영하고 싶습니다.

알림: 극장은 오전 10:30에 문을 연다.
"""
