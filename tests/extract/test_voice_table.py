"""How sure and whether denied: what is negated, asked or imagined never comes out as plainly stated."""

from __future__ import annotations

import pytest

from kgtool.documents.document import Document
from kgtool.extract.reader import read

#: Sentence, modality, negated; every claim of its main type must be said so.
TABLE = """
Cisco hat Mistral für zwei Milliarden Dollar übernommen. | asserted | -
Cisco hat Mistral nicht übernommen. | asserted | no
Cisco übernimmt Mistral keineswegs. | asserted | no
Cisco wird Mistral übernehmen. | planned | -
Cisco will Mistral übernehmen. | planned | -
Cisco plant, Mistral zu übernehmen. | planned | -
Cisco hat vor, Mistral zu übernehmen. | planned | -
Cisco beabsichtigt, Mistral zu übernehmen. | planned | -
Cisco hat angekündigt, Mistral zu übernehmen. | planned | -
Cisco erwägt, Mistral zu übernehmen. | planned | -
Cisco soll Mistral übernommen haben. | rumoured | -
Cisco hat Mistral angeblich übernommen. | rumoured | -
Dem Vernehmen nach hat Cisco Mistral übernommen. | rumoured | -
Gerüchten zufolge übernimmt Cisco Mistral. | rumoured | -
Wie aus Finanzkreisen verlautet, übernimmt Cisco Mistral. | rumoured | -
Cisco übernimmt Mistral, sagen Insider. | rumoured | -
Laut Insidern übernimmt Cisco Mistral. | rumoured | -
Cisco könnte Mistral übernehmen. | hypothetical | -
Cisco würde Mistral gern übernehmen. | hypothetical | -
Wenn Cisco Mistral übernimmt, wird es eng. | hypothetical | -
Falls Cisco Mistral übernähme, würde es eng. | hypothetical | -
Sollte Cisco Mistral übernehmen, wird es eng. | hypothetical | -
Ob Cisco Mistral übernimmt, ist offen. | hypothetical | -
Übernimmt Cisco Mistral? | hypothetical | -
Vielleicht übernimmt Cisco Mistral. | hypothetical | -
Dass Cisco Mistral übernimmt, wies der Konzern zurück. | asserted | no
Dass Cisco Mistral übernehmen will, dementierte ein Sprecher. | asserted | no
Dass Cisco Mistral übernimmt, stimmt nicht. | asserted | no
Dass Cisco Mistral übernimmt, trifft nicht zu. | asserted | no
Dass Cisco Mistral übernimmt, ist frei erfunden. | asserted | no
Medienberichte, wonach Cisco Mistral übernimmt, wies ein Sprecher zurück. | asserted | no
Gerüchte, Cisco wolle Mistral übernehmen, dementierte der Vorstand. | asserted | no
Der Vorstand bestreitet, dass Cisco Mistral übernommen hat. | asserted | no
Der Konzern schließt aus, dass Cisco Mistral übernimmt. | asserted | no
Von einer Übernahme von Mistral durch Cisco kann keine Rede sein. | asserted | no
Die Übernahme von Mistral durch Cisco kam nicht zustande. | asserted | no
Die Übernahme von Mistral durch Cisco ist geplatzt. | asserted | no
Die Übernahme von Mistral durch Cisco ist vom Tisch. | asserted | no
Die Übernahme von Mistral durch Cisco ist gescheitert. | asserted | no
Es heißt, Cisco wolle Mistral übernehmen. Das stimmt nicht. | asserted | no
Angeblich will Cisco Mistral übernehmen. Das dementierte der Konzern. | asserted | no
Übernimmt Cisco Mistral? Nein. | asserted | no
Übernimmt Cisco Mistral? Nein, sagt der Vorstand. | asserted | no
Übernimmt Cisco Mistral? Ja. | asserted | -
Cisco übernimmt Mistral, hieß es. Fehlanzeige. | asserted | no
Cisco wolle Mistral übernehmen, schrieb ein Blog. Davon will man in der Zentrale nichts wissen. | asserted | no
Cisco kauft Mistral, melden Zeitungen. Dem widersprach der Vorstand. | asserted | no
Cisco hat Mistral übernommen und will Helsing nicht verkaufen. | asserted | -
Stellen wir uns vor, Cisco übernimmt Mistral. | hypothetical | -
Nehmen wir an, Cisco übernimmt Mistral. | hypothetical | -
Man stelle sich vor, Cisco übernehme Mistral. | hypothetical | -
Cisco hatte Mistral übernehmen wollen. | planned | -
Cisco hat verkündet, Mistral zu übernehmen. | planned | -
Cisco erklärte, Mistral übernommen zu haben. | asserted | -
Cisco weigert sich, Mistral zu übernehmen. | asserted | no
Cisco nimmt Abstand davon, Mistral zu übernehmen. | asserted | no
Cisco denkt nicht daran, Mistral zu übernehmen. | asserted | no
Cisco plant nicht, Mistral zu übernehmen. | asserted | no
Cisco hat keine Absicht, Mistral zu übernehmen. | asserted | no
Cisco ist nicht bereit, Mistral zu übernehmen. | asserted | no
Cisco übernehme Mistral, sagte Finanzchef Mark Patterson. | asserted | -
Auch wenn Dell Mistral übernimmt, bleibt alles beim Alten. | asserted | -
Dell rechnet mit einem Umsatz von 90 Milliarden Dollar. | planned | -
Dell peilt einen Umsatz von 90 Milliarden Dollar an. | planned | -
Dell zielt auf einen Umsatz von 90 Milliarden Dollar. | planned | -
Dell hat sich einen Umsatz von 90 Milliarden Dollar vorgenommen. | planned | -
Analysten schätzen den Umsatz von Dell auf 90 Milliarden Dollar. | estimated | -
Der Umsatz von Dell dürfte bei 90 Milliarden Dollar liegen. | estimated | -
Nach Schätzung von IDC hält Dell einen Marktanteil von 20 Prozent am Servermarkt. | estimated | -
Laut Gartner hält Dell einen Marktanteil von 20 Prozent am Servermarkt. | estimated | -
Dell hat keinen Gewinn von 3 Milliarden Dollar erzielt. | asserted | no
Mistral setzt keine Chips von Nvidia ein. | asserted | no
Mistral setzt nicht nur Chips von Nvidia ein. | asserted | -
Cisco bestreitet, 3 Milliarden Dollar in Mistral investiert zu haben. | asserted | no
Cisco verzichtet auf die Übernahme von Mistral. | asserted | no
Cisco dementierte eine Übernahme von Mistral. | asserted | no
Cisco wies Berichte über eine Übernahme von Mistral zurück. | asserted | no
Cisco hat die Übernahme von Mistral abgesagt. | asserted | no
Cisco darf Mistral nicht übernehmen. | asserted | no
Es ist unwahrscheinlich, dass Cisco Mistral übernimmt. | hypothetical | -
Kaum jemand glaubt, dass Cisco Mistral übernimmt. | hypothetical | -
Kauft Cisco Mistral, wird es eng. | hypothetical | -
Um ein Haar hätte Cisco Mistral übernommen. | hypothetical | -
Nvidia lehnte es ab, sich an Mistral zu beteiligen. | asserted | no
Nvidia hat noch nie in Mistral investiert. | asserted | no
Bislang hat Nvidia keinen Cent in Mistral investiert. | asserted | no
Mistral nutzt Azure und setzt Chips von Nvidia nicht mehr ein. | asserted | mixed
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("text", "modality", "negated"), CASES)
def test_voice(text: str, modality: str, negated: str) -> None:
    claims = [c for c in read(Document("a.txt", text, "0" * 64)).claims if c.type != "Leadership"]
    said = {(c.modality, c.negated) for c in claims}
    expected = {False, True} if negated == "mixed" else {negated == "no"}
    assert said == {(modality, value) for value in expected}
