"""Names of countries, regions, states and large cities, as data.

Source: general geography, compiled by the retold project; licence Apache-2.0. Lower case. A help against a tagger's slips,
not a gazetteer: a place that is missing here is still found.
"""

from __future__ import annotations

from retold.lang.word_set import phrase_set, word_set

COUNTRIES = phrase_set("""
afghanistan,albania,algeria,angola,argentina,armenia,australia,austria,azerbaijan,bahrain,bangladesh,belarus,belgium,belize,benin,
bhutan,bolivia,bosnia,botswana,brazil,brunei,bulgaria,burkina faso,burma,burundi,cambodia,cameroon,canada,chile,china,colombia,congo,costa rica,
croatia,cuba,cyprus,czech republic,czechia,denmark,djibouti,dominican republic,ecuador,egypt,el salvador,england,eritrea,estonia,ethiopia,fiji,
finland,france,gabon,gambia,germany,ghana,greece,guatemala,guinea,guyana,haiti,honduras,hungary,iceland,india,indonesia,iran,iraq,ireland,israel,
italy,ivory coast,jamaica,japan,kazakhstan,kenya,kosovo,kuwait,kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya,lithuania,luxembourg,macedonia,
malawi,malaysia,maldives,mali,malta,mauritania,mauritius,mexico,moldova,monaco,mongolia,montenegro,morocco,mozambique,myanmar,namibia,
nepal,netherlands,new zealand,nicaragua,niger,nigeria,north korea,northern ireland,norway,oman,pakistan,palestine,panama,papua new guinea,paraguay,
peru,philippines,poland,portugal,puerto rico,qatar,romania,russia,rwanda,saudi arabia,scotland,senegal,serbia,sierra leone,singapore,slovakia,
slovenia,somalia,south africa,south korea,south sudan,soviet union,spain,sri lanka,sudan,sweden,switzerland,syria,taiwan,tajikistan,tanzania,
thailand,togo,trinidad,tunisia,turkey,turkmenistan,uganda,ukraine,united arab emirates,uae,united kingdom,uk,u.k.,great britain,britain,united
states,united states of america,us,u.s.,usa,u.s.a.,america,uruguay,uzbekistan,vatican,venezuela,vietnam,wales,yemen,zambia,zimbabwe,hong kong,
gaza,west bank,crimea,tibet,dprk
""")

US_STATES = phrase_set("""
alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,hawaii,idaho,illinois,indiana,iowa,kansas,
kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,
new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,
virginia,washington,west virginia,wisconsin,wyoming
""")

STATE_SHORTS = word_set("""
ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m n.y n.c n.d
okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo d.c
""")
"""Abbreviated states of datelines (AP style), without their final stop."""

CITIES = phrase_set("""
new york city,los angeles,chicago,houston,phoenix,philadelphia,san antonio,san diego,dallas,san jose,austin,san francisco,seattle,
denver,boston,detroit,nashville,portland,memphis,las vegas,baltimore,milwaukee,atlanta,miami,minneapolis,new orleans,cleveland,oakland,manhattan,
brooklyn,london,paris,berlin,madrid,rome,moscow,beijing,shanghai,tokyo,seoul,pyongyang,delhi,new delhi,mumbai,kolkata,karachi,islamabad,lahore,
kabul,tehran,baghdad,damascus,aleppo,beirut,jerusalem,tel aviv,cairo,tripoli,tunis,algiers,rabat,lagos,abuja,nairobi,johannesburg,cape town,
harare,khartoum,addis ababa,mogadishu,sydney,melbourne,canberra,auckland,wellington,toronto,ottawa,montreal,vancouver,mexico city,havana,caracas,
bogota,lima,santiago,buenos aires,rio de janeiro,sao paulo,brasilia,brussels,amsterdam,vienna,geneva,zurich,stockholm,oslo,copenhagen,helsinki,
warsaw,prague,budapest,bucharest,sofia,athens,istanbul,ankara,kiev,kyiv,minsk,dublin,edinburgh,glasgow,manchester,liverpool,birmingham,
barcelona,milan,munich,hamburg,frankfurt,lisbon,belgrade,sarajevo,riyadh,dubai,doha,manila,jakarta,bangkok,hanoi,singapore,kuala lumpur,taipei,
washington d.c.,washington dc
""")

REGIONS = word_set("""
africa asia europe antarctica oceania scandinavia midwest eurasia siberia
""") | {
    "middle east",
    "latin america",
    "south america",
    "north america",
    "eastern europe",
    "western europe",
    "southeast asia",
    "korean peninsula",
}

PLACES = COUNTRIES | US_STATES | CITIES | REGIONS
"""All of them."""
