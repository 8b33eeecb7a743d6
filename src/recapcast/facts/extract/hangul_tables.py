"""Words by which Korean names, and whoever speaks, are found."""

from recapcast.facts.extract.name_tables import words

FAMILIES = "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남노하주우민차변방나도표왕공구마설성진지엄원천"
"""Family names of one syllable, nearly all there are."""
LONG_FAMILIES = "남궁|황보|제갈|선우|독고|사공|서문"

OFFICES = (
    "감독|배우|가수|작가|대표|대표이사|회장|사장|장관|차관|대통령|총리|의원|교수|기자|시장"
    "|군수|구청장|지사|선수|코치|대변인|위원장|위원|총장|원장|관장|판사|검사|변호사|연구원"
    "|박사|팀장|본부장|지휘자|단장|의장|실장|국장|과장|부장|소장|센터장|이사장|이사|상무|전무"
    "|교장|교사|학장|서장|청장|처장|소방관|경찰관|작곡가|작사가|연주자|피아니스트|바이올리니스트"
    "|첼리스트|성악가|소설가|시인|화가|조각가|평론가|건축가|무용가|안무가|연출가|아나운서"
    "|프로듀서|디자이너|요리사|의사|간호사|약사|목사|신부|스님|농부|어부|주장|비서관|대사|선장"
    "|기장|학예사|큐레이터|사무총장"
)
"""What somebody is, with which a longer word may end: `상임지휘자`."""
HONORIFICS = words("씨")
"""What stands behind anybody's name and says nothing of what they are."""

NO_NAMES = words(
    """
    강남 강북 강서 강원 고객 고교 고려 고양 공격 공동 공무 공식 공연 공정 구단 구로 구청 권익 김치 김포 나라
    나머지 남북 남자 남편 남한 노동 노원 노장 노조 도시 도예 마을 마지막 마포 문학 문화 민간 민주 박물 방금
    방송 방통 배우 변호 서부 서울 설명 설치 성공 성남 성동 성인 손님 신규 신문 신인 신임 안산 안양 양국 양산
    양천 양측 엄마 오는 오늘 오전 오후 왕실 우리 우선 우승 원로 원작 원주 유럽 유명 유일 윤리 이것 이곳 이날
    이들 이미 이번 이어 이전 이제 이후 임시 임원 장관 장애 장편 전국 전남 전북 전임 전주 전직 전체 정당 정부
    정책 정치 조각 조연 조직 조합 주민 주연 주요 주인 주장 지금 지난 지도 지도자 지망생 지방 지역 지휘 진보
    진행 차기 차량 천안 최고 최근 최종 최초 표준 하지만 한국 한때 한양 한일 한편 한화
    """
)
"""Words that begin as a name does and are none."""
ENDINGS = "시군구도읍면동당부청처원대은는을를이가의에들쪽측인파전"
"""With what the words above go on."""
NO_ENDINGS = "대당부청처시위련협총회팀실조는를에의과와로"
"""Last syllables that bodies, places and particles have, and hardly a given name."""

SAID = (
    "말했|말한다|말하|밝혔|밝히|전했|전하|설명했|설명하|강조했|강조하|덧붙였|덧붙이|이야기했"
    "|주장했|주장하|답했|답하|털어놨|털어놓|회상했|언급했|고백했|평가했|적었|썼|외쳤|지적했"
    "|지적하|반문했|알렸|토로했|당부했|약속했|호소했|되물었"
)
"""Forms of what is done with words, their endings left out."""
NAMED = "불리|불렸|불린|불려|적힌|적혀|쓰인|쓰여|알려|일컬|이름"
"""What is told of a word that somebody has between marks, and did not say."""
SPEAKERS = (
    "관계자|측|당국|정부|구단|경찰|검찰|법원|주민|시민|유족|가족|관객|학생|회사|업체|협회"
    "|재단|노조|위원회|본부|병원|학교|대학|은행|그룹|직원|어머니|아버지|할머니|할아버지|아들"
    "|딸|친구|이웃|상인|농민|어민|팬|누리꾼|전문가|재판부|의회|시청|구청|시|군|도|청"
)
"""What others are called who speak: `시 관계자`."""
NO_SPEAKERS = words("이날 이어 또 또한 한편 특히 당시 오전 오후 지난 그러면서 아울러 반면 이에")
"""What stands before somebody and does not belong to them."""
