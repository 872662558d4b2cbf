"""The Python interface: `kgtool.open` and what it gives.

A store is opened by its folder, or a SPARQL endpoint by its address; `place` stands here for a store of one short text,
in which Microsoft invests in Anthropic and Anthropic buys computing power from Microsoft.

>>> import kgtool
>>> kg = kgtool.open(place, lang="en")
>>> "circular-flow" in kg.questions
True

A stored question is asked by its name, with its parameters by theirs. Rows are dictionaries of Python's values; money
is exact.

>>> answer = kg.ask("circular-flow", length=3)
>>> answer
<Answer: 'circular-flow', 1 row of actors, length, min, max, currency, claims, edges, note>
>>> for row in answer:
...     print(row["actors"], row["max"], row["currency"])
Anthropic → Microsoft → Anthropic 5000000000 USD
>>> answer.to_polars().schema["max"]
Decimal(precision=38, scale=0)
>>> print(answer.to_csv().splitlines()[0])
actors,length,min,max,currency,claims,edges,note

Each row leads back to the sentences that it stands on, and so does each triple.

>>> for claim in answer.explain(row=1).claims:
...     print(claim.quotes[0].exact)
Anthropic verpflichtet sich, bei Microsoft Rechenleistung im Wert von bis zu 30 Milliarden Dollar
Microsoft investiert 5 Milliarden Dollar in Anthropic
>>> kg.explain("Microsoft", "invests in", "Anthropic")
<Explanation: Microsoft invests in Anthropic>

Columns of evidence can be added to any answer, and every answer is written in each format of the command line.

>>> print(answer.with_evidence()[0]["evidence_quote"])
Microsoft investiert 5 Milliarden Dollar in Anthropic
>>> print(answer.to("mermaid").splitlines()[0])
flowchart LR

SPARQL of one's own gives rows, triples or truth. What a view leaves out is left out of every answer.

>>> kg.sparql("SELECT (COUNT(*) AS ?flows) { ?flow a <https://w3id.org/kgtool/ns#Flow> }")[0]
{'flows': 2}
>>> len(kg.view(without=["allianz.txt"]).ask("circular-flow"))
0

What is misspelt is told with what was probably meant.

>>> kg.ask("circular-flow", lenght=3)
Traceback (most recent call last):
kgtool.errors.UsageError: KG100 'circular-flow' has no parameter 'lenght'. Did you mean 'length'?
>>> kg.close()
"""
